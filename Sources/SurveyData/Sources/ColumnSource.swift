public import FileFormats
public import Frame

/// A file of columns as they were collected: numbers and texts, before a codebook says what they mean. One for every kind of
/// file; ``ColumnSources`` knows them all.
public protocol ColumnSource: Sendable {
    /// The path as the user gave it.
    var path: String { get }
    /// All columns, in order.
    var columnNames: [String] { get }
    /// Whether the values have been decoded by a codebook already, and variables derived.
    var isDecoded: Bool { get }

    /// What the file itself says of its columns, if it says anything: labels, labels of values, values that stand for none.
    /// A codebook's word comes before it.
    var metadata: [VariableMetadata] { get }

    /// What the columns are called that all bear `name` in the file; none when at most one does.
    func names(of name: String) -> [String]

    /// Reads the columns named; names the file has not are passed over.
    ///
    /// - Throws: `FileFormatError` when the file cannot be read; ``CombinationError`` when files do not go together.
    func read(columns: Set<String>) throws -> RawColumns

    /// Makes ready to read the columns named in blocks of rows.
    ///
    /// - Parameter bytesPerBlock: about how much memory the columns of a block may take.
    /// - Throws: what ``read(columns:)`` throws.
    func blocks(columns: Set<String>, bytesPerBlock: Int) throws -> any ColumnBlocks

    /// About how many rows there are, judged without reading them.
    var estimatedRows: Int { get }

    /// The SHA-256 of what the data come from, in hexadecimal.
    ///
    /// - Throws: `FileFormatError` when the file cannot be read.
    func digest() throws -> String
}

extension ColumnSource {
    public var metadata: [VariableMetadata] { [] }
}

/// Columns that are read in blocks of rows. Types, and the codes of texts, are the same in every block.
public protocol ColumnBlocks: Sendable {
    var rowCount: Int { get }
    /// Consecutive, in order.
    var blocks: [Range<Int>] { get }
    var facts: ReadingFacts { get }

    /// Reads a block.
    ///
    /// - Throws: `FileFormatError` when the file cannot be read.
    func frame(ofBlock number: Int) throws(FileFormatError) -> DataFrame

    /// The same rows with fewer columns; what is known of the file is not settled anew.
    ///
    /// - Throws: `FileFormatError` when the file cannot be read.
    func narrowed(to columns: Set<String>) throws(FileFormatError) -> any ColumnBlocks
}
