extension ExposureOutput {
    /// The keys beside `exposure` in a derivation.
    static let keys = ["who", "as"]

    /// What the keys of a derivation with the key `exposure` ask for; `nil` after a report.
    static func read(_ fields: ConfigurationMapping, name: String) -> ExposureOutput? {
        guard let node = fields["as"] else { return fields["who"].map(who) ?? .leftBehind }
        if let who = fields["who"] {
            who.report("'\(name)' has 'who' and 'as', but can have only one of them.")
            return nil
        }
        guard let word = node.choice("'as' of '\(name)'", of: named.map(\.name)) else { return nil }
        return named.first { $0.name == word }?.output
    }

    private static func who(_ node: ConfigurationNode) -> ExposureOutput? {
        if node.isScalar {
            switch node.choice("'who'", of: ["any", "both"]) {
            case "any": return .any
            case "both": return .bothParents
            default: return nil
            }
        }
        let choices = ExposureCategory.allCases.map(\.rawValue)
        let categories = node.items.compactMap { item in
            item.choice("a category of 'who'", of: choices).flatMap { ExposureCategory(rawValue: $0) }
        }
        guard Set(categories).count == categories.count, categories.count >= 2 else {
            node.report("'who' needs at least two different categories of none, father, mother, both.")
            return nil
        }
        return .byParent(categories)
    }
}
