/// A rule of a published standard: what is done with an estimate of which a measure passes a threshold.
public struct ReliabilityRule: Sendable, Hashable {
    /// What is done.
    public enum Action: String, Sendable, CaseIterable {
        /// It is not shown, and later rules are not asked.
        case hide
        /// It is shown, and later rules that hide are not asked.
        case show
        /// It is shown with a caution.
        case caution
        /// It is shown, for a statistician to look at.
        case review
    }

    /// What is looked at.
    public enum Measure: String, Sendable, CaseIterable {
        /// Respondents the estimate rests on, unweighted.
        case n
        /// Respondents the estimate counts, unweighted.
        case events
        /// n* = p(1 − p)/V with Korn & Graubard's correction by t, at most n; n for shares of 0 and 1.
        case effectiveSize
        /// The width of Korn & Graubard's interval of a share; 0 for shares of 0 and 1.
        case intervalWidth
        /// The same over the share.
        case relativeIntervalWidth
        /// The same over 1 − p.
        case complementRelativeWidth
        /// The standard error over the estimate.
        case relativeStandardError
        /// Degrees of freedom of the design in the domain.
        case degreesOfFreedom
        /// min(p, 1 − p), which is 0 when none or all say yes.
        case rarerShare
    }

    /// How a measure passes a threshold.
    public enum Comparison: String, Sendable, CaseIterable {
        case below
        case atMost
        case above
        case atLeast

        public func holds(_ value: Double, _ threshold: Double) -> Bool {
            switch self {
            case .below: value < threshold
            case .atMost: value <= threshold
            case .above: value > threshold
            case .atLeast: value >= threshold
            }
        }
    }

    public let action: Action
    public let measure: Measure
    public let comparison: Comparison
    public let threshold: Double

    public init(_ action: Action, _ measure: Measure, _ comparison: Comparison, _ threshold: Double) {
        self.action = action
        self.measure = measure
        self.comparison = comparison
        self.threshold = threshold
    }
}
