import FileFormats
import Frame

/// A delimited text file.
struct CSVSource: ColumnSource {
    let csv: CSVFile
    /// What is to be said of a cache that was not used.
    var notices: [String] = []

    var path: String { csv.path }
    var columnNames: [String] { csv.columnNames }
    var isDecoded: Bool { false }

    func names(of name: String) -> [String] { csv.names(of: name) }

    func read(columns: Set<String>) throws(FileFormatError) -> RawColumns {
        RawColumns(try csv.read(columns: columns), path: path, notices: notices)
    }

    func digest() throws(FileFormatError) -> String { try sha256(ofFile: path) }
}

extension CSVTable: CellLocator {
    func opened() -> any CellLocator { self }
}

extension RawColumns {
    /// - Parameter notices: what is to be said besides.
    init(_ table: CSVTable, path: String, notices: [String] = []) {
        self.init(
            path: path, frame: table.frame, evidence: table.evidence, encoding: table.file.encoding,
            detection: table.file.detection, mended: table.notices, notices: notices, locator: table)
    }
}
