public import Estimation
public import Results

/// What is asked of a regression.
public struct RegressionSpecification: Sendable {
    public let family: Family
    public let link: Link
    /// The level of the outcome that counts as the event.
    public let event: String?
    /// The level each categorical predictor is compared with; else "no" beside "yes", or the first.
    public let references: [String: String]
    /// How the covariance of the coefficients is found.
    public let standardErrors: Inference.StandardErrors

    public init(
        family: Family, link: Link? = nil, event: String? = nil, references: [String: String] = [:],
        standardErrors: Inference.StandardErrors = .design
    ) {
        self.family = family
        self.link = link ?? family.defaultLink
        self.event = event
        self.references = references
        self.standardErrors = standardErrors
    }
}

extension RegressionSpecification {
    /// The names of families and links, as a study writes them.
    public static let familyNames = Family.allCases.map(\.rawValue)
    public static let linkNames = Link.allCases.map(\.rawValue)

    /// A specification by names; `nil` when a name is unknown.
    public init?(
        family: String, link: String? = nil, event: String? = nil, references: [String: String] = [:],
        standardErrors: Inference.StandardErrors = .design
    ) {
        guard let known = Family(rawValue: family) else { return nil }
        let knownLink = link.map { Link(rawValue: $0) }
        if let knownLink, knownLink == nil { return nil }
        self.init(
            family: known, link: knownLink ?? nil, event: event, references: references, standardErrors: standardErrors)
    }

    /// The same with references for variables that have none yet.
    public func addingReferences(_ more: [String: String]) -> RegressionSpecification {
        RegressionSpecification(
            family: family, link: link, event: event, references: references.merging(more) { own, _ in own },
            standardErrors: standardErrors)
    }
}
