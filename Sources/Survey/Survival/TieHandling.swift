/// Whom tied events are compared with.
public enum TieHandling: String, Sendable, CaseIterable {
    /// Each with all at risk just before: the observed less the expected of the classical log-rank test.
    case breslow
    /// Each with a risk set from which, on average, those tied before it have left (Efron 1977).
    case efron
}
