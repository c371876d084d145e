/// The values of a column, by type. A missing cell holds a placeholder (NaN, 0 or −1): ask ``Column/missing``.
public enum ColumnValues: Sendable, Equatable {
    /// Real numbers; NaN where missing.
    case numeric([Double])
    /// Whole numbers; 0 where missing.
    case integer(IntegerValues)
    /// Positions in `levels`; −1 where missing.
    case categorical([Int32], CategoricalLevels)
    /// Positions in a dictionary of distinct texts, in order of first appearance; −1 where missing.
    case text([Int32], [String])

    /// The number of rows.
    public var count: Int {
        switch self {
        case .numeric(let values): values.count
        case .integer(let values): values.count
        case .categorical(let codes, _), .text(let codes, _): codes.count
        }
    }
}

/// A named, typed column whose missing cells say why they are missing.
public struct Column: Sendable, Equatable {
    /// The name formulas and statistics use.
    public let name: String
    /// What a table prints.
    public let label: LocalizedText
    /// The unit of a numeric variable, if it has one.
    public let unit: LocalizedText?
    public let values: ColumnValues
    public let missing: MissingCells

    public init(
        name: String, label: LocalizedText? = nil, unit: LocalizedText? = nil, values: ColumnValues,
        missing: MissingCells = .none
    ) {
        precondition(
            missing.isEmpty || missing.reasons.count == values.count, "reasons and values need the same length")
        self.name = name
        self.label = label ?? LocalizedText(name)
        self.unit = unit
        self.values = values
        self.missing = missing
    }

    /// The number of rows.
    public var count: Int { values.count }

    /// The type's name in codebooks and messages.
    public var typeName: String {
        switch values {
        case .numeric: "numeric"
        case .integer: "integer"
        case .categorical: "categorical"
        case .text: "text"
        }
    }

    /// Whether arithmetic on the values makes sense.
    public var isNumber: Bool {
        switch values {
        case .numeric, .integer: true
        case .categorical, .text: false
        }
    }

    /// The same values under another name and label.
    public func renamed(_ name: String, label: LocalizedText? = nil) -> Column {
        Column(name: name, label: label ?? self.label, unit: unit, values: values, missing: missing)
    }
}
