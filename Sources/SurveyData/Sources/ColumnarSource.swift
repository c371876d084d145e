import FileFormats
import Frame

/// A columnar file given as the data.
struct ColumnarSource: ColumnSource {
    let file: ColumnarFile

    var path: String { file.path }
    var columnNames: [String] { file.columnNames }
    var isDecoded: Bool { file.origin == nil }

    func names(of name: String) -> [String] { file.origin?.names(of: name) ?? [] }

    func read(columns: Set<String>) throws(FileFormatError) -> RawColumns {
        let table = try file.read(columns: columns)
        return RawColumns(frame: table.frame, facts: facts(table.evidence))
    }

    func blocks(columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> any ColumnBlocks {
        let blocks = try file.blocks(columns: columns, bytesPerBlock: bytesPerBlock)
        return ColumnarColumnBlocks(columnar: blocks, facts: facts(blocks.evidence))
    }

    var estimatedRows: Int { file.rowCount }

    private func facts(_ evidence: [String: ColumnEvidence]) -> ReadingFacts {
        ReadingFacts(
            path: path, evidence: evidence, encoding: file.origin?.encoding ?? .utf8,
            mended: file.origin?.notices.map { $0.at(path) } ?? [], locator: RowLocator(path: path))
    }

    func digest() throws(FileFormatError) -> String { try sha256(ofFile: path) }
}

/// A columnar file read in blocks.
struct ColumnarColumnBlocks: ColumnBlocks {
    let columnar: ColumnarBlocks
    let facts: ReadingFacts

    var rowCount: Int { columnar.rowCount }
    var blocks: [Range<Int>] { columnar.blocks }

    func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame { try columnar.frame(ofBlock: number) }

    func narrowed(to columns: Set<String>) -> any ColumnBlocks {
        ColumnarColumnBlocks(columnar: columnar.narrowed(to: columns), facts: facts)
    }
}

extension ColumnarOrigin {
    /// What the columns are called that all bore `name` in the source.
    func names(of name: String) -> [String] {
        for notice in notices {
            guard case .duplicateNames(_, let renamed) = notice else { continue }
            return renamed.first { $0.name == name }?.names ?? []
        }
        return []
    }
}

/// Places in a file that has no lines: the row and the variable.
struct RowLocator: CellLocator {
    let path: String

    func opened() -> any CellLocator { self }

    func position(row: Int, column: String) -> SourcePosition {
        SourcePosition(whole: SurveyDataError.place(in: path, row: row, variable: column))
    }
}
