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

    init(before: [Double], factors: [Double], facts: Facts) {
        self.before = before
        weights = zip(before, factors).map { $0 * $1 }
        self.facts = facts
    }

    init(before: [Double], weights: [Double], facts: Facts) {
        self.before = before
        self.weights = weights
        self.facts = facts
    }

    /// Summaries of the weights before and after, of all rows.
    public var summaries: (before: WeightSummary, after: WeightSummary) {
        (WeightSummary(before), WeightSummary(weights))
    }
}
