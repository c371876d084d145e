/// How a delimited text file is written.
public struct CSVDialect: Sendable, Equatable {
    /// The byte between fields.
    public let delimiter: UInt8
    /// The byte that ends a record: LF, or CR where the file has no LF (a CR before LF is trimmed with the field).
    public let newline: UInt8
    /// Bytes before the header: a byte order mark.
    public let preamble: Int

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
    init(of file: FileBytes, delimiter declared: UInt8?) throws(FileFormatError) {
        try Self.refuseOtherFormats(file)
        preamble = file.hasPrefix([0xEF, 0xBB, 0xBF]) ? 3 : 0
        let start = preamble
        (delimiter, newline) = file.withBytes { bytes in
            let hasLineFeed = bytes[start...].contains(Self.lineFeed)
            let newline = hasLineFeed ? Self.lineFeed : Self.carriageReturn
            if let declared { return (declared, newline) }
            var counts = [Int](repeating: 0, count: Self.candidates.count)
            var inQuotes = false
            for byte in bytes[start...] {
                if byte == Self.quote { inQuotes.toggle() }
                if inQuotes { continue }
                if byte == newline { break }
                if let candidate = Self.candidates.firstIndex(of: byte) { counts[candidate] += 1 }
            }
            let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) }!
            return (counts[best] > 0 ? Self.candidates[best] : Self.comma, newline)
        }
    }

    private static func refuseOtherFormats(_ file: FileBytes) throws(FileFormatError) {
        let signatures: [(prefix: [UInt8], format: String)] = [
            ([0xFF, 0xFE], "UTF-16 text"), ([0xFE, 0xFF], "UTF-16 text"),
            (Array("PK\u{3}\u{4}".utf8), "an Excel workbook or another zip archive"),
            (Array("$FL2".utf8), "an SPSS file"), (Array("$FL3".utf8), "an SPSS file"),
            (Array("<stata_dta>".utf8), "a Stata file"),
            (Array("HEADER RECORD*******LIBRARY".utf8), "a SAS transport file"),
            (Array("%PDF".utf8), "a PDF document"),
        ]
        for signature in signatures where file.hasPrefix(signature.prefix) {
            throw .otherFormat(path: file.path, format: signature.format)
        }
        let looksBinary = file.withBytes { $0.prefix(4096).contains(0) }
        if looksBinary { throw .otherFormat(path: file.path, format: "a binary file") }
    }
}
