public import Frame

/// A delimited text file (RFC 4180) that has been opened: its encoding, dialect and header are known, its rows not yet
/// read.
public struct CSVFile: Sendable {
    /// The file as it lies on disk, or as UTF-8 where the encoding lets it be cut in no other form.
    public let bytes: FileBytes
    public let dialect: CSVDialect
    /// The header's names, in order. A nameless column is called `column` and its place.
    public let columnNames: [String]
    /// How the file is written.
    public let encoding: TextEncoding
    /// What spoke for the encoding, when it was not declared and is not UTF-8.
    public let detection: DetectedEncoding?
    /// How `bytes` are written.
    let bytesEncoding: TextEncoding
    /// Where the first data row begins.
    let dataStart: Int
    /// Whether the encoding was named rather than detected.
    private let isDeclared: Bool

    /// The path as the user gave it.
    public var path: String { bytes.path }

    /// Opens `path` and reads its header.
    ///
    /// - Parameters:
    ///   - delimiter: the character between fields, when it is not to be detected: any of ASCII but a quote or a line end.
    ///   - encoding: how the file is written, when it is not to be detected: UTF-16 by its byte-order mark or zeros, else
    ///     UTF-8, else what its bytes make likely.
    /// - Throws: ``FileFormatError`` for a file that cannot be read, is empty, is not delimited text, or repeats a name,
    ///   and for a delimiter that cannot be one.
    public init(path: String, delimiter: Character? = nil, encoding: TextEncoding? = nil) throws(FileFormatError) {
        try self.init(FileBytes(path: path), delimiter: delimiter, encoding: encoding)
    }

    /// Reads the header of bytes that are already in memory.
    public init(
        _ bytes: FileBytes, delimiter: Character? = nil, encoding declared: TextEncoding? = nil
    ) throws(FileFormatError) {
        if let declared {
            try self.init(bytes, delimiter: delimiter, encoding: declared, isDeclared: true)
        } else if knownFormat(of: bytes) == nil,
            let detected = bytes.withBytes({ EncodingDetection($0).detectUTF16() })
        {
            try self.init(bytes, delimiter: delimiter, encoding: detected.encoding, detection: detected)
        } else {
            do throws(FileFormatError) {
                try self.init(bytes, delimiter: delimiter, encoding: .utf8)
            } catch {
                guard let detected = Self.detection(after: error, in: bytes) else { throw error }
                try self.init(bytes, delimiter: delimiter, encoding: detected.encoding, detection: detected)
            }
        }
    }

    private init(
        _ raw: FileBytes, delimiter: Character?, encoding: TextEncoding, detection: DetectedEncoding? = nil,
        isDeclared: Bool = false
    ) throws(FileFormatError) {
        guard TextDecoder.canRead(encoding) else { throw .encodingMissing(path: raw.path, encoding: encoding) }
        self.encoding = encoding
        self.detection = detection
        self.isDeclared = isDeclared
        var bytes = raw
        var bytesEncoding = encoding
        if encoding.isUTF16 { (bytes, bytesEncoding) = (try raw.transcoded(from: encoding), .utf8) }
        var dialect = try CSVDialect(of: bytes, delimiter: delimiter)
        if !bytesEncoding.keepsApart(dialect.delimiter) {
            (bytes, bytesEncoding) = (try raw.transcoded(from: encoding), .utf8)
            dialect = try CSVDialect(of: bytes, delimiter: delimiter)
        }
        let header = try CSVHeader(of: bytes, dialect: dialect, encoding: bytesEncoding)
        self.bytes = bytes
        self.dialect = dialect
        self.bytesEncoding = bytesEncoding
        columnNames = header.names
        dataStart = header.end
    }

    /// Another encoding that is likely when text turns out not to be UTF-8.
    private static func detection(after error: FileFormatError, in bytes: FileBytes) -> DetectedEncoding? {
        guard case .undecodable(_, .utf8) = error else { return nil }
        return bytes.withBytes { EncodingDetection($0).detect() }
    }

    /// Reads the columns named (all when `nil`) into a frame of numbers and texts; names the file has not are passed over.
    ///
    /// A column is whole numbers if every cell is, else numbers, else texts, judged over the whole file. White space around
    /// a cell is dropped, within quotes too. Empty cells are missing (`blank`), and so are unquoted `NA` cells and, among
    /// numbers, `.`, `NaN`, `N/A`, `#N/A`, `NULL` and quoted `NA`. A whole number beyond 2⁵³ or a number beyond the largest
    /// double is a text, because it could not be kept.
    ///
    /// The encoding is settled by the columns read: a file is taken as UTF-8 until a text in it is not.
    ///
    /// - Throws: ``FileFormatError`` for a header without rows, ragged rows, an open or stray quote, or text that is not
    ///   valid in the file's encoding.
    public func read(columns wanted: Set<String>? = nil) throws(FileFormatError) -> CSVTable {
        do throws(FileFormatError) {
            return try CSVReader(file: self, wanted: wanted).read()
        } catch {
            guard !isDeclared, let detected = Self.detection(after: error, in: bytes) else { throw error }
            let other = try CSVFile(
                bytes, delimiter: Character(UnicodeScalar(dialect.delimiter)), encoding: detected.encoding,
                detection: detected)
            return try CSVReader(file: other, wanted: wanted).read()
        }
    }
}

/// The rows of a delimited text file as typed columns, with what is needed to say where in the file a cell stands.
public struct CSVTable: Sendable {
    public let frame: DataFrame
    /// What was noticed while typing each column.
    public let evidence: [String: ColumnEvidence]
    let locator: CSVLocator

    /// The file as it was read: its encoding may have been settled by its rows.
    public var file: CSVFile { locator.file }

    /// Where the cell of a row (from 0) and column stands in the file.
    public func position(row: Int, column: String) -> SourcePosition {
        locator.position(row: row, column: column)
    }
}

/// What was noticed while deciding the type of a column.
public struct ColumnEvidence: Sendable, Equatable {
    /// The first cell that is not a number, in a column of texts.
    public let firstText: (row: Int, text: String)?
    /// The number of cells that are numbers, in a column of texts.
    public let numbersAmongTexts: Int
    /// Whether some number is written with leading zeros, as codes are.
    public let hasLeadingZeros: Bool

    public static func == (a: ColumnEvidence, b: ColumnEvidence) -> Bool {
        a.firstText?.row == b.firstText?.row && a.firstText?.text == b.firstText?.text
            && a.numbersAmongTexts == b.numbersAmongTexts && a.hasLeadingZeros == b.hasLeadingZeros
    }
}
