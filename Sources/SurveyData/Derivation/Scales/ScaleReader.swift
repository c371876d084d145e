import Frame

/// Decodes the definition of one scale.
struct ScaleReader {
    static let keys = [
        "label", "items", "response", "reverse", "score", "minimumAnswered", "round", "subscales", "total", "cutoffs",
        "bandLabels", "choices", "validity", "unconfirmed", "remarks", "source",
    ]

    private let name: String
    private let position: SourcePosition
    private let isShipped: Bool
    private let mapping: ConfigurationMapping

    init(name: String, position: SourcePosition, node: ConfigurationNode, isShipped: Bool = false) {
        self.name = name
        self.position = position
        self.isShipped = isShipped
        mapping = ConfigurationMapping(node, "scale '\(name)'", known: Self.keys + (isShipped ? ["scale"] : []))
    }

    private var meaning: String { "scale '\(name)'" }

    func read() -> ScaleDefinition? {
        guard let items = mapping.required("items", in: meaning)?.wholeNumber("'items' of \(meaning)"),
            let responseNode = mapping.required("response", in: meaning)
        else { return nil }
        guard items >= 1 else {
            mapping["items"]?.report("\(meaning) has \(items) items, but needs at least one.")
            return nil
        }
        let bounds = responseNode.items.compactMap { $0.number("a bound of the response of \(meaning)") }
        guard bounds.count == 2, bounds[0] < bounds[1] else {
            responseNode.report("'response' of \(meaning) must be [lowest, highest].")
            return nil
        }
        let numbers = ItemNumbers(meaning: meaning, count: items)
        let parts = ScalePartReader(mapping: mapping, meaning: meaning, numbers: numbers)
        let subscales = parts.subscales()
        let names = subscales.compactMap(\.name)
        return ScaleDefinition(
            name: name, label: mapping["label"]?.localizedText("the label of \(meaning)"), itemCount: items,
            response: bounds[0]...bounds[1],
            reversed: Set(mapping["reverse"].map { numbers.read($0, "reversed") } ?? []),
            score: parts.total(subscales: names), subscales: subscales,
            cutoffs: CutoffReader(mapping: mapping, meaning: meaning, subscales: names).read(),
            choices: choices(numbers), validity: validity(names), unconfirmed: unconfirmed(),
            remarks: mapping["remarks"]?.items.compactMap { $0.localizedText("a remark of \(meaning)") } ?? [],
            source: mapping["source"]?.text("'source' of \(meaning)"), isShipped: isShipped, position: position)
    }

    private func choices(_ numbers: ItemNumbers) -> [ScaleChoice] {
        guard let node = mapping["choices"] else { return [] }
        return ConfigurationMapping(node, "'choices' of \(meaning)").pairs.compactMap { pair in
            let choice = "choice '\(pair.name)' of \(meaning)"
            let fields = ConfigurationMapping(pair.value, choice, known: ["why", "options"])
            guard let why = fields.required("why", in: choice)?.text("'why' of \(choice)"),
                let options = fields.required("options", in: choice)
            else { return nil }
            return ScaleChoice(
                name: pair.name, why: why,
                options: ConfigurationMapping(options, "'options' of \(choice)").pairs.map { option in
                    let changes = ConfigurationMapping(
                        option.value, "option '\(option.name)' of \(choice)", known: ["reverse", "direct", "omit"])
                    return ScaleChoice.Option(
                        name: option.name, reversed: changes["reverse"].map { numbers.read($0, "reversed") },
                        direct: changes["direct"].map { numbers.read($0, "taken as it stands") } ?? [],
                        omitted: changes["omit"].map { numbers.read($0, "left out") } ?? [])
                })
        }
    }

    private func validity(_ subscales: [String]) -> ScaleValidity? {
        guard let node = mapping["validity"] else { return nil }
        let validity = "'validity' of \(meaning)"
        let fields = ConfigurationMapping(node, validity, known: ["subscale", "atLeast"])
        guard
            let subscale = fields.required("subscale", in: validity)?.choice(
                "'subscale' of \(validity)", of: subscales),
            let atLeast = fields.required("atLeast", in: validity)?.number("'atLeast' of \(validity)")
        else { return nil }
        return ScaleValidity(subscale: subscale, atLeast: atLeast)
    }

    private func unconfirmed() -> [UnconfirmedFact] {
        mapping["unconfirmed"]?.items.compactMap { node in
            let fact = "an unconfirmed fact of \(meaning)"
            let pairs = ConfigurationMapping(node, fact).pairs
            let texts = pairs.filter { $0.name != "about" }.compactMap { pair in
                pair.value.text("the \(pair.name) text of \(fact)").map { (language: pair.name, text: $0) }
            }
            guard !texts.isEmpty else {
                node.report("\(fact) needs a text in at least one language.")
                return nil
            }
            let about = pairs.first { $0.name == "about" }?.value.texts("'about' of \(fact)")
            return UnconfirmedFact(about: about ?? ["score"], text: LocalizedText(translations: texts))
        } ?? []
    }
}

/// Reads lists of item numbers of one scale.
struct ItemNumbers {
    let meaning: String
    /// The number of items of the scale.
    let count: Int

    func read(_ node: ConfigurationNode, _ use: String) -> [Int] {
        let items = node.items.compactMap { $0.wholeNumber("a \(use) item of \(meaning)") }
        for item in items where !(1...count).contains(item) {
            node.report("\(meaning) has items 1 to \(count), so item \(item) cannot be \(use).")
        }
        return items
    }
}
