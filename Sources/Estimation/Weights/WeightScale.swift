/// Weights scaled to a size, in all or by group: w·c with one c a group.
public enum WeightScale: Sendable, Equatable {
    /// Mean 1 over rows of positive weight, so that weights add up to the number of these rows.
    case meanOne
    /// A total for all groups each.
    case total(Double)
    /// A total for each group.
    case totals([Double])

    /// The factor of each row; 1 for rows outside every group.
    ///
    /// - Throws: ``CalibrationError`` for a group of no weight, and for a total that is not positive.
    public func factors(_ weights: [Double], groups: GroupIndex? = nil) throws(CalibrationError) -> [Double] {
        try checkWeights(weights)
        let groups = groups ?? GroupIndex(allRows: weights.count)
        precondition(groups.codes.count == weights.count, "groups need one code a row")
        let sums = weightSums(weights.span, by: groups.codes.span, count: groups.count)
        var counts = [Int](repeating: 0, count: groups.count)
        for (row, code) in groups.codes.enumerated() where code >= 0 && weights[row] > 0 { counts[Int(code)] += 1 }
        var factors: [Double] = []
        for group in 0..<groups.count {
            let total: Double
            switch self {
            case .meanOne: total = Double(counts[group])
            case .total(let value): total = value
            case .totals(let values):
                precondition(values.count == groups.count, "each group needs one total")
                total = values[group]
            }
            guard sums[group] > 0 else { throw .nothingToScale(group: group) }
            guard total > 0, total.isFinite else { throw .invalidRule(name: "the total of weights", value: total) }
            factors.append(total / sums[group])
        }
        return groups.codes.map { $0 < 0 ? 1 : factors[Int($0)] }
    }
}
