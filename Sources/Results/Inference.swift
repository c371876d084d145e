/// How standard errors are found, and which distribution intervals and p-values are taken from.
public struct Inference: Sendable, Equatable {
    /// How the influence of units becomes a standard error.
    public enum StandardErrors: String, Sendable, CaseIterable {
        /// As the design has it.
        case design
        /// As the design has it, of residuals adjusted for what the fit took out of each primary unit; with Satterthwaite's
        /// degrees of freedom for every estimate (Bell & McCaffrey 2002, *Surv. Methodol.* 28, 169).
        case bellMcCaffrey
    }

    /// What an estimate over its standard error is referred to.
    public enum Intervals: String, Sendable, CaseIterable {
        /// Student's t, and F for several coefficients together.
        case t
        /// The normal distribution, and χ² for several coefficients together: as if there were very many primary units.
        case normal
    }

    public let standardErrors: StandardErrors
    public let intervals: Intervals

    public init(standardErrors: StandardErrors = .design, intervals: Intervals = .t) {
        self.standardErrors = standardErrors
        self.intervals = intervals
    }
}
