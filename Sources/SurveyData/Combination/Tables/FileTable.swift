import FileFormats
import Frame

/// A file with some of its columns, under the names they have from here on.
struct FileTable: CombinedTable {
    let declaration: FileDeclaration
    let source: any ColumnSource
    /// Names from here on, in order.
    let columnNames: [String]
    /// What the file calls them.
    private let originalName: [String: String]

    var estimatedRows: Int { source.estimatedRows }
    var sources: [any ColumnSource] { [source] }
    var path: String { declaration.path.text }

    var metadata: [VariableMetadata] {
        let known = Dictionary(source.metadata.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return columnNames.compactMap { name in known[originalName[name] ?? name]?.renamed(name) }
    }

    /// Finds the columns that are declared; what is wrong is reported.
    init(_ declaration: FileDeclaration, source: any ColumnSource, log: IssueLog) {
        self.declaration = declaration
        self.source = source
        let known = source.columnNames
        let wanted = declaration.columns ?? known.map { PlacedText(text: $0, position: declaration.path.position) }
        for column in wanted + declaration.renames.map(\.from) where !known.contains(column.text) {
            log.add(CombinationError.unknown(column.text, in: declaration.path.text, known: known), at: column.position)
        }
        var renamed: [String: PlacedText] = [:]
        for (from, to) in declaration.renames { renamed[from.text] = to }
        var names: [String] = []
        var originals: [String: String] = [:]
        // A key need not be among the columns that are taken, but may be renamed.
        let extra = declaration.columns == nil ? [] : declaration.renames.map(\.from)
        for column in wanted + extra where known.contains(column.text) {
            let name = renamed[column.text] ?? column
            if let other = originals[name.text], other != column.text {
                log.add(CombinationError.takenName(name.text, by: declaration.path.text), at: name.position)
                continue
            }
            if originals[name.text] == nil { names.append(name.text) }
            originals[name.text] = column.text
        }
        columnNames = names
        originalName = originals
    }

    /// The same file with more of its columns, which a key needs.
    func including(_ keys: [PlacedText], log: IssueLog) -> FileTable {
        guard let columns = declaration.columns else { return self }
        let missing = keys.filter { !columnNames.contains($0.text) && source.columnNames.contains($0.text) }
        guard !missing.isEmpty else { return self }
        let more = FileDeclaration(
            path: declaration.path, notation: declaration.notation, columns: columns + missing,
            renames: declaration.renames)
        return FileTable(more, source: source, log: IssueLog())
    }

    func declaredValues(of name: String) -> [String]? {
        guard let original = originalName[name], let combined = source as? CombinedSource else { return nil }
        return combined.table.declaredValues(of: original)
    }

    func read(_ columns: Set<String>) throws -> CombinedRows {
        let taken = columnNames.filter(columns.contains)
        let originals = taken.map { originalName[$0] ?? $0 }
        let read = try source.read(columns: Set(originals))
        let pairs = zip(taken, originals).compactMap { name, original in
            read.frame[original].map { column in (name, original, column) }
        }
        let frame = DataFrame(
            rowCount: read.frame.rowCount,
            columns: pairs.map { name, original, column in
                name == original
                    ? column
                    : column.renamed(name, label: column.label == LocalizedText(original) ? LocalizedText(name) : nil)
            })
        let evidence = pairs.compactMap { name, original, _ in read.facts.evidence[original].map { (name, $0) } }
        return CombinedRows(
            frame: frame, evidence: Dictionary(evidence, uniquingKeysWith: { first, _ in first }),
            encoding: read.facts.encoding,
            locator: RenamedLocator(inner: read.facts.locator, originalName: originalName),
            notices: read.facts.notices,
            reports: [
                CombinationStepReport(
                    kind: .file, files: [path], rowsAfter: read.frame.rowCount, columnsAfter: columnNames.count)
            ])
    }
}

/// Finds the cells of columns that were given other names.
private struct RenamedLocator: CellLocator {
    let inner: any CellLocator
    let originalName: [String: String]

    func opened() -> any CellLocator { RenamedLocator(inner: inner.opened(), originalName: originalName) }

    func position(row: Int, column: String) -> SourcePosition {
        inner.position(row: row, column: originalName[column] ?? column)
    }
}
