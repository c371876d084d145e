import Frame

/// Decodes the `values` of a derivation: `{low: {en: Low, zh: 低}, high: {name: top, en: High}}`.
struct DerivedLevelsReader {
    let name: String
    let node: ConfigurationNode

    func read() -> DerivedLevels? {
        let pairs = ConfigurationMapping(node, "the values of '\(name)'").pairs
        let levels = pairs.compactMap { pair -> CategoricalLevel? in
            let meaning = "value \(pair.name) of '\(name)'"
            guard pair.value.isMapping else {
                return pair.value.text(meaning).map {
                    CategoricalLevel(name: pair.name, code: pair.name, label: LocalizedText($0))
                }
            }
            let fields = ConfigurationMapping(pair.value, meaning).pairs
            let ownName = fields.first { $0.name == "name" }?.value.text("the name of \(meaning)")
            let translations = fields.filter { $0.name != "name" }.compactMap { field in
                field.value.text("the \(field.name) label of \(meaning)").map { (language: field.name, text: $0) }
            }
            return CategoricalLevel(
                name: ownName ?? pair.name, code: pair.name,
                label: translations.isEmpty
                    ? LocalizedText(ownName ?? pair.name) : LocalizedText(translations: translations))
        }
        guard Set(levels.map(\.name)).count == levels.count else {
            node.report("two values of '\(name)' have the same name; names must differ.")
            return nil
        }
        guard !levels.isEmpty else {
            if node.isMapping, pairs.isEmpty { node.report("the values of '\(name)' need at least one level.") }
            return nil
        }
        return DerivedLevels(levels: CategoricalLevels(levels), position: node.position)
    }
}
