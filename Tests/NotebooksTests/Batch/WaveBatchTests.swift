import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("A batch of waves")
struct WaveBatchTests {
    static let body = """
        ```lbc estimate
        id: e
        mean: age
        proportion: y
        ```

        ```lbc model
        id: m
        outcome: y
        family: binomial
        models: {Adjusted: g}
        ```
        """

    /// A study with waves of its own beside it.
    private static func batch(
        _ waves: [(name: String, csv: String)], _ frontMatter: String = SampleStudy.frontMatter
    ) throws -> (reports: [WaveReport], summary: WaveSummary, sample: SampleStudy) {
        let sample = try SampleStudy()
        let paths = try waves.map { try sample.folder.write($0.csv, to: $0.name) }
        let notebook = try sample.notebook(Self.body, frontMatter: frontMatter)
        let batch = try WaveBatch(notebook, paths: paths)
        let reports = paths.map { batch.report($0) }
        return (reports, WaveSummary(notebook, reports), sample)
    }

    private static func statistics(_ summary: WaveSummary) throws -> [StoredStatistic] {
        try #require(StatisticsReader.read(summary.files.first { $0.path == "summary.json" }?.text ?? ""))
    }

    @Test("A broken wave is recorded with its reason and does not stop the others")
    func broken() throws {
        let (reports, summary, _) = try Self.batch([
            ("one.csv", SampleStudy.csv()), ("two.csv", "s,p,w\n1,1,1\n"), ("three.csv", SampleStudy.csv(seed: 3)),
        ])
        #expect(reports.map(\.files.isEmpty) == [false, true, false])
        let ledger = try #require(summary.files.first { $0.path == "ledger.json" }?.text)
        let entries = try #require(try JSONSerialization.jsonObject(with: Data(ledger.utf8)) as? [[String: Any]])
        #expect(entries.compactMap { $0["wave"] as? String } == ["one", "two", "three"])
        #expect(entries.compactMap { $0["status"] as? String } == ["done", "failed", "done"])
        #expect((entries[1]["error"] as? String)?.contains("no variable is called 'age'") == true)
        #expect(entries[0]["read"] as? Int == 60 && entries[0]["analysed"] as? Int == 60)
        #expect(summary.files.first { $0.path == "summary.md" }?.text.contains("no variable is called") == true)
    }

    @Test("Each wave's numbers are those of its own report")
    func sameNumbers() throws {
        let (reports, summary, _) = try Self.batch([
            ("a.csv", SampleStudy.csv()), ("b.csv", SampleStudy.csv(seed: 2)),
        ])
        let statistics = try Self.statistics(summary)
        for report in reports {
            let own = try #require(
                StatisticsReader.read(report.files.first { $0.path == "statistics.json" }?.text ?? ""))
            let mean = try #require(own.first { $0.key == "e.age.mean" }?.numbers[0].value)
            #expect(statistics.first { $0.key == "e.\(report.name).age.mean.mean" }?.numbers[0].value == mean)
        }
    }

    @Test("The same data twice: no change, and the test says so; other data: Cochran's Q of the two")
    func change() throws {
        let (_, same, _) = try Self.batch([("a.csv", SampleStudy.csv()), ("b.csv", SampleStudy.csv())])
        let none = try #require(try Self.statistics(same).first { $0.key == "e.age.mean.difference" })
        #expect(none.numbers.first { $0.name == "p" }?.value ?? 0 > 0.999_999)
        #expect(abs(none.numbers.first { $0.name == "value" }?.value ?? 1) < 1e-20)

        let (_, other, _) = try Self.batch([("a.csv", SampleStudy.csv()), ("b.csv", SampleStudy.csv(seed: 2))])
        let statistics = try Self.statistics(other)
        let values = ["a", "b"].compactMap { wave in statistics.first { $0.key == "e.\(wave).age.mean.mean" }?.numbers }
        let (a, b) = (values[0], values[1])
        let z = (a[0].value - b[0].value) / (a[1].value * a[1].value + b[1].value * b[1].value).squareRoot()
        let change = try #require(statistics.first { $0.key == "e.age.mean.difference" })
        #expect(abs((change.numbers.first { $0.name == "value" }?.value ?? 0) - z * z) < 1e-9 * z * z)
        #expect(change.numbers.first { $0.name == "numerator df" }?.value == 1)
    }

    @Test("A share of 0 in one wave has no standard error, so that no test of change is printed")
    func extremeWave() throws {
        let none = SampleStudy.csv(seed: 2).split(separator: "\n").enumerated().map { row, line in
            var cells = line.split(separator: ",").map(String.init)
            if row > 0 { cells[5] = "0" }
            return cells.joined(separator: ",")
        }.joined(separator: "\n")
        let sample = try SampleStudy()
        let paths = try [("a.csv", SampleStudy.csv()), ("b.csv", none), ("c.csv", SampleStudy.csv(seed: 3))].map {
            try sample.folder.write($0.1, to: $0.0)
        }
        let notebook = try sample.notebook("```lbc estimate\nid: e\nmean: age\nproportion: y\n```\n")
        let batch = try WaveBatch(notebook, paths: paths)
        let summary = WaveSummary(notebook, paths.map { batch.report($0) })
        let statistics = try Self.statistics(summary)
        #expect(statistics.contains { $0.key == "e.b.y.yes.proportion.mean" })
        #expect(!statistics.contains { $0.key.hasPrefix("e.y.") && $0.key.hasSuffix("difference") })
        #expect(statistics.contains { $0.key == "e.age.mean.difference" })
        let page = summary.files.first { $0.path == "summary.md" }?.text ?? ""
        #expect(page.contains("Age, mean") && page.contains("Sad: Yes, %"))
        #expect(!page.contains("Sad: No, %"))
    }

    @Test("One wave alone has no test of change")
    func single() throws {
        let (_, summary, _) = try Self.batch([("a.csv", SampleStudy.csv())])
        #expect(try !Self.statistics(summary).contains { $0.key.hasSuffix("difference") })
    }

    @Test("No wave, and two of one name")
    func names() throws {
        let notebook = try SampleStudy().notebook(Self.body)
        #expect(throws: StudyError.self) { try WaveBatch(notebook, paths: []) }
        let error = #expect(throws: StudyError.self) {
            try WaveBatch(notebook, paths: ["x/w.csv", "y/w.csv.gz"])
        }
        #expect(error?.description.contains("'w'") == true)
        let shown = ["/a/wave.3.csv.gz", "wave3.csv", "wave3", ".csv", "第三期.txt"].map(WaveBatch.name)
        #expect(shown == ["wave.3", "wave3", "wave3", ".csv", "第三期"])
    }
}
