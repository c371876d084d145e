import Estimation
public import Results

/// A vector of weights in statistics.
public struct WeightDescription: Sendable {
    private let summary: WeightSummary

    /// - Parameter k: a weight above k times the median counts as large.
    public init(_ weights: [Double], large k: Double) {
        summary = WeightSummary(weights, large: k)
    }

    public var zeroCount: Int { summary.count - summary.positiveCount }
    public var countOfLarge: Int { summary.countOfLarge }
    public var largestToMedian: Double { summary.largestToMedian }

    /// What the weights are like: of all rows where the group says "all", else of those of positive weight.
    public var statistics: [(name: StatisticName, group: String?, value: Double)] {
        [
            (.n, "all", Double(summary.count)), (.n, nil, Double(summary.positiveCount)), (.total, nil, summary.sum),
            (.mean, nil, summary.mean), (.coefficientOfVariation, nil, summary.coefficientOfVariation),
            (.minimum, nil, summary.minimum), (.lowerQuartile, nil, summary.lowerQuartile),
            (.median, nil, summary.median), (.upperQuartile, nil, summary.upperQuartile),
            (.maximum, nil, summary.maximum), (.largestShare, nil, summary.largestShare),
            (.designEffect, nil, summary.designEffect), (.effectiveSampleSize, nil, summary.effectiveCount),
        ]
    }
}
