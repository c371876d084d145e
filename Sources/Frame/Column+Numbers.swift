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
        switch values {
        case .integer(let values):
            switch values.storage {
            case .int8(let values): distinct(values, limit)
            case .int16(let values): distinct(values, limit)
            case .int32(let values): distinct(values, limit)
            }
        case .numeric(let values): distinct(values, limit) { Int(exactly: $0) }
        case .categorical, .text: nil
        }
    }

    /// Of numbers of one or two bytes by a table of those seen.
    private func distinct<Number: FixedWidthInteger>(_ values: [Number], _ limit: Int) -> [Int]? {
        guard Number.bitWidth <= 16 else { return distinct(values, limit) { Int($0) } }
        let reasons = missing.reasons
        var isSeen = [Bool](repeating: false, count: 1 << Number.bitWidth)
        for row in values.indices where reasons.isEmpty || reasons[row] == 0 {
            isSeen[Int(values[row]) - Int(Number.min)] = true
        }
        let seen = isSeen.indices.filter { isSeen[$0] }
        return seen.count <= limit ? seen.map { $0 + Int(Number.min) } : nil
    }

    private func distinct<Number: Equatable>(_ values: [Number], _ limit: Int, _ whole: (Number) -> Int?) -> [Int]? {
        var seen: Set<Int> = []
        var last: Number?
        let reasons = missing.reasons
        // A placeholder, or NaN, is no number.
        for row in values.indices where (reasons.isEmpty || reasons[row] == 0) && values[row] != last {
            guard values[row] == values[row] else { continue }
            last = values[row]
            guard let whole = whole(values[row]) else { return nil }
            guard seen.insert(whole).inserted else { continue }
            if seen.count > limit { return nil }
        }
        return seen.sorted()
    }
}
