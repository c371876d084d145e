import Results
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

@Suite("Table 1 of a study")
struct TableOneStepTests {
    @Test("The shipped standards have nothing wrong, and names of their own")
    func standards() {
        let read = ShippedReliability.texts.map { ReliabilityReader.read($0, file: "standard") }
        #expect(read.flatMap { $0.issues.map(\.message) } == [])
        let names = read.compactMap { $0.standard?.name }
        #expect(names == ["nchs", "dhs", "rse30", "statcan"])
        #expect(read.allSatisfy { $0.standard.map { !$0.rules.isEmpty && !$0.source.isEmpty } ?? false })
        #expect(ReliabilityReader.shipped[0].rules[.proportions]?.count == 7)
    }

    @Test("A rule that is none says how one reads")
    func badRule() {
        let text = "standard: x\ntitle: t\nsource: s\nmeans:\n  - {hide: size, below: 3}\n  - {below: 4}\n"
        let messages = ReliabilityReader.read(text, file: "x.yaml").issues.map(\.message)
        #expect(messages.contains { $0.contains("'size'") })
        #expect(messages.contains("a rule of x must read {hide: measure, below: number}."))
    }

    @Test(
        "What makes no sense in a block is said with its place",
        arguments: [
            ("cases: all", "'cases'"), ("reliability: nhcs", "'nhcs'"), ("smallCells: 1", "smallest count"),
            ("tests: {sex: rank}", "'sex' under 'tests' is not among the rows"), ("tests: {y: rnk}", "'rank'"),
            ("tests: {y: rank}", "is no test of categories"), ("multiplicity: hlm", "'holm'"),
            ("by: [g, g]", "stands twice among the groups"), ("within: age", "is the group of the columns"),
        ])
    func mistakes(words: String, message: String) throws {
        let body = "```lbc table1\nid: t\nrows: [age, y]\n\(words)\n```"
        let error = #expect(throws: (any Error).self) { try SampleStudy().run(body) }
        #expect(error.map { "\($0)" }?.contains(message) == true)
    }

    @Test("A test chosen for a row is made and named with the row, and p-values are adjusted over the table")
    func chosenTests() throws {
        let body = """
            ```lbc table1
            id: t
            rows: [age, y]
            by: g
            tests: {age: vanDerWaerden, y: raoScottFirst}
            multiplicity: bonferroni
            ```
            """
        let study = try SampleStudy()
        let result = try #require(try study.run(body).1.results.first)
        let tests = result.statistics.filter { $0.name == .test }
        #expect(tests.map(\.test) == [.normalScoresT, .raoScottChiSquared])
        let adjusted = result.statistics.filter { $0.name == .adjustedP }.map(\.value)
        #expect(adjusted == tests.map { min(1, 2 * ($0.p ?? .nan)) })
        let report = try #require(try study.report(body)["report.md"])
        #expect(report.contains("adjusted p") && report.contains("Bonferroni over the 2 tests"))
    }

    @Test("Panels, details and rules stand in the report, in both languages")
    func report() throws {
        let body = """
            ```lbc table1
            id: t
            rows: [age, y]
            by: g
            cases: complete
            reliability: dhs
            smallCells: 3
            show: [total, p, ci, deff, missing, reasons]
            ```
            """
        let english = try #require(try SampleStudy().report(body)["report.md"])
        for text in [
            "95% CI", "Deff", "Demographic and Health Surveys", "‡ Not shown: fewer than 3", "Only respondents with",
        ] {
            #expect(english.contains(text), "\(text)")
        }
        let chinese = try #require(
            try SampleStudy().report(body, frontMatter: SampleStudy.frontMatter + "\nlanguage: zh")["report.md"])
        #expect(chinese.contains("不予显示：人数少于 3") && chinese.contains("仅纳入表中各变量均有值者"))
    }
}
