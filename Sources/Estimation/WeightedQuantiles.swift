/// Quantiles of a weighted sample: the smallest value at which the weighted distribution function reaches p.
///
/// q(p) = min { y : Σ_{yᵢ ≤ y} wᵢ ≥ p·Σwᵢ }, definition 1 of Hyndman & Fan (1996) with weights, as R's
/// `svyquantile(qrule = "math")`. Weights that agree to rounding with p·Σw count as reaching it, so that a quantile
/// does not move by a whole observation because of the last bit of a sum.
public struct WeightedQuantiles: Sendable {
    /// Distinct values, ascending.
    private let values: [Double]
    /// Σw up to and including each value.
    private let cumulative: [Double]

    /// - Parameters:
    ///   - values: the sample; NaN is left out.
    ///   - weights: one a value; zero leaves it out.
    ///   - isMember: which rows belong to the domain.
    public init(of values: [Double], weights: [Double], where isMember: (Int) -> Bool) {
        var rows: [(value: Double, weight: Double)] = []
        for row in values.indices where isMember(row) && weights[row] > 0 && !values[row].isNaN {
            rows.append((values[row], weights[row]))
        }
        rows.sort { $0.value < $1.value }
        var distinct: [Double] = []
        var sums: [Double] = []
        var sum = 0.0
        var lost = 0.0  // Neumaier's compensation
        for row in rows {
            let next = sum + row.weight
            lost += abs(sum) >= row.weight ? (sum - next) + row.weight : (row.weight - next) + sum
            sum = next
            if distinct.last == row.value {
                sums[sums.count - 1] = sum + lost
            } else {
                distinct.append(row.value)
                sums.append(sum + lost)
            }
        }
        self.values = distinct
        cumulative = sums
    }

    /// The quantile at `probability` in [0, 1]; NaN for an empty sample.
    public func quantile(_ probability: Double) -> Double {
        guard let total = cumulative.last else { return .nan }
        let target = probability * total - 1e-13 * total
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] >= target { high = middle } else { low = middle + 1 }
        }
        return values[low]
    }
}
