/// A published standard of which estimates are reliable enough to be shown.
public struct ReliabilityStandard: Sendable, Equatable {
    /// What kind of estimate rules are for.
    public enum Scope: String, Sendable, CaseIterable {
        case proportions
        case means
        case totals
    }

    /// The name in notebooks.
    public let name: String
    /// As a footnote names it.
    public let title: String
    /// Where it was published.
    public let source: String
    /// In the order in which they are asked.
    public let rules: [Scope: [ReliabilityRule]]

    public init(name: String, title: String, source: String, rules: [Scope: [ReliabilityRule]]) {
        self.name = name
        self.title = title
        self.source = source
        self.rules = rules
    }
}
