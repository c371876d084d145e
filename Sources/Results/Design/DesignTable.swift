/// The tables that tell what a design is.
public enum DesignTable: String, Sendable, CaseIterable {
    /// What the design is, in words, with its degrees of freedom.
    case summary
    /// Units and strata of every stage.
    case stages
    /// Strata with a single unit, by name.
    case strata
    /// Weights before and after every adjustment.
    case weights
}
