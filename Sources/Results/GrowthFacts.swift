/// What a footnote says of a comparison with WHO's growth standards.
public struct GrowthFacts: Sendable, Equatable {
    /// The indicator's name in a codebook.
    public let indicator: String
    /// The z-scores that count as plausible.
    public let plausible: ClosedRange<Double>
    public let keepsImplausible: Bool
    public let ageInYears: Bool
    public let assumesPosition: Bool
    public let isClassified: Bool

    public init(
        indicator: String, plausible: ClosedRange<Double>, keepsImplausible: Bool, ageInYears: Bool,
        assumesPosition: Bool, isClassified: Bool
    ) {
        self.indicator = indicator
        self.plausible = plausible
        self.keepsImplausible = keepsImplausible
        self.ageInYears = ageInYears
        self.assumesPosition = assumesPosition
        self.isClassified = isClassified
    }
}
