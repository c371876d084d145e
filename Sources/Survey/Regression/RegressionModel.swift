public import Estimation

/// What is asked of a regression.
public struct RegressionSpecification: Sendable {
    public let family: Family
    public let link: Link
    /// The level of the outcome that counts as the event.
    public let event: String?
    /// The level each categorical predictor is compared with; else the first.
    public let references: [String: String]

    public init(family: Family, link: Link? = nil, event: String? = nil, references: [String: String] = [:]) {
        self.family = family
        self.link = link ?? family.defaultLink
        self.event = event
        self.references = references
    }
}
