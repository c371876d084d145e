#if _endian(big)
    #error("columns are mapped as they lie in memory, which must be little-endian")
#endif

/// How a columnar file lies on the disk; `docs/cache.md` has it byte by byte.
enum ColumnarLayout {
    /// The first bytes. The line ends among them tell when a file went through something that changes line ends.
    static let magic: [UInt8] = [0x89, 0x4C, 0x42, 0x43, 0x0D, 0x0A, 0x1A, 0x0A]
    static let version: UInt32 = 2
    /// Magic, version, and the header's and the file's sizes come before the header.
    static let preambleSize = 64
    /// Columns begin at multiples of this.
    static let alignment = 64
    /// Rows that share a checksum.
    static let rowsPerBlock = 1 << 17
    /// Texts that share a checksum.
    static let textsPerBlock = 1 << 16
    /// The extension of columnar files.
    static let fileExtension = ".lbc"

    /// The next place where a column may begin.
    static func aligned(_ offset: Int) -> Int {
        (offset + alignment - 1) / alignment * alignment
    }

    /// The number of blocks of `size` that `count` things fill.
    static func blockCount(_ count: Int, of size: Int) -> Int {
        count / size + (count % size == 0 ? 0 : 1)
    }
}
