/// How a delimited text file is written.
public struct CSVDialect: Sendable, Equatable {
    /// The byte between fields.
    public let delimiter: UInt8
    /// The byte that ends a record: LF, or CR where no LF stands outside quotes (a CR before LF is trimmed with the
    /// field).
    public let newline: UInt8
    /// Bytes before the first line: a byte order mark.
    public let preamble: Int
    /// Where the header begins: after empty lines.
    let headerStart: Int

    static let comma = UInt8(ascii: ",")
    static let candidates: [UInt8] = [comma, UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
}

extension CSVDialect {
    /// Detects the dialect, or takes the delimiter as declared.
    ///
    /// The delimiter is the candidate that occurs most often outside quotes in the first record; a file without any is
    /// a single column.
    init(of file: FileBytes, delimiter declared: Character?) throws(FileFormatError) {
        if let format = foreignFormat(of: file) { throw .otherFormat(path: file.path, format: format) }
        let declared = try declared.map { character throws(FileFormatError) in
            guard let byte = Self.delimiter(character) else {
                throw .unusableDelimiter(path: file.path, delimiter: character)
            }
            return byte
        }
        preamble = file.hasPrefix([0xEF, 0xBB, 0xBF]) ? 3 : 0
        let firstLine = preamble
        guard let header = file.withBytes({ Self.headerStart(in: $0, from: firstLine) }) else {
            throw .empty(path: file.path)
        }
        headerStart = header
        (delimiter, newline) = file.withBytes { bytes in
            let newline = Self.newline(in: bytes[header...])
            return (declared ?? Self.delimiter(in: bytes[header...], newline: newline), newline)
        }
    }

    /// The beginning of the first line that is not empty; `nil` when all are.
    private static func headerStart(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let lineEnds = [lineFeed, carriageReturn]
        guard let text = bytes[start...].firstIndex(where: { $0 != UInt8(ascii: " ") && !lineEnds.contains($0) })
        else { return nil }
        return bytes[start..<text].lastIndex(where: lineEnds.contains).map { $0 + 1 } ?? start
    }

    /// LF, unless every LF of the text is quoted: Excel for Macintosh ends records with CR and lines within a cell
    /// with LF.
    private static func newline(in text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8 {
        var inQuotes = false
        for byte in text {
            if byte == quote { inQuotes.toggle() }
            if byte == lineFeed, !inQuotes { return lineFeed }
        }
        return carriageReturn
    }

    /// The byte of a character that can separate fields.
    private static func delimiter(_ character: Character) -> UInt8? {
        guard let byte = character.asciiValue, ![0, quote, lineFeed, carriageReturn].contains(byte) else { return nil }
        return byte
    }

    private static func delimiter(in text: Slice<UnsafeBufferPointer<UInt8>>, newline: UInt8) -> UInt8 {
        var counts = [Int](repeating: 0, count: candidates.count)
        var inQuotes = false
        for byte in text {
            if byte == quote { inQuotes.toggle() }
            if inQuotes { continue }
            if byte == newline { break }
            if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
        }
        let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }!
        return counts[best] > 0 ? candidates[best] : comma
    }
}
