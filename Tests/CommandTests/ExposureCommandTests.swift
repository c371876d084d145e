import TestSupport
import Testing

@Suite("lbc exposure and lbc definitions")
struct ExposureCommandTests {
    static let data = "datasets/left-behind-synthetic/wave3.csv"
    static let codebook = ["--codebook", "datasets/left-behind-synthetic/codebook.yaml"]

    @Test("All definitions that can be counted, with their overlap, in every format")
    func formats() throws {
        for format in ["terminal", "markdown", "html", "csv", "json"] {
            let run = try CommandRun(
                ["exposure", Self.data, "--clusters", "county"] + Self.codebook + ["--format", format])
            #expect(run.status == 0, "\(format): \(run.error)")
            for name in ["away at least 6 months", "ACWF-2013", "UNICEF-NBS-2015", "Any-absence"] {
                #expect(run.output.contains(name), "\(format): \(name)")
            }
            #expect(run.output.lowercased().contains("jaccard"), "\(format)")
            // What lacks roles is named under the table.
            if ["markdown", "html"].contains(format) {
                #expect(run.output.contains("do not tell fatherCanGuard, motherCanGuard"), "\(format)")
            }
        }
        let chinese = try CommandRun(
            ["exposure", Self.data, "--clusters", "county", "--definitions", "ACWF-2013", "--language", "zh"]
                + Self.codebook)
        #expect(chinese.output.contains("不符合条件") && chinese.output.contains("全国妇联"))
    }

    @Test("One definition has no overlap; weights make the note say so")
    func one() throws {
        let run = try CommandRun(
            ["exposure", Self.data, "--definitions", "ACWF-2013", "--weights", "weight", "--strata", "stratum"]
                + ["--clusters", "county"] + Self.codebook)
        #expect(run.status == 0)
        #expect(!run.output.contains("Jaccard"))
        #expect(run.output.contains("n are unweighted; percentages are weighted"))
    }

    @Test("What cannot be counted is said")
    func refusals() throws {
        let data = ["exposure", Self.data]
        for (arguments, message) in [
            (data, "there is no definition to count"),
            (data + Self.codebook + ["--definitions", "ACWF2013"], "Did you mean 'ACWF-2013'?"),
            (data + Self.codebook + ["--definitions", "State-Council-2016"], "fatherCanGuard (condition: the father"),
        ] {
            let run = try CommandRun(arguments)
            #expect(run.status == 1, "\(arguments)")
            #expect(run.error.contains(message), "\(arguments): \(run.error)")
            #expect(run.output.isEmpty)
        }
    }

    @Test("The list names definitions, roles and surveys; one shows all that is known of it")
    func definitions() throws {
        let list = try CommandRun(["definitions", "--format", "csv"])
        #expect(list.status == 0)
        for name in ["State-Council-2016", "fatherCanGuard", "CFPS-2018", "CEPS-2"] {
            #expect(list.output.contains("\n\(name),"), "\(name)")
        }
        let one = try CommandRun(["definitions", "state-council-2016", "--format", "markdown"])
        for fact in ["motherCanGuard", "UNCONFIRMED", "under 16", "Source: State Council 2016"] {
            #expect(one.output.contains(fact), "\(fact)")
        }
        let survey = try CommandRun(["definitions", "CFPS-2018", "--language", "zh"])
        #expect(survey.output.contains("未经核实") && survey.output.contains("tb6_a18_f"))
        let unknown = try CommandRun(["definitions", "CFPS-2081"])
        #expect(unknown.status == 64)
        #expect(unknown.error.contains("Did you mean 'CFPS-2018'?"))
    }
}
