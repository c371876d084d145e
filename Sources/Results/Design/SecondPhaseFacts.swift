/// The second phase of a two-phase sample.
public struct SecondPhaseFacts: Sendable, Equatable {
    /// The variable that says which rows were drawn again.
    public let selected: String
    public let strata: [String]
    public let clusters: [String]
    /// Units drawn again, and those of the first phase they were drawn from.
    public let unitCount: Int
    public let availableCount: Int
    public let stratumCount: Int

    public init(
        selected: String, strata: [String], clusters: [String], unitCount: Int, availableCount: Int, stratumCount: Int
    ) {
        self.selected = selected
        self.strata = strata
        self.clusters = clusters
        self.unitCount = unitCount
        self.availableCount = availableCount
        self.stratumCount = stratumCount
    }
}
