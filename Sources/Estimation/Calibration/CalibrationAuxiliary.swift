/// Auxiliary variables whose population totals are known: one or more columns of the matrix x.
public enum CalibrationAuxiliary: Sendable {
    /// The indicators of `count` categories, one column each; a code of −1 is in none. The columns are never made.
    case levels(codes: [Int32], count: Int)
    /// One column of numbers.
    case values([Double])

    /// The number of columns of x.
    public var columnCount: Int {
        switch self {
        case .levels(_, let count): count
        case .values: 1
        }
    }

    /// The number of rows.
    public var rowCount: Int {
        switch self {
        case .levels(let codes, _): codes.count
        case .values(let values): values.count
        }
    }

    /// A column of ones: its total is the size of the population.
    public static func intercept(rowCount: Int) -> CalibrationAuxiliary {
        .levels(codes: [Int32](repeating: 0, count: rowCount), count: 1)
    }
}
