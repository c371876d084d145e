/// A stratum from which a single unit was drawn that is not the whole stratum.
public struct SingleUnitStratum: Sendable, Equatable {
    /// The stage, from 0.
    public let stage: Int
    /// Its levels, by the variables that make it; empty where the whole sample is one stratum.
    public let levels: [String]
    public let rowCount: Int
    /// Σw of its rows in Σw of all.
    public let weightShare: Double
}
