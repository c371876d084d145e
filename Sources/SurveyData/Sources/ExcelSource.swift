import FileFormats
import Frame

/// A sheet of an Excel workbook.
struct ExcelSource: ColumnSource {
    let file: ExcelFile

    var path: String { file.path }
    var columnNames: [String] { file.columnNames }
    var isDecoded: Bool { false }
    var estimatedRows: Int { file.estimatedRows }

    func names(of name: String) -> [String] { file.names(of: name) }

    func read(columns: Set<String>) throws(FileFormatError) -> RawColumns {
        let table = try file.read(columns: columns)
        return RawColumns(
            frame: table.frame,
            facts: ReadingFacts(
                path: path, evidence: table.evidence, encoding: .utf8, mended: table.notices, notices: table.remarks,
                locator: table))
    }

    func blocks(columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> any ColumnBlocks {
        ExcelColumnBlocks(
            excel: try file.blocks(columns: columns, bytesPerBlock: bytesPerBlock), path: path,
            bytesPerBlock: bytesPerBlock)
    }

    func digest() throws(FileFormatError) -> String { try sha256(ofFile: path) }
}

/// A sheet read in blocks.
private struct ExcelColumnBlocks: ColumnBlocks {
    let excel: ExcelBlocks
    let path: String
    let bytesPerBlock: Int

    var rowCount: Int { excel.rowCount }
    var blocks: [Range<Int>] { excel.blocks }
    var facts: ReadingFacts {
        ReadingFacts(
            path: path, evidence: excel.evidence, encoding: .utf8, mended: excel.notices, notices: excel.remarks,
            locator: excel)
    }

    func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame { try excel.frame(ofBlock: number) }

    func narrowed(to columns: Set<String>) throws(FileFormatError) -> any ColumnBlocks {
        ExcelColumnBlocks(
            excel: try excel.narrowed(to: columns, bytesPerBlock: bytesPerBlock), path: path,
            bytesPerBlock: bytesPerBlock)
    }
}

extension ExcelTable: CellLocator {
    func opened() -> any CellLocator { self }
}

extension ExcelBlocks: CellLocator {
    func opened() -> any CellLocator { self }
}
