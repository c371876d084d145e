import Probability

/// Scores of the estimated population ranks of a variable, the outcome of a design-based rank test
/// (Lumley & Scott 2013).
public enum RankScore: Sendable, CaseIterable {
    /// The rank itself: Wilcoxon's test for two groups, Kruskal & Wallis's for more.
    case wilcoxon
    /// The normal quantile of the rank.
    case vanDerWaerden
    /// Whether the rank exceeds one half.
    case median

    /// The scores of every row for which `isMember` holds; NaN elsewhere.
    ///
    /// The estimated rank of an observation is its mid-point in the weighted distribution, (Σ_{yⱼ<y} w + ½Σ_{yⱼ=y} w)/Σw.
    /// R's `svyranktest` instead averages the ranks tied observations get one after another, which depends on the order
    /// of rows when their weights differ.
    public func scores(of values: [Double], weights: [Double], where isMember: (Int) -> Bool) -> [Double] {
        Self.scores(of: values, weights: weights, where: isMember, score: score)
    }

    /// Scores of one's own: any function of the estimated rank, from 0 to 1.
    public static func scores(
        of values: [Double], weights: [Double], where isMember: (Int) -> Bool, score: (_ rank: Double) -> Double
    ) -> [Double] {
        var order: [Int] = []
        for row in values.indices where isMember(row) && weights[row] > 0 && !values[row].isNaN { order.append(row) }
        order.sort { (values[$0], $0) < (values[$1], $1) }
        let total = order.reduce(0) { $0 + weights[$1] }
        var scores = [Double](repeating: .nan, count: values.count)
        var before = 0.0
        var start = 0
        while start < order.count {
            // 1. The tied observations.
            var end = start
            var tied = 0.0
            while end < order.count, values[order[end]] == values[order[start]] {
                tied += weights[order[end]]
                end += 1
            }
            // 2. Their common score.
            let score = score((before + tied / 2) / total)
            before += tied
            for position in start..<end { scores[order[position]] = score }
            start = end
        }
        return scores
    }

    private func score(ofRank rank: Double) -> Double {
        switch self {
        case .wilcoxon: rank
        case .vanDerWaerden: StandardNormal().quantile(rank)
        case .median: rank > 0.5 ? 1 : 0
        }
    }
}
