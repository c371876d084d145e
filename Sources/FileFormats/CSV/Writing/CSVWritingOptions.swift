/// How a delimited text file is to be written.
public struct CSVWritingOptions: Sendable, Equatable {
    /// The character between fields: any of ASCII that is no part of a number, a quote or a line end.
    public var delimiter: Character
    /// What stands for a missing cell.
    public var missing: String
    /// Whether categories are written as their labels in this language, rather than as their codes.
    public var labels: String?
    /// Whether texts and names that a spreadsheet would compute (`=…`, `+…`, `-…`, `@…`, in full width, too, or after a tab
    /// or a line end) are written with an apostrophe before them. Numbers are left as they are.
    public var isSafeForSpreadsheets: Bool

    public init(
        delimiter: Character = ",", missing: String = "", labels: String? = nil, isSafeForSpreadsheets: Bool = false
    ) {
        self.delimiter = delimiter
        self.missing = missing
        self.labels = labels
        self.isSafeForSpreadsheets = isSafeForSpreadsheets
    }
}
