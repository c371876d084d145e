import Frame
import Results
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

@Suite("Standard errors and intervals of blocks and flags")
struct InferenceStepTests {
    static let words = "standardErrors: bellMcCaffrey\nintervals: t\n"
    static let body = """
        ```lbc estimate
        id: e
        mean: age
        proportion: y
        by: g
        \(words)```

        ```lbc table1
        id: t
        rows: [age, y]
        by: g
        \(words)```

        ```lbc model
        id: m
        formula: y ~ age + g
        family: binomial
        \(words)```
        """

    @Test("Each block takes adjusted residuals with degrees of freedom of their own, and says so in both languages")
    func blocks() throws {
        let study = try SampleStudy()
        let (_, run) = try study.run(Self.body)
        let results = run.results
        #expect(results.flatMap(\.problems) == [])
        // Six clusters of two strata: four degrees of freedom.
        let mean = try #require(results[0].statistics.first { $0.name == .mean && $0.group == nil })
        let freedom = try #require(mean.degreesOfFreedom)
        #expect(freedom > 2 && freedom < 4)
        let test = try #require(results[1].statistics.first { $0.variable == "age" && $0.name == .test })
        #expect(test.test == .designT && test.degreesOfFreedom != 3)
        let slopes = results[2].statistics.filter { $0.name == .coefficient }.compactMap(\.degreesOfFreedom)
        #expect(Set(slopes).count == slopes.count && slopes.count == 3)
        let english = try #require(try study.report(Self.body)["report.md"])
        #expect(english.contains("bias-reduced for few sampling units (Bell–McCaffrey)"))
        #expect(english.contains("t on Satterthwaite's"))
        let chinese = try #require(
            try study.report(Self.body, frontMatter: SampleStudy.frontMatter + "\nlanguage: zh")["report.md"])
        #expect(chinese.contains("均数和百分比的标准误按抽样单位较少的情形作偏差校正"))
        #expect(chinese.contains("t 自由度按 Satterthwaite 法逐系数计算"))
    }

    @Test("With normal intervals, the notes and the tests say z")
    func normal() throws {
        let body = Self.body.replacing(Self.words, with: "intervals: normal\n")
        let report = try #require(try SampleStudy().report(body)["report.md"])
        #expect(report.contains("by the normal distribution (z), whatever the degrees of freedom"))
        #expect(report.contains("design-based z test"))
        #expect(report.contains("z, whatever the degrees of freedom."))
        #expect(!report.contains("Student's t"))
    }

    @Test("Unknown words are reported at their lines; totals are refused under the table")
    func refusals() throws {
        let study = try SampleStudy()
        let lines = try study.message("```lbc estimate\nmean: age\nstandardErrors: CR2\nintervals: z\n```\n")
        #expect(lines.count == 2)
        #expect(lines.contains { $0.contains("'standardErrors'") && $0.contains("bellMcCaffrey") })
        #expect(lines.contains { $0.contains("'intervals'") && $0.contains("normal") })
        let (_, run) = try study.run(
            "```lbc estimate\nid: e\nmean: age\ntotal: kids\nstandardErrors: bellMcCaffrey\n```\n")
        #expect(run.results[0].problems.count == 1)
        #expect(run.results[0].problems[0].contains("a total is asked for"))
        #expect(run.results[0].statistics.isEmpty)
    }

    @Test("Flags are the words of blocks")
    func flags() throws {
        let study = try SampleStudy()
        var flags = StudyFlags(data: study.folder.path + "/data.csv")
        flags.weights = "w"
        flags.strata = ["s"]
        flags.clusters = ["p"]
        flags.codebook = study.folder.path + "/codebook.yaml"
        let inference = InferenceFlags(standardErrors: "bellMcCaffrey")
        let steps: [any AnalysisStep] = [
            try EstimateStep(
                flagsMean: ["age"], proportion: ["y"], total: [], ratio: [], median: [], by: "g", level: 0.95,
                inference: inference),
            try TableOneStep(
                flagsBy: ["g"], rows: ["age", "y"], categorical: [], numeric: [], median: [], show: [],
                inference: inference),
            try ModelStep(
                flagsFormula: "y ~ age + g", family: "binomial", link: nil, event: nil, references: [], crude: false,
                level: 0.95, show: [], inference: inference),
        ]
        let run = try StudyRun(try StudyPlan(try flags.study(), steps: steps))
        let (_, blocks) = try study.run(Self.body)
        for (flag, block) in zip(run.results, blocks.results) {
            #expect(flag.statistics.map(\.value) == block.statistics.map(\.value))
            #expect(flag.statistics.map(\.standardError) == block.statistics.map(\.standardError))
        }
    }

    @Test("Adjusted residuals need all rows in memory")
    func memory() throws {
        let study = try SampleStudy()
        let plan = try StudyPlan(try study.notebook(Self.body))
        for step in plan.steps { #expect(step.memoryNeed == .biasReducedErrors) }
        let error = #expect(throws: StudyError.self) { try MemoryBudget(bytes: 1).reading(of: plan) }
        #expect(
            "\(try #require(error))".contains(
                "standard errors for few sampling units (bellMcCaffrey) need all rows in memory"))
    }
}
