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
    /// A change between independent samples by z.
    case zTest

    /// The letter of the statistic: t, F, χ², z.
    public var statisticSymbol: String {
        switch self {
        case .raoScottF, .waldIndependence, .adjustedWaldIndependence, .waldF: "F"
        case .raoScottChiSquared: "χ²"
        case .designT: "t"
        case .zTest: "z"
        }
    }
}
