import FileFormats
import Frame

/// Columns that are all in memory, handed out in blocks: of a kind of file that cannot be read in parts. What is made of
/// the columns need not fit in memory then, but they must.
struct FrameBlocks: ColumnBlocks {
    let frame: DataFrame
    let facts: ReadingFacts
    let blocks: [Range<Int>]

    init(frame: DataFrame, facts: ReadingFacts, bytesPerBlock: Int) {
        self.frame = frame
        self.facts = facts
        let bytesPerRow = frame.columns.count * 9
        let size = max(1_024, bytesPerBlock / max(1, bytesPerRow))
        let count = max(1, (frame.rowCount + size - 1) / size)
        let rowCount = frame.rowCount
        blocks = (0..<count).map { min($0 * size, rowCount)..<min(($0 + 1) * size, rowCount) }
    }

    private init(_ other: FrameBlocks, keeping columns: Set<String>) {
        frame = DataFrame(
            rowCount: other.frame.rowCount, columns: other.frame.columns.filter { columns.contains($0.name) })
        facts = other.facts
        blocks = other.blocks
    }

    var rowCount: Int { frame.rowCount }

    func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame {
        let rows = blocks[number]
        return DataFrame(rowCount: rows.count, columns: frame.columns.map { $0.rows(rows) })
    }

    func narrowed(to columns: Set<String>) -> any ColumnBlocks { FrameBlocks(self, keeping: columns) }
}
