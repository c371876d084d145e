/// What is declared of a file of columns rather than detected.
public struct CSVOptions: Sendable, Equatable {
    /// The character between fields: any of ASCII but a quote or a line end.
    public var delimiter: Character?
    public var encoding: TextEncoding?
    /// The mark between whole and fraction.
    public var decimal: DecimalMark
    /// The mark between groups of three digits; none when `nil`.
    public var grouping: GroupingMark?
    /// The character that begins a line that holds no data.
    public var comment: Character?
    /// Lines before the header.
    public var skippedLines: Int
    public var raggedRows: RaggedRowPolicy
    /// Where the columns stand, in a file that has neither delimiters nor a header.
    public var layout: FixedLayout?
    /// The sheet of a workbook, by name or by number.
    public var sheet: String?

    public init(
        delimiter: Character? = nil, encoding: TextEncoding? = nil, decimal: DecimalMark = .point,
        grouping: GroupingMark? = nil, comment: Character? = nil, skippedLines: Int = 0,
        raggedRows: RaggedRowPolicy = .refuse, layout: FixedLayout? = nil, sheet: String? = nil
    ) {
        self.delimiter = delimiter
        self.encoding = encoding
        self.decimal = decimal
        self.grouping = grouping
        self.comment = comment
        self.skippedLines = skippedLines
        self.raggedRows = raggedRows
        self.layout = layout
        self.sheet = sheet
    }
}

/// The mark between whole and fraction.
public enum DecimalMark: String, Sendable, CaseIterable {
    case point, comma

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}

/// The mark between groups of three digits.
public enum GroupingMark: String, Sendable, CaseIterable {
    case comma, point, space, apostrophe

    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .point: UInt8(ascii: ".")
        case .space: UInt8(ascii: " ")
        case .apostrophe: UInt8(ascii: "'")
        }
    }
}

/// What becomes of a record with another number of fields than the header, or of another length than declared.
public enum RaggedRowPolicy: String, Sendable, CaseIterable {
    /// The file is refused, with a list of such records.
    case refuse
    /// A short record is filled up with missing cells; a long one is left out.
    case fill
    /// The record is left out.
    case skip
}
