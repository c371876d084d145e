/// What a footnote says of a table of comparisons.
public struct ComparisonFacts: Sendable, Equatable {
    /// How a group is compared with the reference group.
    public enum Contrast: String, Sendable, CaseIterable {
        /// Of means and of percentages.
        case difference
        /// Of means, and the risk ratio of percentages.
        case ratio
        /// Of percentages; means are compared by their difference.
        case oddsRatio
    }

    public let contrast: Contrast
    /// The group that others are compared with, as the table shows it.
    public let reference: String
    /// The coverage of intervals.
    public let level: Double
    public let multiplicity: Multiplicity
    /// How many tests the family has.
    public let familySize: Int
    /// What the column of effect sizes holds.
    public let effects: [StatisticName]
    public let hasMeans: Bool
    public let hasShares: Bool

    public init(
        contrast: Contrast, reference: String, level: Double, multiplicity: Multiplicity, familySize: Int,
        effects: [StatisticName], hasMeans: Bool, hasShares: Bool
    ) {
        self.contrast = contrast
        self.reference = reference
        self.level = level
        self.multiplicity = multiplicity
        self.familySize = familySize
        self.effects = effects
        self.hasMeans = hasMeans
        self.hasShares = hasShares
    }
}
