/// What a stratum with a single sampling unit contributes to the variance. There is no honest default but to refuse.
public enum SinglePSUPolicy: String, Sendable, CaseIterable {
    /// The design is refused.
    case refuse
    /// Contributes nothing: the stratum is left out of the variance (which is then too small).
    case remove
    /// Contributes nothing: the unit was certain to be in the sample.
    case certainty
    /// Its total is compared with the mean of all units' totals, instead of its own stratum's.
    case centre
    /// Contributes the average of the strata that have more units.
    case average
}
