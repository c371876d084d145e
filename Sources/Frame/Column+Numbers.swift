extension Column {
    /// The values as real numbers, NaN where missing; `nil` for categories and texts.
    public var doubles: [Double]? {
        switch values {
        case .numeric(let values):
            return values
        case .integer(let values):
            var doubles = values.doubles
            let reasons = missing.reasons
            for row in reasons.indices where reasons[row] != 0 { doubles[row] = .nan }
            return doubles
        case .categorical, .text:
            return nil
        }
    }

    /// The distinct values of a column of whole numbers, ascending, or `nil` when there are more than `limit` of them
    /// or some value is not whole.
    public func distinctWholeNumbers(limit: Int) -> [Int]? {
        var seen: Set<Int> = []
        func insert(_ value: Int) -> Bool {
            seen.insert(value)
            return seen.count <= limit
        }
        switch values {
        case .integer(let values):
            for row in values.indices where missing[row] == nil {
                guard insert(Int(values[row])) else { return nil }
            }
        case .numeric(let values):
            for value in values where !value.isNaN {
                guard let whole = Int(exactly: value), insert(whole) else { return nil }
            }
        case .categorical, .text:
            return nil
        }
        return seen.sorted()
    }
}
