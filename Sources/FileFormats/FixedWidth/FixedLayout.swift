/// Where the columns of a text file stand that separates them by nothing: positions in every line, which is a record.
public struct FixedLayout: Sendable, Equatable {
    public let fields: [FixedField]
    /// How many bytes a line may have at the most, where that is declared.
    public let longestLine: Int?
    /// Whether a line that ends early is declared to be filled up with blanks.
    public let isPadded: Bool

    public init(fields: [FixedField], longestLine: Int? = nil, isPadded: Bool = false) {
        self.fields = fields
        self.longestLine = longestLine
        self.isPadded = isPadded
    }

    /// How many bytes a line must have to hold all fields.
    var lineLength: Int { fields.map(\.bytes.upperBound).max() ?? 0 }
}

/// A column of a ``FixedLayout``.
public struct FixedField: Sendable, Equatable {
    public let name: String
    /// Places in the line, counted from 0 in bytes.
    public let bytes: Range<Int>
    /// Whether the values are texts, even where all look like numbers.
    public let isText: Bool
    /// Digits after the point in numbers that are written without one, from 0 to ``mostDecimals``.
    public let decimals: Int

    /// More decimals than a double has.
    public static let mostDecimals = 15
    /// No line is longer.
    public static let longestLine = 1 << 20

    public init(name: String, bytes: Range<Int>, isText: Bool = false, decimals: Int = 0) {
        self.name = name
        self.bytes = bytes
        self.isText = isText
        self.decimals = min(max(0, decimals), Self.mostDecimals)
    }

    var rule: ColumnRule { ColumnRule(decimals: decimals, isText: isText) }
}
