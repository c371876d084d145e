import Results

/// Which columns stand for variables with plausible values, or with several imputations: one set of columns a draw, with
/// the rule by which what is estimated from each becomes one.
public struct PlausibleDraws: Sendable {
    /// For every draw, the column of every such variable.
    public let columns: [[String: String]]
    public let rule: ImputationRule

    /// - Parameter columns: two draws at least, of the same variables.
    public init(columns: [[String: String]], rule: ImputationRule = ImputationRule()) {
        self.columns = columns
        self.rule = rule
    }

    /// The variables that have a column a draw.
    public var variables: Set<String> { Set(columns.first?.keys.map { $0 } ?? []) }

    /// Whether any of the names has several values.
    func matter(to names: some Sequence<String>) -> Bool {
        let variables = variables
        return names.contains { variables.contains($0) }
    }

    /// What a footnote says of the combination.
    func note(largestShare: Double) -> Note {
        .imputation(
            .init(
                setCount: columns.count, variance: rule.variance.rawValue,
                degreesOfFreedom: rule.degreesOfFreedom.rawValue, largestShare: largestShare))
    }
}
