public import Frame

/// A file's rows in blocks: types and texts are settled over the whole file, cells are parsed block by block.
public struct CSVBlocks: Sendable {
    public let file: CSVFile
    public let rowCount: Int
    /// Consecutive, in order; every block a run of whole chunks of the file, of about the size asked for.
    public let blocks: [Range<Int>]
    public let evidence: [String: ColumnEvidence]
    // A stand-in: the whole file is read, and blocks are cut from it.
    private let table: CSVTable

    init(_ table: CSVTable, bytesPerBlock: Int) {
        self.table = table
        file = table.file
        rowCount = table.frame.rowCount
        evidence = table.evidence
        let rows = max(1, bytesPerBlock / max(1, 8 * table.frame.columns.count))
        var blocks: [Range<Int>] = []
        // Sizes that differ, so that nothing can come to rest on where blocks end.
        let quarters = [4, 1, 7, 3, 5, 2]
        while blocks.last?.upperBound ?? 0 < rowCount {
            let start = blocks.last?.upperBound ?? 0
            let size = max(1, rows * quarters[blocks.count % quarters.count] / 4)
            blocks.append(start..<min(rowCount, start + size))
        }
        self.blocks = blocks
    }

    /// The columns of one block: same types in every block, texts coded by one dictionary for the whole file
    /// (`.text(codes, texts)` carries all texts of the file in order of first appearance in the file).
    public func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame {
        let rows = blocks[number]
        let columns = table.frame.columns.map { column -> Column in
            let values: ColumnValues =
                switch column.values {
                case .numeric(let values): .numeric(Array(values[rows]))
                case .integer(let values): .integer(Array(values[rows]))
                case .categorical(let codes, let levels): .categorical(Array(codes[rows]), levels)
                case .text(let codes, let texts): .text(Array(codes[rows]), texts)
                }
            let missing = column.missing.isEmpty ? .none : MissingCells(reasons: Array(column.missing.reasons[rows]))
            return Column(name: column.name, label: column.label, unit: column.unit, values: values, missing: missing)
        }
        return DataFrame(rowCount: rows.count, columns: columns)
    }

    public func position(row: Int, column: String) -> SourcePosition {
        table.position(row: row, column: column)
    }
}

extension CSVFile {
    /// Settles types in a first pass. `bytesPerBlock`: about how much memory a block's columns may take.
    public func blocks(columns wanted: Set<String>?, bytesPerBlock: Int) throws(FileFormatError) -> CSVBlocks {
        CSVBlocks(try read(columns: wanted), bytesPerBlock: bytesPerBlock)
    }
}
