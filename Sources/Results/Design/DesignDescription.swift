/// A design as a methods section tells it.
public struct DesignDescription: Sendable, Equatable {
    public var facts: Note.DesignFacts
    public let rowCount: Int
    /// Rows of weight zero.
    public let zeroWeightCount: Int
    /// Empty where replicates that came with the data hide them.
    public let stages: [DesignStage]
    /// The program that computes, with its version.
    public let software: String
    /// The condition of the domain that is analysed.
    public let population: String?

    public init(
        facts: Note.DesignFacts, rowCount: Int, zeroWeightCount: Int, stages: [DesignStage], software: String,
        population: String?
    ) {
        self.facts = facts
        self.rowCount = rowCount
        self.zeroWeightCount = zeroWeightCount
        self.stages = stages
        self.software = software
        self.population = population
    }
}
