/// A test, by the name a paper prints.
public enum TestKind: String, Sendable, CaseIterable {
    /// Rao & Scott's second-order corrected χ² as an F.
    case raoScottF
    /// Rao & Scott's second-order corrected χ².
    case raoScottChiSquared
    /// Pearson's independence by a Wald statistic, as an F with the design's degrees of freedom.
    case waldIndependence
    /// The Wald test of independence with Fellegi's correction of the degrees of freedom.
    case adjustedWaldIndependence
    /// Difference of two means by a design-based t.
    case designT
    /// Equality of several means, or of several coefficients with zero, by a Wald F.
    case waldF
    /// Equality of two distributions by a design-based t of mean ranks.
    case rankT
    /// Equality of several distributions by a Wald F of mean ranks.
    case rankF
    /// Difference of two means by a design-based z.
    case designZ
    /// Equality of several means, or of several coefficients with zero, by a Wald χ².
    case waldChiSquared
    /// Equality of two distributions by a design-based z of mean ranks.
    case rankZ
    /// Equality of several distributions by a Wald χ² of mean ranks.
    case rankChiSquared
    /// Equality of estimates of independent samples by Cochran's Q, a χ².
    case homogeneity
    /// Pearson's χ² of two simple random samples.
    case pearsonChiSquared
    /// Kolmogorov and Smirnov's largest distance of the distributions of two simple random samples.
    case kolmogorovSmirnov
    /// Pearson's X² by the saddlepoint approximation to its distribution under the design.
    case raoScottSaddlepoint
    /// Pearson's X² by its distribution under the design, found by numerical inversion.
    case raoScottExact
    /// Lipsitz's score test of independence by weighted least squares, an F.
    case scoreIndependence
    /// Given shares of categories by Rao & Scott's second-order corrected χ².
    case goodnessOfFit
    /// Two log-linear models by their Pearson statistic, and by their deviance, with Rao & Scott's correction as an F.
    case logLinearScore, logLinearDeviance
    /// A mean against a given value, or the mean of paired differences, by a design-based t.
    case pairedT
    /// Equality of the shares of two yes/no variables of the same people: McNemar's test by a design-based t.
    case marginalT
    /// Equality of the margins of two classifications of the same people by a Wald F.
    case marginalF
    /// Linear-by-linear association, for two groups Cochran & Armitage's trend, by a design-based t.
    case trendT
    /// Equality of distributions by normal scores of ranks: van der Waerden's test.
    case normalScoresT, normalScoresF
    /// Equality of distributions by shares above the median of all.
    case medianT, medianF
    /// Equality of distributions by scores of ranks of one's own.
    case scoresT, scoresF
    /// Equality of survival by a design-based log-rank χ².
    case logRank

    /// The letter of the statistic: t, z, F, χ².
    public var statisticSymbol: String {
        switch self {
        case .raoScottF, .waldIndependence, .adjustedWaldIndependence, .waldF, .rankF: "F"
        case .scoreIndependence, .logLinearScore, .logLinearDeviance, .marginalF, .normalScoresF, .medianF, .scoresF:
            "F"
        case .raoScottChiSquared, .waldChiSquared, .rankChiSquared, .homogeneity, .pearsonChiSquared: "χ²"
        case .raoScottSaddlepoint, .raoScottExact, .goodnessOfFit, .logRank: "χ²"
        case .pairedT, .marginalT, .trendT, .normalScoresT, .medianT, .scoresT: "t"
        case .kolmogorovSmirnov: "D"
        case .designT, .rankT: "t"
        case .designZ, .rankZ: "z"
        }
    }
}
