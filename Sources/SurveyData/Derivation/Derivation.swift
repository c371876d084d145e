public import Frame

/// A variable computed from others.
public struct Derivation: Sendable {
    /// How a derived variable is computed.
    public enum Rule: Sendable {
        /// A condition or a calculation.
        case expression(Expression)
        /// A scale's score over items, or what goes with it.
        case scale(ScaleUse)
        /// A comparison with WHO's growth standards.
        case growth(GrowthUse)
        /// An exposure definition, classified by which parent is away.
        case exposure(name: String, categories: ExposureCategories)
    }

    public let name: String
    public let label: LocalizedText?
    public let rule: Rule
    /// The order and labels of its levels, where the expression gives categories.
    public let values: DerivedLevels?
    public let position: SourcePosition

    init(
        name: String, label: LocalizedText?, rule: Rule, values: DerivedLevels? = nil, position: SourcePosition
    ) {
        self.name = name
        self.label = label
        self.rule = rule
        self.values = values
        self.position = position
    }
}

/// How a child's exposure is classified.
public enum ExposureCategories: Sendable, Equatable {
    /// Whether any parent is away: no, yes.
    case any
    /// Whether both parents are away: no, yes.
    case bothParents
    /// Which parent is away, in the order given: a selection of none, father, mother, both.
    case byParent([ExposureCategory])
}

/// Which parent is away.
public enum ExposureCategory: String, Sendable, CaseIterable {
    case none, father, mother, both
}
