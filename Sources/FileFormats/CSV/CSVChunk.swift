import CStructuralScan
import Frame
import RowBlocks

/// A stretch of whole records, which can be indexed and parsed without the rest of the file.
struct CSVChunk: Sendable {
    /// Byte range in the file.
    let bytes: Range<Int>

    /// At least this many bytes go into a chunk; it fits a core's second-level cache together with its index.
    static let size = 256 << 10
    /// Columns of a chunk should have about this many cells, or their number of its own costs more than reading them.
    private static let rowsWanted = 512

    /// How many bytes go into a chunk: more for wide files, but never so many that cores would have nothing to do.
    static func size(for bytes: UnsafeBufferPointer<UInt8>, from start: Int, dialect: CSVDialect) -> Int {
        let sample = min(bytes.count - start, 1 << 20)
        guard sample > 0, let base = bytes.baseAddress else { return size }
        let lines = lbc_count_structural(base + start, sample, dialect.delimiter, dialect.newline).newlines
        let wanted = sample / max(1, Int(lines)) * rowsWanted
        return max(size, min(wanted, (bytes.count - start) / 16))
    }

    /// Cuts the rows of a file into chunks that begin at a record.
    ///
    /// Whether a nominal boundary lies inside quotes follows from the parity of the quotes before it, which all cores
    /// count at once; the chunk then begins after the next newline outside quotes.
    static func chunks(of file: CSVFile) throws(FileFormatError) -> [CSVChunk] {
        let dialect = file.dialect
        return try file.bytes.withBytes { bytes throws(FileFormatError) in
            let size = size(for: bytes, from: file.dataStart, dialect: dialect)
            let nominal = Array(stride(from: file.dataStart, to: bytes.count, by: size)) + [bytes.count]
            let base = UncheckedSendablePointer(bytes.baseAddress!)
            let quotes = mapInOrder(nominal.count - 1) { index in
                lbc_count_structural(
                    base.pointer + nominal[index], nominal[index + 1] - nominal[index], dialect.delimiter,
                    dialect.newline
                ).quotes
            }
            guard quotes.reduce(0, +) % 2 == 0 else {
                throw openQuote(in: bytes, of: file)
            }
            var starts = Array(nominal.prefix(1))
            var quotesBefore = 0
            for (boundary, quotesInside) in zip(nominal.dropFirst().dropLast(), quotes) {
                quotesBefore += quotesInside
                // A record that runs over several boundaries is walked through once, not from each of them.
                guard boundary > starts[starts.count - 1] else { continue }
                starts.append(
                    recordStart(in: bytes, from: boundary, insideQuotes: quotesBefore % 2 == 1, dialect: dialect))
            }
            if starts.last == bytes.count { starts.removeLast() }
            return zip(starts, starts.dropFirst() + [bytes.count]).map { CSVChunk(bytes: $0..<$1) }
        }
    }

    /// The first place at or after `offset` where a record begins.
    private static func recordStart(
        in bytes: UnsafeBufferPointer<UInt8>, from offset: Int, insideQuotes: Bool, dialect: CSVDialect
    ) -> Int {
        var inside = insideQuotes
        // The byte before the boundary may itself end a record.
        if !inside, bytes[offset - 1] == dialect.newline { return offset }
        for index in offset..<bytes.count {
            if bytes[index] == CSVDialect.quote { inside.toggle() }
            if !inside, bytes[index] == dialect.newline { return index + 1 }
        }
        return bytes.count
    }

    /// Which quote is to blame when their number is odd: the first that stands where none should, else the last opened.
    private static func openQuote(in bytes: UnsafeBufferPointer<UInt8>, of file: CSVFile) -> FileFormatError {
        let quotes = CSVQuotes(bytes: bytes, dialect: file.dialect)
        let opened = quotes.firstStray(in: file.dataStart..<bytes.count) ?? file.dataStart
        return .unterminatedQuote(opened: CSVLocator.position(ofByte: opened, of: file))
    }
}

/// A pointer into memory that outlives the concurrent work that reads it.
struct UncheckedSendablePointer: @unchecked Sendable {
    let pointer: UnsafePointer<UInt8>
    init(_ pointer: UnsafePointer<UInt8>) { self.pointer = pointer }
}
