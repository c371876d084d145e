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
        return RawColumns(
            path: path, frame: table.frame, evidence: table.evidence, encoding: file.origin?.encoding ?? .utf8,
            mended: file.origin?.notices.map { $0.at(path) } ?? [], locator: RowLocator(path: path))
    }

    func digest() throws(FileFormatError) -> String { try sha256(ofFile: path) }
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
