import FileFormats
import Frame

/// The table that a step of a combination gives: its columns are known from headers, its rows not yet read.
protocol CombinedTable: Sendable {
    var columnNames: [String] { get }
    /// About how many rows there are, judged without reading them.
    var estimatedRows: Int { get }
    /// The files it is made of.
    var sources: [any ColumnSource] { get }

    /// What the files say of the columns themselves.
    var metadata: [VariableMetadata] { get }

    /// The values a variable was declared to have, in order, where a step made it.
    func declaredValues(of name: String) -> [String]?

    /// Reads some columns. Which rows there are does not depend on which.
    ///
    /// - Throws: what reading a file throws, or ``CombinationError``.
    func read(_ columns: Set<String>) throws -> CombinedRows
}

/// Rows that a step has given.
struct CombinedRows: Sendable {
    var frame: DataFrame
    var evidence: [String: ColumnEvidence]
    var encoding: TextEncoding
    var locator: any CellLocator
    /// What is to be said of how they came about.
    var notices: [String]
    /// What each step did, in order.
    var reports: [CombinationStepReport]

    var rowCount: Int { frame.rowCount }

    /// The column, which has been asked for.
    func column(_ name: String) -> Column {
        guard let column = frame[name] else { preconditionFailure("'\(name)' was not read") }
        return column
    }
}

/// What a step of a combination did.
public struct CombinationStepReport: Sendable, Equatable {
    /// What a step is.
    public enum Kind: String, Sendable {
        case file, append, join, wide, long
    }

    public let kind: Kind
    /// The file it took, as the combination names it; the files, for waves.
    public let files: [String]
    /// Rows before the step; `nil` for a first one.
    public var rowsBefore: Int?
    /// Rows of the file that was joined.
    public var otherRows: Int?
    public var matched: Int?
    /// Rows before the step that the file has nothing for; those without a key are among them.
    public var unmatchedLeft: Int?
    /// Rows of the file that nothing was there for.
    public var unmatchedRight: Int?
    /// Rows left out for want of an identifier or wave, or without a value.
    public var leftOut: Int?
    /// Keys that several rows have, on either side of a join.
    public var repeatedLeft: Int?
    public var repeatedRight: Int?
    public var rowsAfter: Int
    public var columnsAfter: Int

    init(kind: Kind, files: [String], rowsAfter: Int, columnsAfter: Int) {
        self.kind = kind
        self.files = files
        self.rowsAfter = rowsAfter
        self.columnsAfter = columnsAfter
    }
}
