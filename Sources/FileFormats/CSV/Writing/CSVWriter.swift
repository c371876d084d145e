public import Frame
import RowBlocks

/// Writes a frame as delimited text (RFC 4180, UTF-8, LF) that this package and others read back as it was.
///
/// A text is quoted where it holds the delimiter, a quote or a line end, begins or ends with white space, or would be read
/// as missing. Doubles are written with the fewest digits that are read back bit for bit. Categories are written as their
/// codes, or their labels; why a cell is missing is not written.
public struct CSVWriter: Sendable {
    public let options: CSVWritingOptions

    public init(_ options: CSVWritingOptions = CSVWritingOptions()) {
        self.options = options
    }

    /// Writes `frame` to an open file or pipe, on all cores, a few megabytes at a time.
    ///
    /// - Parameter path: what messages call the file.
    /// - Throws: ``FileFormatError/unusableDelimiter(path:delimiter:)`` before anything is written, and
    ///   ``FileFormatError/cannotWrite(path:code:)``.
    public func write(_ frame: DataFrame, to descriptor: Int32, path: String) throws(FileFormatError) {
        try write(frame, to: DescriptorSink(descriptor: descriptor, path: path), path: path)
    }

    /// The text of `frame`.
    ///
    /// - Throws: ``FileFormatError/unusableDelimiter(path:delimiter:)``.
    public func bytes(of frame: DataFrame) throws(FileFormatError) -> [UInt8] {
        let sink = MemorySink()
        try write(frame, to: sink, path: "the text")
        return sink.bytes
    }

    /// Bytes of text that a block of rows should have at the most: blocks stay within a core's cache.
    private static let blockSize = 512 << 10
    /// Blocks that are written at once, while as many others are made.
    private static let blocksAtOnce = 32

    private func write(_ frame: DataFrame, to sink: some ByteSink, path: String) throws(FileFormatError) {
        let quoting = CSVQuoting(delimiter: try delimiter(path: path), options)
        // 1. The header, and columns made ready.
        try quoting.header(frame.names, path: path).withUnsafeBufferPointer { bytes throws(FileFormatError) in
            try sink.write(UnsafeRawBufferPointer(bytes))
        }
        let columns = frame.columns.enumerated().map { place, column in
            WrittenColumn(
                column, end: place == frame.columns.count - 1 ? CSVDialect.lineFeed : quoting.delimiter,
                quoting: quoting, labels: options.labels, isAlone: frame.columns.count == 1)
        }
        // 2. Rows: while some blocks are written, the next are made.
        let width = CSVRowFormatter.width(of: columns)
        let blocks = RowBlocks(rowCount: frame.rowCount, blockSize: max(16, Self.blockSize / width))
        var full: [TextBuffer] = []
        var empty: [TextBuffer] = []
        var next = 0
        repeat {
            let wave = next..<min(next + Self.blocksAtOnce, blocks.count)
            let made = wave.map { _ in empty.popLast() ?? TextBuffer(room: Self.blockSize + width) }
            let done = full
            _ = try mapInOrder(wave.count + 1, scratch: { CSVRowFormatter(columns) }) {
                formatter, piece throws(FileFormatError) in
                if piece == 0 {
                    for buffer in done { try sink.write(buffer.bytes) }
                } else {
                    formatter.write(blocks[wave.lowerBound + piece - 1], to: made[piece - 1])
                }
            }
            empty += done
            full = made
            next = wave.upperBound
        } while !full.isEmpty
    }

    /// The delimiter's byte.
    private func delimiter(path: String) throws(FileFormatError) -> UInt8 {
        let byte = options.delimiter.asciiValue
        let isPartOfNumbers =
            options.delimiter.isLetter || options.delimiter.isNumber || "+-.'".contains(options.delimiter)
        guard let byte, !isPartOfNumbers,
            ![0, CSVDialect.quote, CSVDialect.lineFeed, CSVDialect.carriageReturn].contains(byte)
        else { throw .unusableDelimiter(path: path, delimiter: options.delimiter) }
        return byte
    }
}
