extension ScaleUse {
    /// Decodes the keys of a derivation that has the key `scale`.
    init?(_ fields: ConfigurationMapping, name: String) {
        guard let scale = fields["scale"]?.text("the scale of '\(name)'"),
            let itemsNode = fields.required("items", in: "'\(name)'")
        else { return nil }
        let items = itemsNode.variableNames("the items of '\(name)'")
        var seen: Set<String> = []
        for item in items where !seen.insert(item).inserted {
            itemsNode.report("'\(name)' has the item '\(item)' twice; keep one.")
        }
        let part = fields["part"]?.choice("'part' of '\(name)'", of: Part.allCases.map(\.rawValue))
        self.scale = scale
        self.items = items
        coding = fields["coding"].flatMap { Self.coding($0, name: name) }
        subscale = fields["subscale"]?.text("'subscale' of '\(name)'")
        self.part = part.flatMap { Part(rawValue: $0) } ?? .score
        cutoffs = fields["cutoffs"]?.text("'cutoffs' of '\(name)'")
        if cutoffs != nil, self.part != .band {
            fields["cutoffs"]?.report("'cutoffs' of '\(name)' belongs to the band of a score: add 'part: band'.")
        }
        choices = fields["choices"].map { Self.choices($0, name: name) } ?? [:]
        minimumAnswered = fields["minimumAnswered"]?.wholeNumber("'minimumAnswered' of '\(name)'")
        position = itemsNode.position
    }

    private static func coding(_ node: ConfigurationNode, name: String) -> Int? {
        guard let coding = node.wholeNumber("'coding' of '\(name)'") else { return nil }
        guard coding == 0 || coding == 1 else {
            node.report("'coding' of '\(name)' is the code of the lowest answer, 0 or 1, but is \(coding).")
            return nil
        }
        return coding
    }

    private static func choices(_ node: ConfigurationNode, name: String) -> [String: String] {
        let pairs = ConfigurationMapping(node, "'choices' of '\(name)'").pairs.compactMap { pair in
            pair.value.text("the choice '\(pair.name)' of '\(name)'").map { (pair.name, $0) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}
