import Frame

/// Decodes the sets of cut-offs of a scale.
struct CutoffReader {
    let mapping: ConfigurationMapping
    let meaning: String
    let subscales: [String]

    func read() -> [CutoffSet] {
        guard let node = mapping["cutoffs"] else { return [] }
        let labels = bandLabels()
        return ConfigurationMapping(node, "'cutoffs' of \(meaning)").pairs.map { pair in
            let set = "the cut-offs '\(pair.name)' of \(meaning)"
            let fields = ConfigurationMapping(
                pair.value, set,
                known: ["informant", "country", "bands", "subscales", "source", "unconfirmed", "requires"])
            var bands: [String?: [CutoffSet.Band]] = [:]
            if let own = fields["bands"] { bands[nil] = read(own, set, labels) }
            if let parts = fields["subscales"] {
                for part in ConfigurationMapping(parts, "'subscales' of \(set)", known: subscales).pairs {
                    bands[part.name] = read(part.value, set, labels)
                }
            }
            if bands.isEmpty { pair.value.report("\(set) need 'bands' or 'subscales'.") }
            let requires = fields["requires"].map { node in
                ConfigurationMapping(node, "'requires' of \(set)").pairs.compactMap { pair in
                    pair.value.text("an option").map { (pair.name, $0) }
                }
            }
            return CutoffSet(
                name: pair.name, informant: fields["informant"]?.text("'informant' of \(set)"),
                country: fields["country"]?.text("'country' of \(set)"),
                source: fields["source"]?.text("'source' of \(set)"),
                isUnconfirmed: fields["unconfirmed"]?.flag("'unconfirmed' of \(set)") ?? false,
                requires: Dictionary(requires ?? [], uniquingKeysWith: { first, _ in first }), bands: bands)
        }
    }

    private func bandLabels() -> [String: LocalizedText] {
        guard let node = mapping["bandLabels"] else { return [:] }
        let pairs = ConfigurationMapping(node, "'bandLabels' of \(meaning)").pairs.compactMap { pair in
            pair.value.localizedText("the label of band '\(pair.name)'").map { (pair.name, $0) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private func read(_ node: ConfigurationNode, _ set: String, _ labels: [String: LocalizedText]) -> [CutoffSet.Band] {
        ConfigurationMapping(node, "the bands of \(set)").pairs.compactMap { pair in
            let bounds = pair.value.items.compactMap { $0.number("a bound of band '\(pair.name)' of \(set)") }
            guard bounds.count == 2, bounds[0] <= bounds[1] else {
                pair.value.report("band '\(pair.name)' of \(set) must be [lowest, highest].")
                return nil
            }
            return CutoffSet.Band(
                name: pair.name, label: labels[pair.name] ?? LocalizedText(pair.name), range: bounds[0]...bounds[1])
        }
    }
}
