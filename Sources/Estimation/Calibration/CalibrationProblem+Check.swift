extension CalibrationProblem {
    /// Refuses what is no weight, value, total, scale or bound.
    func check() throws(CalibrationError) {
        try checkWeights(weights)
        if let column = totals.firstIndex(where: { !$0.isFinite }) {
            throw .invalidTotal(column: column, value: totals[column])
        }
        for row in scales.indices where weights[row] > 0 && !(scales[row] > 0 && scales[row].isFinite) {
            throw .invalidScale(row: row, value: scales[row])
        }
        for (index, auxiliary) in auxiliaries.enumerated() {
            switch auxiliary {
            case .levels(let codes, let count): try checkCodes(codes, count: count)
            case .values(let values):
                for row in values.indices where !values[row].isFinite && weights[row] > 0 {
                    throw .invalidValue(auxiliary: index, row: row, value: values[row])
                }
            }
        }
        try checkBounds()
    }

    private func checkCodes(_ codes: [Int32], count: Int) throws(CalibrationError) {
        precondition(codes.allSatisfy { $0 >= -1 && $0 < count }, "codes lie between -1 and the number of levels")
    }

    private func checkBounds() throws(CalibrationError) {
        switch bounds {
        case .none:
            if distance == .logit {
                throw .invalidBounds(distance: distance, row: nil, lower: -.infinity, upper: .infinity)
            }
        case .factors(let lower, let upper): try check(lower, upper, row: nil)
        case .rows(let lower, let upper):
            precondition(lower.count == weights.count && upper.count == weights.count, "bounds need one pair a row")
            for row in lower.indices where weights[row] > 0 { try check(lower[row], upper[row], row: row) }
        }
    }

    private func check(_ lower: Double, _ upper: Double, row: Int?) throws(CalibrationError) {
        // Only the logit is undefined where 1 is no possible factor, or a bound is infinite.
        let isValid = distance == .logit ? lower < 1 && 1 < upper && (upper - lower).isFinite : lower < upper
        guard isValid else { throw .invalidBounds(distance: distance, row: row, lower: lower, upper: upper) }
    }
}

/// Refuses weights that are negative or no numbers.
func checkWeights(_ weights: [Double]) throws(CalibrationError) {
    for row in weights.indices where !(weights[row] >= 0 && weights[row].isFinite) {
        throw .invalidWeight(row: row, value: weights[row])
    }
}
