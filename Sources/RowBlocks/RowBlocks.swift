/// The fixed partition of rows that every reduction follows.
///
/// Block boundaries depend on the number of rows and columns only, never on the number of cores, so that sums are
/// formed in one order on every machine: partial sums within a block, blocks in sequence.
public struct RowBlocks: Sendable, RandomAccessCollection {
    /// The number of rows in all.
    public let rowCount: Int
    /// The number of rows in every block but the last.
    public let blockSize: Int

    /// Blocks of exactly `blockSize` rows (the last may be shorter).
    public init(rowCount: Int, blockSize: Int) {
        precondition(rowCount >= 0 && blockSize > 0, "row blocks need a positive size")
        self.rowCount = rowCount
        self.blockSize = blockSize
    }

    /// Blocks whose dense scratch of `columnCount` doubles a row stays within a core's second-level cache.
    public init(rowCount: Int, cacheSizedFor columnCount: Int) {
        let doublesInCache = 32_768
        let rows = Swift.max(128, Swift.min(4_096, doublesInCache / Swift.max(1, columnCount)))
        // A power of two keeps column starts aligned.
        var size = 128
        while size * 2 <= rows { size *= 2 }
        self.init(rowCount: rowCount, blockSize: size)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { (rowCount + blockSize - 1) / blockSize }

    public subscript(index: Int) -> Range<Int> {
        let start = index * blockSize
        return start..<Swift.min(start + blockSize, rowCount)
    }
}
