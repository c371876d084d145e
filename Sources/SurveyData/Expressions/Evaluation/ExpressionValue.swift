import Frame

/// The value of an expression for every row.
struct ExpressionValue {
    enum Values {
        /// NaN where missing.
        case numbers([Double])
        /// 1 true, 0 false, −1 missing.
        case truths([Int8])
        /// A categorical variable.
        case categories(CategoryCodes)
        /// Positions in a list of texts; −1 where missing.
        case texts([Int32], [String])
        /// The same number for every row.
        case constant(Double)
        /// A text or a bare name: what a level may be called.
        case levelName(String)
        /// Missing in every row.
        case absent(MissingReason)
        /// The variable's type is not known before data are read.
        case unknown
    }

    let values: Values
    /// Why a row is missing, one byte a row; empty when none is.
    let reasons: [UInt8]
    /// What the numbers count, where they are dates or times.
    let temporal: TemporalKind?

    init(_ values: Values, reasons: [UInt8] = [], temporal: TemporalKind? = nil) {
        self.values = values
        self.reasons = reasons
        self.temporal = temporal
    }

    static let unknown = ExpressionValue(.unknown)

    var isUnknown: Bool {
        if case .unknown = values { return true }
        return false
    }

    /// What a message calls the type of the value.
    var typeName: String {
        switch values {
        case .numbers, .constant:
            switch temporal {
            case .date: "a date"
            case .time: "a time of day"
            case .dateTime: "a date with its time"
            case nil: "a number"
            }
        case .truths: "a condition"
        case .categories: "a categorical variable"
        case .texts: "a variable of texts"
        case .levelName: "a text"
        case .absent: "a missing value"
        case .unknown: "a variable"
        }
    }

    /// A condition as categories.
    static func categories(_ truths: [Int8]) -> CategoryCodes {
        CategoryCodes(codes: truths.map(Int32.init), levels: .noYes)
    }
}

/// The reasons of two operands together: the left one's where both are missing.
func combinedReasons(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    var reasons = left
    for row in reasons.indices { reasons[row] = reasons[row] != 0 ? reasons[row] : right[row] }
    return reasons
}
