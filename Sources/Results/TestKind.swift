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

    /// The letter of the statistic: t, z, F, χ².
    public var statisticSymbol: String {
        switch self {
        case .raoScottF, .waldIndependence, .adjustedWaldIndependence, .waldF, .rankF: "F"
        case .raoScottChiSquared, .waldChiSquared, .rankChiSquared, .homogeneity, .pearsonChiSquared: "χ²"
        case .kolmogorovSmirnov: "D"
        case .designT, .rankT: "t"
        case .designZ, .rankZ: "z"
        }
    }
}
