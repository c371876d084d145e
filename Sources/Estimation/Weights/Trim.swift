/// Trimming at work: weights, and by group what was cut off them and who may get it.
struct Trim {
    private let original: [Double]
    private var weights: [Double]
    private let groups: GroupIndex
    private let lower: Double
    private let upper: Double
    private let rule: WeightTrimming
    /// Σw of each group before trimming.
    private let sums: [Double]

    init(
        _ weights: [Double], _ groups: GroupIndex, lower: Double, upper: Double,
        _ rule: WeightTrimming
    ) {
        original = weights
        self.weights = weights
        self.groups = groups
        self.lower = lower
        self.upper = upper
        self.rule = rule
        sums = weightSums(weights.span, by: groups.codes.span, count: groups.count)
    }

    /// The excess of a group, and who shares it.
    private struct Shares {
        var excess: [Double]
        var count: [Int]
        var sum: [Double]

        init(_ groupCount: Int) {
            excess = [Double](repeating: 0, count: groupCount)
            count = [Int](repeating: 0, count: groupCount)
            sum = [Double](repeating: 0, count: groupCount)
        }
    }

    private func takesPart(_ row: Int) -> Bool { groups.codes[row] >= 0 && original[row] > 0 }

    private func clamp(_ weight: Double) -> Double { min(max(weight, lower), upper) }

    /// Cuts weights to the bounds, and gives what is cut off to those that were within them.
    mutating func cut() throws(CalibrationError) {
        var shares = Shares(groups.count)
        var isWithin = [Bool](repeating: false, count: weights.count)
        for row in weights.indices where takesPart(row) {
            let weight = weights[row]
            let group = Int(groups.codes[row])
            isWithin[row] = lower <= weight && weight <= upper
            if isWithin[row] {
                shares.count[group] += 1
                shares.sum[group] += weight
            } else {
                weights[row] = clamp(weight)
                shares.excess[group] += weight - weights[row]
            }
        }
        guard rule.redistribution != .none else { return }
        try settle(&shares)
        give(shares) { isWithin[$0] }
        // Raising many weights can take more from the others than they have.
        guard !rule.isStrict else { return }
        for row in weights.indices where takesPart(row) && weights[row] <= 0 {
            throw impossible(Int(groups.codes[row]))
        }
    }

    /// Refuses, or loses, an excess that nobody can take.
    private func settle(_ shares: inout Shares) throws(CalibrationError) {
        for group in 0..<groups.count where shares.excess[group] != 0 && shares.count[group] == 0 {
            guard rule.losesWeight else { throw impossible(group) }
            shares.excess[group] = 0
        }
    }

    /// Gives each group's excess to the rows named.
    private mutating func give(_ shares: Shares, to isReceiver: (Int) -> Bool) {
        for row in weights.indices where takesPart(row) && isReceiver(row) {
            let group = Int(groups.codes[row])
            weights[row] +=
                rule.redistribution == .equally
                ? shares.excess[group] / Double(shares.count[group])
                : weights[row] * (shares.excess[group] / shares.sum[group])
        }
    }

    /// Cuts again what redistribution lifted over a bound, and gives it to those not at that bound, until none is beyond.
    /// Each round brings at least one more weight to its bound, so that rounds come to an end.
    mutating func repeatUntilWithin() throws(CalibrationError) {
        guard rule.redistribution != .none else { return }
        while true {
            var shares = Shares(groups.count)
            var total = [Double](repeating: 0, count: groups.count)
            for row in weights.indices where takesPart(row) {
                let cut = clamp(weights[row])
                let group = Int(groups.codes[row])
                shares.excess[group] += weights[row] - cut
                total[group] += cut
                weights[row] = cut
            }
            // The last bits of a sum are no weight to give.
            for group in shares.excess.indices where abs(shares.excess[group]) <= 1e-14 * total[group] {
                shares.excess[group] = 0
            }
            guard shares.excess.contains(where: { $0 != 0 }) else { return }
            let excess = shares.excess
            func isReceiver(_ weight: Double, _ group: Int) -> Bool {
                excess[group] > 0 ? weight < upper : excess[group] < 0 && weight > lower
            }
            for row in weights.indices where takesPart(row) {
                let group = Int(groups.codes[row])
                guard isReceiver(weights[row], group) else { continue }
                shares.count[group] += 1
                shares.sum[group] += weights[row]
            }
            try settle(&shares)
            if shares.excess.allSatisfy({ $0 == 0 }) { return }
            let receives = weights.indices.map { takesPart($0) && isReceiver(weights[$0], Int(groups.codes[$0])) }
            give(shares) { receives[$0] }
        }
    }

    private func impossible(_ group: Int) -> CalibrationError {
        let rows = weights.indices.filter { groups.codes[$0] == group && takesPart($0) }
        return .trimImpossible(
            lower: lower, upper: upper, sum: sums[group], count: rows.count, group: group)
    }

    func result() -> TrimmedWeights {
        var above = 0
        var below = 0
        var taken = 0.0
        var given = 0.0
        for row in original.indices where takesPart(row) {
            if original[row] > upper { above += 1 }
            if original[row] < lower { below += 1 }
            taken += max(0, original[row] - weights[row])
            given += max(0, weights[row] - original[row])
        }
        return TrimmedWeights(
            weights: weights, lower: lower, upper: upper, countAbove: above, countBelow: below, weightTaken: taken,
            weightGiven: given)
    }
}
