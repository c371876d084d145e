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

    func blocks(columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> any ColumnBlocks {
        CSVColumnBlocks(
            csv: try csv.blocks(columns: columns, bytesPerBlock: bytesPerBlock), bytesPerBlock: bytesPerBlock,
            notices: notices)
    }

    var estimatedRows: Int { csv.bytes.estimatedLines(newline: csv.dialect.newline) }

    func digest() throws(FileFormatError) -> String { try sha256(ofFile: path) }
}

/// A delimited text file read in blocks.
private struct CSVColumnBlocks: ColumnBlocks {
    let csv: CSVBlocks
    let bytesPerBlock: Int
    let notices: [String]

    var rowCount: Int { csv.rowCount }
    var blocks: [Range<Int>] { csv.blocks }
    var facts: ReadingFacts {
        ReadingFacts(
            path: csv.file.path, evidence: csv.evidence, encoding: csv.file.encoding, detection: csv.file.detection,
            mended: csv.notices, notices: notices, locator: csv)
    }

    func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame { try csv.frame(ofBlock: number) }

    func narrowed(to columns: Set<String>) throws(FileFormatError) -> any ColumnBlocks {
        // The encoding has been settled; it must not be settled anew by fewer columns.
        CSVColumnBlocks(
            csv: try csv.file.blocks(columns: columns, bytesPerBlock: bytesPerBlock), bytesPerBlock: bytesPerBlock,
            notices: notices)
    }
}

extension CSVTable: CellLocator {
    func opened() -> any CellLocator { self }
}

extension CSVBlocks: CellLocator {
    func opened() -> any CellLocator { self }
}

extension RawColumns {
    /// - Parameter notices: what is to be said besides.
    init(_ table: CSVTable, path: String, notices: [String] = []) {
        self.init(
            frame: table.frame,
            facts: ReadingFacts(
                path: path, evidence: table.evidence, encoding: table.file.encoding, detection: table.file.detection,
                mended: table.notices, notices: notices, locator: table))
    }
}
