public import Estimation

/// Weights after an adjustment, beside those before.
public struct AdjustedWeights: Sendable {
    /// What was done.
    public enum Facts: Sendable {
        case postStratified(cells: Int, untouched: Int)
        case raked(RakingSolution)
        case calibrated(CalibrationSolution, aliased: [String])
        case trimmed(TrimmedWeights)
        case nonResponse(ResponseAdjustment, classes: [String])
        case scaled
        case pooled(shares: [Double])
    }

    public let before: [Double]
    public let weights: [Double]
    public let facts: Facts
    /// What the adjustment made known, which the variance takes out of every statistic; `nil` where weights only change.
    let known: KnownTotals?

    init(before: [Double], factors: [Double], facts: Facts, known: KnownTotals? = nil) {
        self.init(before: before, weights: zip(before, factors).map { $0 * $1 }, facts: facts, known: known)
    }

    init(before: [Double], weights: [Double], facts: Facts, known: KnownTotals? = nil) {
        self.before = before
        self.weights = weights
        self.facts = facts
        self.known = known
    }

    /// Summaries of the weights before and after, of all rows.
    public var summaries: (before: WeightSummary, after: WeightSummary) {
        (WeightSummary(before), WeightSummary(weights))
    }
}
