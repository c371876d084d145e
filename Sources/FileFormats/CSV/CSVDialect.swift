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
    /// The byte that begins a line that holds no data.
    let comment: UInt8?
    /// Whether quotes enclose fields.
    let hasQuotes: Bool

    init(
        delimiter: UInt8, newline: UInt8, preamble: Int, headerStart: Int, comment: UInt8? = nil, hasQuotes: Bool = true
    ) {
        self.delimiter = delimiter
        self.newline = newline
        self.preamble = preamble
        self.headerStart = headerStart
        self.comment = comment
        self.hasQuotes = hasQuotes
    }

    static let comma = UInt8(ascii: ",")
    static let candidates: [UInt8] = [comma, UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
}

extension CSVDialect {
    /// Detects the dialect, as far as it is not declared.
    ///
    /// The delimiter is the candidate that occurs most often outside quotes in the first record; a file without any is
    /// a single column.
    init(of file: FileBytes, _ options: CSVOptions) throws(FileFormatError) {
        if let format = foreignFormat(of: file) { throw .otherFormat(path: file.path, format: format) }
        let delimiter = try options.delimiter.map { mark throws(FileFormatError) in try Self.byte(mark, of: file) }
        let comment = try options.comment.map { mark throws(FileFormatError) in try Self.byte(mark, of: file) }
        let preamble = file.hasPrefix([0xEF, 0xBB, 0xBF]) ? 3 : 0
        let header = file.withBytes { bytes in
            Self.headerStart(
                in: bytes, from: Self.start(ofLine: options.skippedLines, in: bytes, from: preamble), comment)
        }
        guard let header else { throw .empty(path: file.path) }
        self = file.withBytes { bytes in
            let newline = Self.newline(in: bytes[header...])
            return CSVDialect(
                delimiter: delimiter ?? Self.delimiter(in: bytes[header...], newline: newline), newline: newline,
                preamble: preamble, headerStart: header, comment: comment)
        }
    }

    /// How a file without delimiters is written.
    init(fixedWidth file: FileBytes, _ options: CSVOptions) throws(FileFormatError) {
        if let format = foreignFormat(of: file) { throw .otherFormat(path: file.path, format: format) }
        let comment = try options.comment.map { mark throws(FileFormatError) in try Self.byte(mark, of: file) }
        let preamble = file.hasPrefix([0xEF, 0xBB, 0xBF]) ? 3 : 0
        self = file.withBytes { bytes in
            let start = Self.start(ofLine: options.skippedLines, in: bytes, from: preamble)
            return CSVDialect(
                delimiter: 0, newline: bytes.contains(Self.lineFeed) ? Self.lineFeed : Self.carriageReturn,
                preamble: preamble, headerStart: start, comment: comment, hasQuotes: false)
        }
        guard headerStart < file.count else { throw .empty(path: file.path) }
    }

    /// The byte of a character that can separate fields, or begin a comment.
    static func byte(_ character: Character, of file: FileBytes) throws(FileFormatError) -> UInt8 {
        guard let byte = character.asciiValue, ![0, quote, lineFeed, carriageReturn].contains(byte) else {
            throw .unusableDelimiter(path: file.path, delimiter: character)
        }
        return byte
    }

    /// Where a line begins, counted from 0, whatever ends the lines before it.
    static func start(ofLine line: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        for _ in 0..<line {
            guard let end = bytes[place...].firstIndex(where: { $0 == lineFeed || $0 == carriageReturn }) else {
                return bytes.count
            }
            let isPair = bytes[end] == carriageReturn && end + 1 < bytes.count && bytes[end + 1] == lineFeed
            place = end + (isPair ? 2 : 1)
        }
        return place
    }

    /// The beginning of the first line that is neither empty nor a comment; `nil` when there is none.
    private static func headerStart(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ comment: UInt8?) -> Int? {
        var start = start
        while let line = headerStart(in: bytes, from: start) {
            let first = bytes[line...].first { $0 != UInt8(ascii: " ") }
            guard let comment, first == comment else { return line }
            start = self.start(ofLine: 1, in: bytes, from: line)
        }
        return nil
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
