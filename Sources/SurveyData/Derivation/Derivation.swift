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
        /// Anaemia by haemoglobin.
        case anaemia(AnaemiaUse)
        /// What an exposure definition says of a child.
        case exposure(name: String, output: ExposureOutput)
    }

    public let name: String
    public let label: LocalizedText?
    public let rule: Rule
    /// The order and labels of its levels, where the expression gives categories.
    public let values: DerivedLevels?
    public let position: SourcePosition

    public init(
        name: String, label: LocalizedText?, rule: Rule, values: DerivedLevels? = nil, position: SourcePosition
    ) {
        self.name = name
        self.label = label
        self.rule = rule
        self.values = values
        self.position = position
    }
}
