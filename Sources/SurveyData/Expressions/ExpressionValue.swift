import Frame

/// The value of an expression for every row.
struct ExpressionValue {
    enum Values {
        /// NaN where missing.
        case numbers([Double])
        /// 1 true, 0 false, −1 missing.
        case truths([Int8])
        /// A categorical variable, not yet compared with anything.
        case categories(CategoryCodes)
        /// The same number for every row.
        case constant(Double)
        /// A text or a bare name: what a level may be called.
        case levelName(String)
    }

    let values: Values
    /// Why a row is missing, one byte a row; empty when none is.
    let reasons: [UInt8]

    init(_ values: Values, reasons: [UInt8] = []) {
        self.values = values
        self.reasons = reasons
    }

    /// What a message calls the type of the value.
    var typeName: String {
        switch values {
        case .numbers, .constant: "a number"
        case .truths: "a condition"
        case .categories: "a categorical variable"
        case .levelName: "a text"
        }
    }
}

/// The reasons of two operands together: the left one's where both are missing.
func combinedReasons(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    return zip(left, right).map { $0 != 0 ? $0 : $1 }
}
