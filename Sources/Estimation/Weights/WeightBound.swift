/// A bound on weights: a number, or a rule that makes one of the positive weights.
public enum WeightBound: Sendable, Equatable {
    case none
    case value(Double)
    /// k times the mean.
    case timesMean(Double)
    /// k times the median.
    case timesMedian(Double)
    /// The median and k times the interquartile range: added above, subtracted below.
    case medianAndRange(Double)
    /// The quantile at a probability.
    case quantile(Double)

    /// The number, of positive weights in ascending order; infinite for none.
    func number(of sorted: [Double], isUpper: Bool) -> Double {
        let sign: Double = isUpper ? 1 : -1
        switch self {
        case .none: return sign * .infinity
        case .value(let value): return value
        case .timesMean(let k): return k * (sorted.reduce(0, +) / Double(max(1, sorted.count)))
        case .timesMedian(let k): return k * sampleQuantile(sorted, 0.5)
        case .medianAndRange(let k):
            let range = sampleQuantile(sorted, 0.75) - sampleQuantile(sorted, 0.25)
            return sampleQuantile(sorted, 0.5) + sign * k * range
        case .quantile(let p): return sampleQuantile(sorted, p)
        }
    }
}

/// The quantile of ascending numbers by linear interpolation between order statistics (definition 7 of Hyndman & Fan
/// 1996, R's default); NaN of none.
func sampleQuantile(_ sorted: [Double], _ p: Double) -> Double {
    guard let last = sorted.indices.last else { return .nan }
    let place = Double(last) * min(max(p, 0), 1)
    let low = Int(place)
    let share = place - Double(low)
    return share == 0 ? sorted[low] : sorted[low] + share * (sorted[low + 1] - sorted[low])
}
