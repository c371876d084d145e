import TestSupport
import Testing

@testable import Notebooks

@Suite("Committed results")
struct CommittedResultsTests {
    static let body = "{{t.y.yes.percent}}\n\n```lbc table1\nid: t\nby: g\nrows: [age, y]\n```\n"

    private static func files(_ sample: SampleStudy, _ body: String = body) throws -> (Notebook, [OutputFile]) {
        let (notebook, run) = try sample.run(body)
        return (notebook, try run.files(of: notebook))
    }

    /// A study with its results beside it.
    private static func committed() throws -> SampleStudy {
        let sample = try SampleStudy()
        let (notebook, files) = try files(sample)
        try FileManagerFolder.make(CommittedResults(of: notebook).folder)
        for file in CommittedResults(of: notebook).promoted(files) {
            _ = try sample.folder.write(file.text, to: "study.results/\(file.path)")
        }
        return sample
    }

    @Test("The page, the statistics and the manifest are kept, beside the notebook")
    func promoted() throws {
        let sample = try SampleStudy()
        let (notebook, files) = try Self.files(sample)
        let results = CommittedResults(of: notebook)
        #expect(results.folder == sample.folder.path + "/study.results")
        #expect(results.promoted(files).map(\.path).sorted() == ["manifest.json", "report.md", "statistics.json"])
    }

    @Test("Without them, --check says how to make them")
    func absent() throws {
        let sample = try SampleStudy()
        let (notebook, files) = try Self.files(sample)
        let error = #expect(throws: StudyError.self) { try CommittedResults(of: notebook).changes(from: files) }
        #expect(error?.description.contains("--update") == true)
        try FileManagerFolder.make(sample.folder.path + "/study.results")
        _ = try sample.folder.write("[{\"broken\": ", to: "study.results/statistics.json")
        #expect(throws: StudyError.self) { try CommittedResults(of: notebook).changes(from: files) }
    }

    @Test("The same study gives no change")
    func same() throws {
        let sample = try Self.committed()
        let (notebook, files) = try Self.files(sample)
        #expect(try CommittedResults(of: notebook).changes(from: files).isEmpty)
    }

    @Test("Other data: every changed number is named; a text that changed alone, by its line")
    func changed() throws {
        let sample = try Self.committed()
        _ = try sample.folder.write(SampleStudy.csv(seed: 2), to: "data.csv")
        let (notebook, files) = try Self.files(sample)
        let changes = try CommittedResults(of: notebook).changes(from: files)
        #expect(changes.contains { $0.hasPrefix("t.age.mean, value: ") && $0.contains(" → ") })
        #expect(changes.count == 21 && changes.last?.hasPrefix("… and ") == true)

        _ = try sample.folder.write(SampleStudy.csv(), to: "data.csv")
        let (_, other) = try Self.files(sample, "Another word. " + Self.body)
        let lines = try CommittedResults(of: notebook).changes(from: other)
        #expect(lines.count == 1 && lines[0].contains("the numbers are the same, but the text is not"))
        #expect(lines[0].contains("now: Another word."))
    }

    @Test("An analysis less, and one more")
    func analyses() throws {
        let sample = try Self.committed()
        let (notebook, files) = try Self.files(sample, "```lbc estimate\nid: e\nmean: age\n```\n")
        let changes = try CommittedResults(of: notebook).changes(from: files)
        #expect(changes.contains { $0.hasPrefix("t.") && $0.hasSuffix(": no longer computed") })
    }

    /// A statistic of one number.
    private func statistic(_ value: Double, key: String = "a.n") -> StoredStatistic {
        StoredStatistic(key: key, numbers: [("value", value)])
    }

    @Test(
        "Numbers are compared to nine digits",
        arguments: [
            (1.0, 1 + 1e-10, true), (1.0, 1 + 1e-8, false), (1e300, 1e300 * (1 + 1e-10), true), (0, 1e-15, true),
            (0, 1e-9, false), (.nan, .nan, true), (1, .nan, false), (.nan, 1, false), (-1, 1, false),
            (.infinity, .infinity, true), (.infinity, 1, false),
        ])
    func tolerance(old: Double, new: Double, isSame: Bool) {
        let changes = StatisticsComparison.changes(from: [statistic(old)], to: [statistic(new)])
        #expect(changes.isEmpty == isSame, "\(changes)")
    }

    @Test("New statistics are changes, too")
    func added() {
        #expect(
            StatisticsComparison.changes(from: [], to: [statistic(1), statistic(2, key: "b.n")])
                == ["a.n: new", "b.n: new"])
    }
}
