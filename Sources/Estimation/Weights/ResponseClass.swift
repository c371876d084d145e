/// A weighting class and its factors.
public struct ResponseClass: Sendable, Equatable {
    /// The cells that were merged into it, ascending.
    public let cells: [Int]
    /// Rows of positive weight.
    public let respondents: Int
    public let nonRespondents: Int
    public let ineligible: Int
    public let unknown: Int
    /// Weight of all over weight of those whose eligibility is known: what every one of these is multiplied by.
    public let eligibilityFactor: Double
    /// Weight of the eligible over weight of respondents.
    public let responseFactor: Double

    /// What the weight of a respondent is multiplied by.
    public var factor: Double { eligibilityFactor * responseFactor }
}
