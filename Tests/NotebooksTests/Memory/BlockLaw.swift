import Reporting
import Results
import RowBlocks
import TestSupport
import Testing

@testable import Notebooks

/// The law of files larger than memory: gone through in blocks of whatever size, on whatever number of cores, a study
/// gives the same statistics, notes, labels and problems as in memory, to the last bit, or the same error.
enum BlockLaw {
    /// From a few rows a block to all in one.
    static let sizes = [1 << 12, 1 << 16, 1 << 30]

    /// What a study comes to: everything that a report is made from, or what is said instead.
    private static func outcome(_ plan: StudyPlan, _ reading: RowReading, threads: Int) -> Outcome {
        Workers.$limit.withValue(threads) {
            do {
                let run = try StudyRun(plan, reading: reading)
                return Outcome(
                    json: JSONFormat().render(run.statistics), results: "\(run.results)", notices: run.notices,
                    error: nil)
            } catch {
                return Outcome(json: "", results: "", notices: [], error: "\(error)")
            }
        }
    }

    private struct Outcome: Equatable {
        let json: String
        let results: String
        let notices: [String]
        let error: String?
    }

    /// Holds a plan to the law.
    ///
    /// - Parameter threads: the numbers of cores tried.
    /// - Returns: the error both ways give, if they do.
    @discardableResult
    static func hold(
        _ plan: StudyPlan, sizes: [Int] = BlockLaw.sizes, threads: [Int] = [1, 2, 3],
        at location: SourceLocation = #_sourceLocation
    ) -> String? {
        let inMemory = outcome(plan, .whole, threads: 2)
        for (index, size) in sizes.enumerated() {
            let streamed = outcome(plan, .blocks(bytes: size), threads: threads[index % threads.count])
            #expect(streamed.error == inMemory.error, "blocks of \(size) bytes", sourceLocation: location)
            #expect(streamed.json == inMemory.json, "blocks of \(size) bytes", sourceLocation: location)
            #expect(streamed.results == inMemory.results, "blocks of \(size) bytes", sourceLocation: location)
            #expect(streamed.notices == inMemory.notices, "blocks of \(size) bytes", sourceLocation: location)
        }
        return inMemory.error
    }

    /// The plan of a notebook of these blocks over shipped data.
    static func plan(
        _ body: String, data: String, codebook: String?, design: String, more: String = ""
    ) throws -> StudyPlan {
        let folder = try TemporaryFolder()
        let meaning = codebook.map { "codebook: \(Places.dataset($0))\n" } ?? ""
        let path = try folder.write(
            "---\ndata: \(Places.dataset(data))\n\(meaning)design: \(design)\n\(more)\n---\n\(body)", to: "study.md")
        return try StudyPlan(try Notebook(path: path))
    }
}
