import TestSupport
import Testing

@Suite("lbc design")
struct DesignCommandTests {
    static let data = "datasets/left-behind-synthetic/wave3.csv"
    static let design = ["--design", "notebooks-md/left-behind-depression.md"]
    static let codebook = ["--codebook", "datasets/left-behind-synthetic/codebook.yaml"]

    @Test("A plain design in every format", arguments: ["terminal", "markdown", "html", "csv", "json"])
    func formats(_ format: String) throws {
        let run = try CommandRun(["design", NHANES.path] + NHANES.design + ["--format", format])
        #expect(run.status == 0, "\(run.error)")
        let parts =
            format == "json"
            ? [#""statistic": "degreesOfFreedom", "value": 16"#, #""statistic": "effectiveSampleSize""#]
            : ["31 units (SDMVPSU) in 15 strata (SDMVSTRA)", "16 (31 primary sampling units less 15 strata)", "1.60"]
        for part in parts { #expect(run.output.contains(part), "\(format): \(part)") }
        if ["markdown", "html"].contains(format) {
            #expect(run.output.contains("Variances are estimated by Taylor linearization."))
            #expect(run.output.contains("say --no-nested"))
        }
    }

    @Test("In Chinese, with the population")
    func chinese() throws {
        let run = try CommandRun(
            ["design", Self.data] + Self.design + Self.codebook + ["--language", "zh", "--format", "markdown"])
        #expect(run.status == 0, "\(run.error)")
        for part in ["设计类型 | 分层整群样本", "48 个单位（county），分属 12 层（stratum）", "方法：估计以抽样权重 weight 加权", "（此处：hukou == rural"] {
            #expect(run.output.contains(part), "\(part)")
        }
    }

    @Test("Strata with a single unit: refused by name, or listed with what the policy makes of them")
    func singleUnits() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("w,s,c\n1,north,1\n2,north,2\n3,south,1\n4,south,1\n", to: "small.csv")
        let arguments = ["design", path, "--weights", "w", "--strata", "s", "--clusters", "c", "--nested"]
        let refused = try CommandRun(arguments)
        #expect(refused.status == 1)
        #expect(refused.output.isEmpty)
        #expect(refused.error.contains("stratum south has a single unit of 'c'"))
        #expect(refused.error.contains("--single-psu"))
        let listed = try CommandRun(arguments + ["--single-psu", "certainty", "--format", "markdown"])
        #expect(listed.status == 0, "\(listed.error)")
        #expect(listed.output.contains("| south | 1 | 2 | 70.0 |"))
        #expect(listed.output.contains("singlePSU is certainty: the stratum is taken as certain, without variance."))
        #expect(listed.output.contains("average (given the average variance of the others)"))
    }

    @Test("A design that cannot be is refused with the place and the remedy")
    func refused() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("w,s\n1,a\n-2,a\n3,b\n4,b\n", to: "bad.csv")
        let negative = try CommandRun(["design", path, "--weights", "w", "--strata", "s"])
        #expect(negative.status == 1 && negative.output.isEmpty)
        #expect(negative.error.contains("bad.csv:3:1: weight 'w' is -2 here"))
        let unknown = try CommandRun(["design", path, "--weights", "wt"])
        #expect(unknown.status == 1 && unknown.error.contains("no variable is called 'wt'"))
        let policy = try CommandRun(["design", path, "--single-psu", "center"])
        #expect(policy.status == 64 && policy.error.contains("centre"))
    }

    @Test("Any number of threads gives the same bytes")
    func threads() throws {
        let arguments = ["design", Self.data] + Self.design + Self.codebook + ["--format", "json"]
        let one = try CommandRun(arguments + ["--threads", "1"])
        #expect(one.status == 0)
        #expect(try CommandRun(arguments + ["--threads", "3"]).output == one.output)
    }
}
