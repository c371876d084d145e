import FileFormats
import Frame

/// Several files made into one by a combination, as if they were a file.
struct CombinedSource: ColumnSource {
    let combination: Combination
    let table: any CombinedTable

    /// Opens the files, reading headers only.
    ///
    /// - Parameters:
    ///   - notation: how files are written that say nothing of it themselves.
    ///   - outer: the combinations that this one is a part of.
    ///   - position: where this one is named.
    /// - Throws: `FileFormatError`, ``ConfigurationIssues`` with everything wrong, or ``CombinationError``.
    init(
        path: String, notation: FileNotation, within outer: [Combination] = [],
        at position: SourcePosition? = nil
    ) throws {
        combination = try Combination(path: path)
        // Paths to one file can be written in many ways; its text is the same.
        let digest = combination.digest
        if outer.contains(where: { $0.digest == digest }) {
            throw CombinationError.containsItself(
                outer.map(\.path) + [path], position: position ?? SourcePosition(whole: path))
        }
        table = try CombinationOpening(combination, notation: notation, outer: outer).table()
    }

    var path: String { combination.path }
    var columnNames: [String] { table.columnNames }
    /// Whether some of the columns have been decoded.
    var isDecoded: Bool { table.sources.contains(where: \.isDecoded) }
    var estimatedRows: Int { table.estimatedRows }
    var metadata: [VariableMetadata] { table.metadata }

    /// The files it is made of, and the combinations among them.
    var sourcePaths: [String] {
        table.sources.flatMap { [$0.path] + (($0 as? CombinedSource)?.sourcePaths ?? []) }
    }

    func names(of name: String) -> [String] {
        guard !columnNames.contains(name) else { return [] }
        let known = Set(columnNames)
        return table.sources.lazy.map { $0.names(of: name).filter(known.contains) }.first { !$0.isEmpty } ?? []
    }

    /// The rows of the last step, with the columns named.
    func rows(_ columns: Set<String>) throws -> CombinedRows {
        var rows = try table.read(columns)
        rows.frame = DataFrame(
            rowCount: rows.rowCount, columns: columnNames.filter(columns.contains).map { rows.column($0) })
        return rows
    }

    func read(columns: Set<String>) throws -> RawColumns {
        let rows = try rows(columns)
        return RawColumns(frame: rows.frame, facts: facts(rows))
    }

    func facts(_ rows: CombinedRows) -> ReadingFacts {
        ReadingFacts(
            path: path, evidence: rows.evidence, encoding: rows.encoding, notices: rows.notices, locator: rows.locator)
    }

    /// Joins need whole columns: they are held in memory, and handed out in blocks.
    func blocks(columns: Set<String>, bytesPerBlock: Int) throws -> any ColumnBlocks {
        let rows = try rows(columns)
        var facts = facts(rows)
        facts = ReadingFacts(
            path: path, evidence: facts.evidence, encoding: facts.encoding,
            notices: facts.notices + [CombinationError.heldInMemory(path)], locator: rows.locator)
        return FrameBlocks(frame: rows.frame, facts: facts, bytesPerBlock: bytesPerBlock)
    }

    /// The SHA-256 of the combination and of what its files come from.
    func digest() throws -> String {
        sha256(ofText: ([combination.digest] + (try table.sources.map { try $0.digest() })).joined(separator: "\n"))
    }
}
