public import Frame

/// A delimited text file (RFC 4180, UTF-8) that has been opened: its dialect and header are known, its rows not yet
/// read.
public struct CSVFile: Sendable {
    public let bytes: FileBytes
    public let dialect: CSVDialect
    /// The header's names, in order. A nameless column is called `column` and its place.
    public let columnNames: [String]
    /// Where the first data row begins.
    let dataStart: Int

    /// The path as the user gave it.
    public var path: String { bytes.path }

    /// Opens `path` and reads its header.
    ///
    /// - Parameter delimiter: the character between fields, when it is not to be detected: any of ASCII but a quote or
    ///   a line end.
    /// - Throws: ``FileFormatError`` for a file that cannot be read, is empty, is not delimited text, or repeats a name,
    ///   and for a delimiter that cannot be one.
    public init(path: String, delimiter: Character? = nil) throws(FileFormatError) {
        try self.init(FileBytes(path: path), delimiter: delimiter)
    }

    /// Reads the header of bytes that are already in memory.
    public init(_ bytes: FileBytes, delimiter: Character? = nil) throws(FileFormatError) {
        self.bytes = bytes
        dialect = try CSVDialect(of: bytes, delimiter: delimiter)
        let header = try CSVHeader(of: bytes, dialect: dialect)
        columnNames = header.names
        dataStart = header.end
    }

    /// Reads the columns named (all when `nil`) into a frame of numbers and texts; names the file has not are passed over.
    ///
    /// A column is whole numbers if every cell is, else numbers, else texts, judged over the whole file. White space around
    /// a cell is dropped, within quotes too. Empty cells are missing (`blank`), and so are unquoted `NA` cells and, among
    /// numbers, `.`, `NaN`, `N/A`, `#N/A`, `NULL` and quoted `NA`. A whole number beyond 2⁵³ or a number beyond the largest
    /// double is a text, because it could not be kept.
    ///
    /// - Throws: ``FileFormatError`` for a header without rows, ragged rows, an open or stray quote, or text that is not
    ///   UTF-8.
    public func read(columns wanted: Set<String>? = nil) throws(FileFormatError) -> CSVTable {
        try CSVReader(file: self, wanted: wanted).read()
    }
}

/// The rows of a delimited text file as typed columns, with what is needed to say where in the file a cell stands.
public struct CSVTable: Sendable {
    public let frame: DataFrame
    /// What was noticed while typing each column.
    public let evidence: [String: ColumnEvidence]
    let locator: CSVLocator

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
