public import Frame

/// What a file of a statistics program, or the documentation of an archive, says of a variable beside its values.
public struct VariableMetadata: Sendable, Equatable {
    /// What the values are.
    public enum Kind: Sendable, Equatable {
        case number, text
        case temporal(TemporalKind)
    }

    /// How far arithmetic on the values makes sense, where the file says so.
    public enum Measure: String, Sendable {
        case nominal, ordinal, scale
    }

    public let name: String
    public var label: LocalizedText?
    public var unit: LocalizedText?
    /// `nil` when it is left open.
    public var kind: Kind?
    public var measure: Measure?
    /// In the order of the file.
    public var valueLabels: [ValueLabel]
    /// Values that stand for none.
    public var missing: [MissingValues]
    /// How the program shows the values, in its own words (`%td`, `F8.2`, `DATE9.`).
    public var format: String?

    public init(
        name: String, label: LocalizedText? = nil, unit: LocalizedText? = nil, kind: Kind? = nil,
        measure: Measure? = nil,
        valueLabels: [ValueLabel] = [], missing: [MissingValues] = [], format: String? = nil
    ) {
        self.name = name
        self.label = label
        self.unit = unit
        self.kind = kind
        self.measure = measure
        self.valueLabels = valueLabels
        self.missing = missing
        self.format = format
    }

    /// Whether a labelled value is declared to stand for none.
    public func isMissing(_ value: CodedValue) -> Bool {
        if case .tag = value { return true }
        return missing.contains { $0.contains(value) }
    }
}

/// A value that may have a label.
public enum CodedValue: Sendable, Hashable {
    case number(Double)
    case text(String)
    /// An extended missing value, by its letter: see ``MissingTag``.
    case tag(UInt8)

    /// The value as codebooks write it.
    public var code: String {
        switch self {
        case .number(let value): plainText(value)
        case .text(let text): text
        case .tag(let letter): MissingTag.code(letter)
        }
    }
}

/// A value and what it means.
public struct ValueLabel: Sendable, Equatable {
    public let value: CodedValue
    public let label: LocalizedText

    public init(_ value: CodedValue, _ label: LocalizedText) {
        self.value = value
        self.label = label
    }
}

/// Values that stand for none: one, or all between two numbers.
public enum MissingValues: Sendable, Hashable {
    case numbers(ClosedRange<Double>)
    case text(String)

    public func contains(_ value: CodedValue) -> Bool {
        switch (self, value) {
        case (.numbers(let range), .number(let number)): range.contains(number)
        case (.text(let own), .text(let text)): own == text
        default: false
        }
    }

    /// The values as codebooks write them: `-8`, `-99...-90`.
    public var code: String {
        switch self {
        case .text(let text): return text
        case .numbers(let range):
            if range.lowerBound == range.upperBound { return plainText(range.lowerBound) }
            let ends = [range.lowerBound, range.upperBound].map { $0.isFinite ? plainText($0) : "" }
            return ends.joined(separator: "...")
        }
    }
}
