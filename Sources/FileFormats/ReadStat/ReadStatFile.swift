import CReadStat
public import Frame

/// A file of Stata, SPSS or SAS whose header has been read.
public struct ReadStatFile: Sendable {
    public let path: String
    public let format: ReadStatFormat
    /// What the file says of its variables, in order.
    public let variables: [VariableMetadata]
    /// What the file is called in itself.
    public let title: String?
    /// The rows that the header speaks of; `nil` when it does not say.
    public let declaredRows: Int?
    /// How texts are written.
    public let encoding: TextEncoding
    /// The number of the format's version, as the program counts it.
    public let version: Int

    /// Whether nothing tells how texts are written, so that they are taken for plain ones.
    let isSilentOfEncoding: Bool
    let bytes: FileBytes
    let conversion: ReadStatConversion
    let layout: [Layout]

    /// How the values of a variable lie in the file.
    struct Layout: Sendable {
        let name: String
        let kind: Kind
        let temporal: ReadStatTemporal?

        enum Kind: Sendable {
            case int8, int16, int32, double, text
        }
    }

    /// - Parameter declared: the encoding, where a user names it.
    /// - Throws: ``FileFormatError`` when the file cannot be read or does not say how its texts are written.
    public init(path: String, encoding declared: TextEncoding? = nil) throws(FileFormatError) {
        let bytes = try FileBytes.open(path)
        guard let format = ReadStatFormat(bytes) else { throw .statisticsFile(path: path, .unknownFormat) }
        try self.init(bytes, format, encoding: declared)
    }

    /// The same of bytes that have been read.
    public init(_ bytes: FileBytes, _ format: ReadStatFormat, encoding declared: TextEncoding?) throws(FileFormatError)
    {
        if format == .sasTransport { try Self.refuseBrokenTransport(bytes, format) }
        var conversion = ReadStatConversion.usual(for: format, declared)
        var header = ReadStatHeader()
        var code = header.read(bytes, format, conversion)
        if code == READSTAT_ERROR_UNSUPPORTED_CHARSET, let named = SPSSEncodingRecord.encoding(of: bytes) {
            conversion = .byLibrary(from: named)
            header = ReadStatHeader()
            code = header.read(bytes, format, conversion)
        }
        try Self.check(code, bytes, format)
        let reading = ReadStatTexts(header, bytes, format, declared)
        if reading.needsLibrary {
            conversion = .byLibrary(from: nil)
            header = ReadStatHeader()
            try Self.check(header.read(bytes, format, conversion), bytes, format)
        }
        encoding = try reading.encoding()
        isSilentOfEncoding = reading.isSilent && declared == nil
        self.bytes = bytes
        self.format = format
        self.conversion = conversion
        path = bytes.path
        version = header.version
        declaredRows = header.rowCount < 0 ? nil : header.rowCount
        let names = ReadStatNames(path: bytes.path, TextDecoder(conversion == .none ? encoding : .utf8))
        title = try names.label(header.label, of: "the file")?.allTexts.first
        (variables, layout) = try names.variables(of: header, format)
        try refuseLyingHeader(header)
    }

    /// Whether a file, which is no pipe, is of Stata, SPSS or SAS.
    public static func isOne(_ path: String) -> Bool {
        guard SourceState(ofFile: path) != nil, let bytes = try? FileBytes.open(path) else { return false }
        return ReadStatFormat(bytes) != nil
    }

    /// The columns' names, in order.
    public var columnNames: [String] { variables.map(\.name) }

    /// Turns what the library says into an error.
    static func check(
        _ code: readstat_error_t, _ bytes: FileBytes, _ format: ReadStatFormat
    ) throws(FileFormatError) {
        try bytes.refuseChanged()
        switch code {
        case READSTAT_OK: return
        case READSTAT_ERROR_UNSUPPORTED_CHARSET:
            throw .statisticsFile(path: bytes.path, .unknownEncoding(format: format.name, guess: nil))
        case READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_SHORT_STRING:
            throw .statisticsFile(path: bytes.path, .wrongEncoding(format: format.name))
        default: break
        }
        let reason = readstat_error_message(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        throw .statisticsFile(path: bytes.path, .unreadable(format: format.name, reason: reason))
    }

    /// A transport file that is cut short, or holds several data sets, would be read as other rows than it has.
    private static func refuseBrokenTransport(_ bytes: FileBytes, _ format: ReadStatFormat) throws(FileFormatError) {
        let rows = bytes.withBytes { SASTransportRows($0) }
        if rows.members.count > 1 {
            throw .statisticsFile(path: bytes.path, .severalMembers(format: format.name, names: rows.members))
        }
        guard rows.rest == 0 else {
            throw .statisticsFile(path: bytes.path, .cutRow(format: format.name, bytes: rows.rest, width: rows.width))
        }
    }

    /// A header may speak of more rows than the file can hold.
    private func refuseLyingHeader(_ header: ReadStatHeader) throws(FileFormatError) {
        guard let rows = declaredRows, rows > 0 else { return }
        let width = header.variables.reduce(0) { $0 + max(1, $1.width) }
        // What a row takes at the least (the library counts widths with some margin): a byte in place of eight where rows are compressed, and a thousandth of that
        // where all is. SAS may leave out most of a row.
        let least: Double =
            switch (format, header.compression) {
            case (.spss, READSTAT_COMPRESS_BINARY): Double(width) / 8 / 1_100
            case (.spss, READSTAT_COMPRESS_ROWS): Double(width) / 8
            case (.sas, READSTAT_COMPRESS_ROWS), (.sas, READSTAT_COMPRESS_BINARY): 1
            default: Double(width) / 2
            }
        guard Double(rows) * least <= Double(bytes.count) + 8 else {
            throw .statisticsFile(path: path, .tooFewBytes(format: format.name, rows: rows, bytes: bytes.count))
        }
    }
}
