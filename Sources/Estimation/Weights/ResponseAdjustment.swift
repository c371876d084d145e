/// What an adjustment for non-response gives.
public struct ResponseAdjustment: Sendable, Equatable {
    /// One factor a row: 0 for non-respondents and those of unknown eligibility, who stay in the design with no weight.
    public let factors: [Double]
    /// The class of each row; empty where each respondent has a factor of its own.
    public let classOfRow: [Int32]
    public let classes: [ResponseClass]
    /// How many times two classes were merged.
    public let mergeCount: Int
}
