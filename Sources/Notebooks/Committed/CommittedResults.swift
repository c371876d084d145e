import Reporting
import Results
import SurveyData

/// The results that are kept beside a notebook, as `<notebook>.results/`: what it printed when it was last promoted.
public struct CommittedResults: Sendable {
    static let statisticsFile = "statistics.json"
    /// The files that are kept; the others are made from them.
    private static let keptFiles: Set<String> = ["report.md", statisticsFile, "manifest.json"]

    /// The folder, beside the notebook.
    public let folder: String

    public init(of notebook: Notebook) {
        let stem = notebook.path.hasSuffix(".md") ? String(notebook.path.dropLast(3)) : notebook.path
        folder = stem + ".results"
    }

    /// The files of a report that are promoted.
    public func promoted(_ files: [OutputFile]) -> [OutputFile] {
        files.filter { Self.keptFiles.contains($0.path) }
    }

    /// What changed between the committed results and a new run; empty when nothing did.
    ///
    /// Statistics are compared as numbers, to nine digits: the last bits of a sum may differ between processors, and no
    /// printed digit depends on them.
    ///
    /// - Throws: ``StudyError`` when there are no committed results.
    public func changes(from files: [OutputFile]) throws -> [String] {
        guard let text = try? readText("\(folder)/\(Self.statisticsFile)"),
            let committed = StatisticsReader.read(text)
        else { throw StudyError.noCommittedResults(path: folder) }
        let new = files.first { $0.path == Self.statisticsFile }.flatMap { StatisticsReader.read($0.text) } ?? []
        var changes = StatisticsComparison.changes(from: committed, to: new)
        let oldReport = try? readText("\(folder)/report.md")
        let newReport = files.first { $0.path == "report.md" }?.text
        if changes.isEmpty, let oldReport, let newReport, oldReport != newReport {
            changes += ReportComparison.changes(from: oldReport, to: newReport)
        }
        return changes
    }
}

/// A statistic as `statistics.json` holds it: where it stands, and its numbers.
public struct StoredStatistic: Sendable, Equatable {
    public let key: String
    public let numbers: [(name: String, value: Double)]

    public static func == (a: StoredStatistic, b: StoredStatistic) -> Bool {
        a.key == b.key && a.numbers.elementsEqual(b.numbers) { $0 == $1 }
    }
}

enum StatisticsComparison {
    /// Numbers closer than this, relatively, are the same.
    private static let tolerance = 1e-9
    private static let mostShown = 20

    static func changes(from old: [StoredStatistic], to new: [StoredStatistic]) -> [String] {
        let oldByKey = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let newByKey = Dictionary(new.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [String] = []
        for statistic in old {
            guard let now = newByKey[statistic.key] else {
                changes.append("\(statistic.key): no longer computed")
                continue
            }
            changes += differences(statistic, now)
        }
        changes += new.filter { oldByKey[$0.key] == nil }.map { "\($0.key): new" }
        guard changes.count > mostShown else { return changes }
        return changes.prefix(mostShown) + ["… and \(changes.count - mostShown) more"]
    }

    private static func differences(_ old: StoredStatistic, _ new: StoredStatistic) -> [String] {
        let now = Dictionary(new.numbers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        return old.numbers.compactMap { name, value in
            let other = now[name] ?? .nan
            let isSame =
                value == other || (value.isNaN && other.isNaN)
                || (value.isFinite && other.isFinite
                    && abs(value - other) <= max(tolerance * max(abs(value), abs(other)), 1e-14))
            return isSame ? nil : "\(old.key), \(name): \(value) → \(other)"
        }
    }
}

enum ReportComparison {
    /// The first line that differs.
    static func changes(from old: String, to new: String) -> [String] {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false)
        for line in 0..<max(before.count, after.count) {
            let was = before.indices.contains(line) ? before[line] : "(end)"
            let now = after.indices.contains(line) ? after[line] : "(end)"
            if was != now {
                return [
                    "report.md, line \(line + 1): the numbers are the same, but the text is not\n  was: \(was)\n  now: \(now)"
                ]
            }
        }
        return []
    }
}
