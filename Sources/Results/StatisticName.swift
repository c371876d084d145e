/// What a statistic is, in the field's terms. The raw value is its name in `statistics.json` and in a notebook's inline
/// references.
public enum StatisticName: String, Sendable, CaseIterable {
    // Counts of respondents, never weighted.
    case n
    case missing
    case events
    /// Between the two values that the level names, without the second but for the last.
    case binCount
    // Description.
    case weightedCount
    case proportion
    case mean
    case standardDeviation
    case lowerQuartile
    case median
    case upperQuartile
    case minimum
    case maximum
    case total
    case ratio
    case designEffect
    /// Of a total; a mean or share of the same variable has another.
    case totalDesignEffect
    case standardizedMeanDifference
    // Weights and sizes of sampling units.
    /// With n, not n − 1.
    case coefficientOfVariation
    /// The share of the largest in the sum.
    case largestShare
    /// (Σw)²/Σw².
    case effectiveSampleSize
    // Designs.
    case degreesOfFreedom
    /// The factor of the sum of squared deviations of replicates.
    case scale
    /// From 0 to 1: how far two distributions of categories are apart.
    case cramersV
    // Comparison.
    case test
    /// The p-value of a test, adjusted for the number of tests of its table.
    case adjustedP
    case hedgesG
    case cliffsDelta
    case etaSquared
    // Regression.
    case coefficient
    case oddsRatio
    case rateRatio
    case riskRatio
    case meanRatio
    case waldTest
    // Agreement of two classifications, unweighted.
    case jaccard
    case kappa
    // Change between waves.
    case difference
    // Planning.
    case power
    case halfWidth
    case intraclassCorrelation
    case clusterSize
    case designDF
    /// Before it was made whole.
    case exactSize

    /// Whether the value counts respondents.
    public var isCount: Bool {
        switch self {
        case .n, .missing, .events, .binCount: true
        default: false
        }
    }
}
