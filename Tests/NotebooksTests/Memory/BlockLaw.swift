import Reporting
import Results
import RowBlocks
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

/// The law of files larger than memory: gone through in blocks of whatever size, on whatever number of cores, a study
/// gives the same statistics, notes, labels and problems as in memory, to the last bit, or the same error.
enum BlockLaw {
    /// From the shortest blocks to all rows in one.
    static let sizes = [1, 1 << 17, 1 << 30]

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
        // A law of blocks says nothing of a file that is one.
        if let blocks = try? plan.file.blocks(plan.variableNames, bytesPerBlock: 1) {
            #expect(blocks.count > 8, sourceLocation: location)
        }
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
        let meaning = codebook.map { "codebook: \(Places.dataset($0))\n" } ?? ""
        return try plan(
            body, csv: try Places.text(Places.dataset(data)), front: "\(meaning)design: \(design)\n\(more)"
        ).plan
    }

    /// The plan of a notebook of these blocks over a file of this text, and the folder both lie in.
    static func plan(_ body: String, csv: String, front: String) throws -> (plan: StudyPlan, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        _ = try folder.write(widened(csv), to: "d.csv")
        let path = try folder.write("---\ndata: d.csv\n\(front)\n---\n\(body)", to: "s.md")
        return (try StudyPlan(try Notebook(path: path)), folder)
    }

    /// The same rows with a column that nobody reads at their end: files are cut into blocks by their bytes, and a few
    /// rows must be many enough for a dozen.
    private static func widened(_ csv: String) -> String {
        let lines = csv.split(whereSeparator: \.isNewline)
        let filler = "," + String(repeating: "x", count: max(1, 5_000_000 / lines.count)) + "\n"
        return lines[0] + ",filler\n" + lines.dropFirst().map { $0 + filler }.joined()
    }
}
