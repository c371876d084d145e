import CStructuralScan
import Frame
import RowBlocks

/// A stretch of whole records, which can be indexed and parsed without the rest of the file.
struct CSVChunk: Sendable, Equatable {
    /// Byte range in the file.
    let bytes: Range<Int>
    /// How many records begin in it, blank lines among them.
    let lineCount: Int
    let hasQuotes: Bool

    /// At least this many bytes go into a chunk; it fits a core's second-level cache together with its index.
    static let size = 256 << 10
    /// Columns of a chunk should have about this many cells, or their number of its own costs more than reading them.
    private static let rowsWanted = 512
    /// No chunk's offsets may exceed what its index can hold.
    static let largest = Int(UInt32.max) - 1

    /// How many bytes go into a chunk: more for wide files, but never so many that cores would have nothing to do.
    static func size(for bytes: UnsafeBufferPointer<UInt8>, from start: Int, dialect: CSVDialect) -> Int {
        let sample = min(bytes.count - start, 1 << 20)
        guard sample > 0, let base = bytes.baseAddress else { return size }
        let lines = lbc_count_lines(base + start, sample, dialect.newline).newlines_from_outside
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
            let counts = mapInOrder(nominal.count - 1) { index in
                let counts = lbc_count_lines(
                    base.pointer + nominal[index], nominal[index + 1] - nominal[index], dialect.newline)
                file.bytes.release(nominal[index]..<nominal[index + 1])
                return dialect.hasQuotes ? counts : counts.withoutQuotes
            }
            guard counts.reduce(0, { $0 + $1.quotes }) % 2 == 0 else {
                throw openQuote(in: bytes, of: file)
            }
            let chunks = CSVChunkCutter(bytes: bytes, nominal: nominal, counts: counts, dialect: dialect).chunks {
                file.bytes.release($0)
            }
            if let long = chunks.first(where: { $0.bytes.count > largest }) {
                throw .recordTooLong(begin: CSVLocator.position(ofByte: long.bytes.lowerBound, of: file))
            }
            return chunks
        }
    }

    /// Which quote is to blame when their number is odd: the first that stands where none should, else the last opened.
    private static func openQuote(in bytes: UnsafeBufferPointer<UInt8>, of file: CSVFile) -> FileFormatError {
        let quotes = CSVQuotes(bytes: bytes, dialect: file.dialect)
        let opened = quotes.firstStray(in: file.dataStart..<bytes.count) ?? file.dataStart
        return .unterminatedQuote(opened: CSVLocator.position(ofByte: opened, of: file))
    }
}

/// Turns nominal stretches of a file into chunks of whole records.
private struct CSVChunkCutter {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the stretches begin, and the end of the last.
    let nominal: [Int]
    let counts: [LBCLineCounts]
    let dialect: CSVDialect

    /// - Parameter release: told of stretches that have been passed: to look at one byte brings many into memory.
    func chunks(_ release: (Range<Int>) -> Void) -> [CSVChunk] {
        var starts: [Int] = []
        var lineCounts: [Int] = []
        var quotes: [Bool] = []
        var quotesBefore = 0
        for (number, counts) in counts.enumerated() {
            let boundary = nominal[number]
            let isInside = quotesBefore % 2 == 1
            quotesBefore += Int(counts.quotes)
            // Records begin after newlines; the one after the last newline of a stretch begins in the next stretch.
            var lines = Int(isInside ? counts.newlines_from_inside : counts.newlines_from_outside)
            lines += endsRecord(before: boundary, isInside: isInside) ? 1 : 0
            lines -= endsRecord(before: nominal[number + 1], isInside: quotesBefore % 2 == 1) ? 1 : 0
            let hasQuotes = counts.quotes > 0
            if starts.isEmpty {
                starts.append(boundary)
                lineCounts.append(lines)
                quotes.append(hasQuotes)
            } else if boundary > starts[starts.count - 1] {
                quotes[quotes.count - 1] = quotes[quotes.count - 1] || hasQuotes
                starts.append(recordStart(from: boundary, isInside: isInside))
                lineCounts.append(lines)
                quotes.append(hasQuotes)
            } else {
                // A record that runs over several boundaries is walked through once, not from each of them.
                lineCounts[lineCounts.count - 1] += lines
                quotes[quotes.count - 1] = quotes[quotes.count - 1] || hasQuotes
            }
            release(boundary..<nominal[number + 1])
        }
        if starts.last == bytes.count { starts.removeLast() }
        let ends = starts.dropFirst() + [bytes.count]
        return zip(starts, ends).enumerated().map { index, range in
            CSVChunk(bytes: range.0..<range.1, lineCount: lineCounts[index], hasQuotes: quotes[index])
        }
    }

    /// Whether a record begins at `offset`: at the first of all, or after a newline outside quotes.
    private func endsRecord(before offset: Int, isInside: Bool) -> Bool {
        offset == nominal[0] || (!isInside && bytes[offset - 1] == dialect.newline)
    }

    /// The first place at or after `offset` where a record begins.
    private func recordStart(from offset: Int, isInside: Bool) -> Int {
        var inside = isInside
        // The byte before the boundary may itself end a record.
        if !inside, bytes[offset - 1] == dialect.newline { return offset }
        for index in offset..<bytes.count {
            if dialect.hasQuotes, bytes[index] == CSVDialect.quote { inside.toggle() }
            if !inside, bytes[index] == dialect.newline { return index + 1 }
        }
        return bytes.count
    }
}

extension LBCLineCounts {
    /// What there is where quotes mean nothing: every newline lies outside quotes by one of the two counts.
    fileprivate var withoutQuotes: LBCLineCounts {
        let newlines = newlines_from_outside + newlines_from_inside
        return LBCLineCounts(quotes: 0, newlines_from_outside: newlines, newlines_from_inside: newlines)
    }
}

/// A pointer into memory that outlives the concurrent work that reads it.
struct UncheckedSendablePointer: @unchecked Sendable {
    let pointer: UnsafePointer<UInt8>
    init(_ pointer: UnsafePointer<UInt8>) { self.pointer = pointer }
}
