import Results
import SurveyData

/// Reads standards of reliable estimates.
enum ReliabilityReader {
    /// Those that come with the package, in the order they are listed.
    static let shipped: [ReliabilityStandard] = ShippedReliability.texts.compactMap { text in
        read(text, file: "shipped \(text.prefix { !$0.isNewline })").standard
    }

    /// A standard from a text, and what is wrong with it: of a shipped one nothing, as a test makes sure.
    static func read(_ yaml: String, file: String) -> (standard: ReliabilityStandard?, issues: [ConfigurationIssue]) {
        let log = IssueLog()
        guard let node = ConfigurationNode.reading(yaml: yaml, file: file, lineOffset: 0, log: log) else {
            return (nil, log.issues)
        }
        let scopes = ReliabilityStandard.Scope.allCases
        let fields = ConfigurationMapping(
            node, "the standard", known: ["standard", "title", "source"] + scopes.map(\.rawValue))
        guard let name = fields.required("standard", in: "a standard")?.text("'standard'"),
            let title = fields.required("title", in: name)?.text("'title' of \(name)"),
            let source = fields.required("source", in: name)?.text("'source' of \(name)")
        else { return (nil, log.issues) }
        let rules = scopes.compactMap { scope in
            fields[scope.rawValue].map { (scope, $0.items.compactMap { rule($0, name) }) }
        }
        return (
            ReliabilityStandard(
                name: name, title: title, source: source, rules: Dictionary(rules) { first, _ in first }), log.issues
        )
    }

    /// `{hide: n, below: 25}`.
    private static func rule(_ node: ConfigurationNode, _ name: String) -> ReliabilityRule? {
        let actions = ReliabilityRule.Action.allCases
        let comparisons = ReliabilityRule.Comparison.allCases
        let meaning = "a rule of \(name)"
        let fields = ConfigurationMapping(node, meaning, known: actions.map(\.rawValue) + comparisons.map(\.rawValue))
        guard let action = actions.first(where: { fields[$0.rawValue] != nil }),
            let comparison = comparisons.first(where: { fields[$0.rawValue] != nil }),
            let measure = fields[action.rawValue]?.choice(
                meaning, of: ReliabilityRule.Measure.allCases.map(\.rawValue)
            ).flatMap(ReliabilityRule.Measure.init),
            let threshold = fields[comparison.rawValue]?.number(meaning)
        else {
            node.report("\(meaning) must read {hide: measure, below: number}.")
            return nil
        }
        return ReliabilityRule(action, measure, comparison, threshold)
    }
}
