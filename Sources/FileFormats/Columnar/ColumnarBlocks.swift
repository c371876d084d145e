public import Frame
import RowBlocks

/// The rows of a columnar file in blocks, so that they need not all be in memory.
public struct ColumnarBlocks: Sendable {
    private let file: ColumnarFile
    private let columns: [ColumnarColumn]
    /// The texts of each column, which belong to the whole file.
    private let texts: [String: [String]]
    /// The blocks of the file's checksums that make one block here.
    private let parts: [Range<Int>]
    /// Consecutive, in order.
    public let blocks: [Range<Int>]

    public var rowCount: Int { file.rowCount }
    /// What was noticed when the columns' source was read.
    public var evidence: [String: ColumnEvidence] {
        Dictionary(columns.map { ($0.name, $0.evidence) }) { first, _ in first }
    }

    fileprivate init(_ file: ColumnarFile, columns wanted: Set<String>, bytesPerBlock: Int) throws(FileFormatError) {
        self.file = file
        columns = file.header.columns.filter { wanted.contains($0.name) }
        var texts: [String: [String]] = [:]
        for column in columns { texts[column.name] = try ColumnLoad(column, parts: 0..<0, of: file).allTexts() }
        self.texts = texts
        let rows = ColumnLoad.blocks(of: file)
        let bytesPerRow = columns.reduce(0) { $0 + $1.kind.width + 1 }
        let partsPerBlock = max(1, bytesPerBlock / max(1, bytesPerRow) / rows.blockSize)
        parts = stride(from: 0, to: rows.count, by: partsPerBlock).map { $0..<min($0 + partsPerBlock, rows.count) }
        blocks = parts.map { rows[$0.lowerBound].lowerBound..<rows[$0.upperBound - 1].upperBound }
    }

    private init(_ other: ColumnarBlocks, keeping wanted: Set<String>) {
        file = other.file
        columns = other.columns.filter { wanted.contains($0.name) }
        texts = other.texts
        parts = other.parts
        blocks = other.blocks
    }

    /// The same blocks with fewer columns.
    public func narrowed(to wanted: Set<String>) -> ColumnarBlocks {
        ColumnarBlocks(self, keeping: wanted)
    }

    /// The columns of one block.
    ///
    /// - Throws: ``FileFormatError`` where a column does not match its checksums, or the file cannot be read.
    public func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame {
        var frame = DataFrame(rowCount: blocks[number].count)
        for column in columns {
            let load = ColumnLoad(column, parts: parts[number], of: file)
            for part in parts[number] { _ = try load.run(.rows(part)) }
            frame.set(load.column(texts: texts[column.name] ?? []))
        }
        return frame
    }
}

extension ColumnarFile {
    /// Makes ready to read the columns named in blocks; names the file has not are passed over.
    ///
    /// - Parameter bytesPerBlock: about how much memory the columns of a block may take.
    /// - Throws: ``FileFormatError`` where the texts of a column are damaged.
    public func blocks(columns: Set<String>, bytesPerBlock: Int) throws(FileFormatError) -> ColumnarBlocks {
        try ColumnarBlocks(self, columns: columns, bytesPerBlock: bytesPerBlock)
    }
}
