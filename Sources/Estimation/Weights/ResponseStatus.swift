/// What became of a sampled unit.
public enum ResponseStatus: UInt8, Sendable, CaseIterable {
    case respondent
    /// Known to belong to the population, but without an interview.
    case nonRespondent
    /// Known not to belong to the population: moved away, too old, no dwelling.
    case ineligible
    /// Never reached, so that nobody knows whether it belongs to the population.
    case unknown
}
