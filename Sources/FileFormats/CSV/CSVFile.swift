public import Frame

/// A text file of columns that has been opened: delimited (RFC 4180), or of fixed width by a declared ``FixedLayout``. Its
/// encoding, dialect and header are known, its rows not yet read.
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
    /// What was declared rather than detected.
    let options: CSVOptions
    private let renamed: [CSVNotice.Renamed]

    /// The path as the user gave it.
    public var path: String { bytes.path }

    /// How numbers are written.
    var notation: NumberNotation { NumberNotation(decimal: options.decimal, grouping: options.grouping) }

    /// What should be said of the header.
    var headerNotices: [CSVNotice] { renamed.isEmpty ? [] : [.duplicateNames(path: path, renamed)] }

    /// What finds the fields of its chunks.
    func chunkIndex() -> any ChunkIndex {
        if let layout = options.layout {
            return FixedWidthIndex(layout: layout, dialect: dialect, raggedRows: options.raggedRows)
        }
        return CSVChunkIndex(dialect: dialect, fieldCount: columnNames.count, raggedRows: options.raggedRows)
    }

    /// What the columns are called that all bear `name` in the header; none when at most one does.
    public func names(of name: String) -> [String] {
        renamed.first { $0.name == name }?.names ?? []
    }

    /// Opens `path` and reads its header. What `options` leave open is detected; an encoding by a byte-order mark or
    /// zeros as UTF-16, else UTF-8, else what its bytes make likely.
    ///
    /// - Throws: ``FileFormatError`` for a file that cannot be read, is empty, or is not delimited text, and for a
    ///   delimiter that cannot be one.
    public init(path: String, _ options: CSVOptions = CSVOptions()) throws(FileFormatError) {
        try self.init(FileBytes.open(path), options)
    }

    /// Opens a file that a program describes: by its positions, unless the file has a header with the program's names.
    ///
    /// - Throws: ``FileFormatError`` for a file that is no text.
    public init(_ bytes: FileBytes, _ options: CSVOptions, program: ImportProgram?) throws(FileFormatError) {
        if let layout = program?.layout, options.layout == nil {
            let delimited = try? CSVFile(bytes, options)
            guard let delimited, program?.describes(delimited.columnNames) == true else {
                var options = options
                options.layout = layout
                try self.init(bytes, options)
                return
            }
            self = delimited
        } else {
            try self.init(bytes, options)
        }
    }

    /// Reads the header of bytes that are already in memory.
    public init(_ bytes: FileBytes, _ options: CSVOptions = CSVOptions()) throws(FileFormatError) {
        if let declared = options.encoding {
            try self.init(bytes, options, encoding: declared)
        } else if knownFormat(of: bytes) == nil,
            let detected = bytes.withBytes({ EncodingDetection($0).detectUTF16() })
        {
            try self.init(bytes, options, encoding: detected.encoding, detection: detected)
        } else {
            do throws(FileFormatError) {
                try self.init(bytes, options, encoding: .utf8)
            } catch {
                guard let detected = Self.detection(after: error, in: bytes) else { throw error }
                try self.init(bytes, options, encoding: detected.encoding, detection: detected)
            }
        }
    }

    /// The rows of a sheet, written as ``SheetText`` says.
    init(rows: FileBytes, columnNames: [String]) {
        bytes = rows
        dialect = CSVDialect(
            delimiter: SheetText.delimiter, newline: SheetText.newline, preamble: 0, headerStart: 0)
        self.columnNames = columnNames
        encoding = .utf8
        detection = nil
        bytesEncoding = .utf8
        dataStart = 0
        options = CSVOptions(encoding: .utf8)
        renamed = []
    }

    private init(
        _ raw: FileBytes, _ options: CSVOptions, encoding: TextEncoding, detection: DetectedEncoding? = nil
    ) throws(FileFormatError) {
        guard TextDecoder.canRead(encoding) else { throw .encodingMissing(path: raw.path, encoding: encoding) }
        self.encoding = encoding
        self.detection = detection
        self.options = options
        var bytes = raw
        var bytesEncoding = encoding
        if let layout = options.layout {
            guard !encoding.isUTF16 else { throw .fixedWidthUTF16(path: raw.path) }
            dialect = try CSVDialect(fixedWidth: raw, options)
            self.bytes = raw
            self.bytesEncoding = encoding
            columnNames = layout.fields.map(\.name)
            dataStart = dialect.headerStart
            renamed = []
            return
        }
        if encoding.isUTF16 { (bytes, bytesEncoding) = (try raw.transcoded(from: encoding), .utf8) }
        var dialect = try CSVDialect(of: bytes, options)
        if !bytesEncoding.keepsApart(dialect.delimiter) {
            (bytes, bytesEncoding) = (try raw.transcoded(from: encoding), .utf8)
            dialect = try CSVDialect(of: bytes, options)
        }
        self.bytes = bytes
        self.dialect = dialect
        self.bytesEncoding = bytesEncoding
        let header = try CSVHeader(of: bytes, dialect: dialect, encoding: bytesEncoding)
        columnNames = header.names
        dataStart = header.end
        renamed = header.renamed
    }

    /// The same file in another encoding, which its rows have turned out to be in; `nil` when `error` says something else
    /// or the encoding was named.
    func redetected(after error: FileFormatError) throws(FileFormatError) -> CSVFile? {
        // Whatever is wrong with a file that is being written to, that it is comes first.
        try bytes.refuseChanged()
        guard options.encoding == nil, let detected = Self.detection(after: error, in: bytes) else { return nil }
        var options = options
        if options.layout == nil { options.delimiter = Character(UnicodeScalar(dialect.delimiter)) }
        return try CSVFile(bytes, options, encoding: detected.encoding, detection: detected)
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
            guard let other = try redetected(after: error) else { throw error }
            return try CSVReader(file: other, wanted: wanted).read()
        }
    }
}

/// The rows of a delimited text file as typed columns, with what is needed to say where in the file a cell stands.
public struct CSVTable: Sendable {
    public let frame: DataFrame
    /// What was noticed while typing each column.
    public let evidence: [String: ColumnEvidence]
    /// What was mended.
    public let notices: [CSVNotice]
    let locator: CSVLocator

    /// The file as it was read: its encoding may have been settled by its rows.
    public var file: CSVFile { locator.file }

    /// Where the cell of a row (from 0) and column stands in the file.
    public func position(row: Int, column: String) -> SourcePosition {
        locator.position(row: row, column: column)
    }
}
