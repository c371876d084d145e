import SurveyData
import TestSupport
import Testing

@testable import Notebooks

@Suite("Values in prose")
struct InlineValueTests {
    static let blocks = """


        ```lbc table1
        id: t
        by: g
        rows: [age, y]
        ```
        ```lbc estimate
        id: e
        proportion: y
        mean: age
        total: y
        ```
        ```lbc model
        id: m
        outcome: y
        family: binomial
        models: {Adjusted: g + kids}
        ```
        """

    /// The first line of the report's prose.
    private func prose(_ text: String, _ extra: String = "") throws -> String {
        let files = try SampleStudy().report(
            "@ " + text + Self.blocks, frontMatter: SampleStudy.frontMatter + extra)
        let line = files["report.md"]?.split(separator: "\n").first { $0.hasPrefix("@ ") }
        return String(try #require(line).dropFirst(2))
    }

    @Test(
        "The form of each kind of value",
        arguments: [
            ("{{e.y.yes.percent}}", #"[0-9]+\.[0-9]%"#),
            ("{{e.y.yes.proportion}}", #"[0-9]+\.[0-9]%"#),
            ("{{e.y.yes.percent | withCI}}", #"[0-9.]+% \(95% CI [0-9.]+–[0-9.]+\)"#),
            ("{{e.y.yes.percent | commaCI}}", #"[0-9.]+%, 95% CI [0-9.]+–[0-9.]+"#),
            (
                "{{m.Adjusted.g.away.oddsRatio | withCI}}",
                #"[0-9]+\.[0-9]{2} \(95% CI [0-9]+\.[0-9]{2}–[0-9]+\.[0-9]{2}\)"#
            ),
            ("{{m.Adjusted.g.away.OR}}", #"[0-9]+\.[0-9]{2}"#),
            ("{{m.Adjusted.g.away.coefficient | withP}}", #"p (=|<) [0-9.]+"#),
            ("{{m.Adjusted.g.p}}", #"p (=|<) [0-9.]+"#),
            ("{{t.y.p}}", #"p (=|<) [0-9.]+"#),
            ("{{t.age.mean}}, {{t.age.sd}}", #"1[0-9]\.[0-9]+, [0-9]\.[0-9]+"#),
            ("{{t.y.yes.away.n}}", #"[0-9]+"#),
            ("{{t.y.smd}}", #"[0-9]\.[0-9]+"#),
            ("{{flow.analysed.n}}", #"60"#),
        ])
    func forms(text: String, form: String) throws {
        let shown = try prose(text)
        #expect(try shown.wholeMatch(of: Regex(form)) != nil, "\(shown)")
    }

    @Test("The interval is of the study's coverage, in the study's language")
    func levels() throws {
        #expect(try prose("{{e.y.yes.percent | withCI}}", "\nlevel: 0.9").contains("(90% CI "))
        #expect(try prose("{{e.y.yes.percent | withCI}}", "\nlanguage: zh").contains("95%"))
        #expect(try !prose("{{e.y.yes.percent | withCI}}", "\nlanguage: zh").contains("CI "))
    }

    @Test("A share of zero has no interval, and says so with a dash")
    func noInterval() throws {
        let sample = try SampleStudy()
        let empty = SampleStudy.csv().split(separator: "\n").enumerated().map { row, line in
            row == 0
                ? String(line)
                : line.split(separator: ",").enumerated().map { $0 == 5 ? "0" : $1 }.joined(separator: ",")
        }.joined(separator: "\n")
        _ = try sample.folder.write(empty, to: "data.csv")
        let files = try sample.report("@ {{e.y.yes.percent | withCI}}\n\n```lbc estimate\nid: e\nproportion: y\n```\n")
        #expect(files["report.md"]?.contains("@ 0.0% (95% CI —)") == true)
    }

    @Test(
        "What cannot be shown says why",
        arguments: [
            ("{{t.age.away.p}}", "study.md:8:3: {{t.age.away.p}} leads to no statistic."),
            ("{{t.y.yes.away.percent | withCI}}", "this statistic has no confidence interval."),
            ("{{flow.read.n | withP}}", "this statistic has no p-value."),
            ("{{flow.read.mean}}", "{{flow.read.mean}} leads to no statistic. It has: n."),
            ("{{e.age.percent}}", "{{e.age.percent}} leads to no statistic. It has: "),
        ])
    func missing(text: String, message: String) throws {
        let sample = try SampleStudy()
        let error = #expect(throws: ConfigurationIssues.self) { try sample.report("@ " + text + Self.blocks) }
        #expect(error?.description.contains(message) == true, "\(error.map { "\($0)" } ?? "")")
    }
}
