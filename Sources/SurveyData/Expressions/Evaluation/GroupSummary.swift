/// Moments of the values of one group. Missing values and rows without a positive weight do not count.
struct GroupSummary {
    private(set) var count = 0
    /// Σw, or the count without weights.
    private(set) var weight = 0.0
    /// Σwx.
    private(set) var sum = 0.0
    /// Σw(x − mean)².
    private var squares = 0.0

    var mean: Double { sum / weight }

    /// Σw(x − mean)²/Σw · n/(n − 1), as R's `svyvar` for a design of independent rows; without weights, the sample
    /// variance. NaN for fewer than two values and where all are the same.
    var variance: Double {
        guard count > 1, squares > 0 else { return .nan }
        return squares / weight * Double(count) / Double(count - 1)
    }

    /// The summaries of all groups, in two passes: the second about the means.
    static func summaries(of x: [Double], weights: [Double]?, groups: RowGroups) -> [GroupSummary] {
        var summaries = [GroupSummary](repeating: GroupSummary(), count: groups.count)
        let codes = groups.codes
        for row in x.indices where codes[row] >= 0 && !x[row].isNaN {
            let weight = weights?[row] ?? 1
            guard weight > 0 else { continue }
            summaries[Int(codes[row])].count += 1
            summaries[Int(codes[row])].weight += weight
            summaries[Int(codes[row])].sum += weight * x[row]
        }
        for row in x.indices where codes[row] >= 0 && !x[row].isNaN {
            let weight = weights?[row] ?? 1
            guard weight > 0 else { continue }
            let deviation = x[row] - summaries[Int(codes[row])].mean
            summaries[Int(codes[row])].squares += weight * deviation * deviation
        }
        return summaries
    }
}
