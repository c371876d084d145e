/// A variable that says what became of each sampled unit, and which of its levels say what.
public struct ResponseVariable: Sendable, Equatable {
    public let variable: String
    /// Levels of those who answered. Every other level, and a missing value, is a non-respondent's, unless named below.
    public let respondents: [String]
    public let ineligible: [String]
    public let unknown: [String]

    public init(_ variable: String, respondents: [String], ineligible: [String] = [], unknown: [String] = []) {
        self.variable = variable
        self.respondents = respondents
        self.ineligible = ineligible
        self.unknown = unknown
    }
}
