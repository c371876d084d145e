import Frame

/// Decodes the definition of one scale.
struct ScaleReader {
    private let name: String
    private let position: SourcePosition
    private let mapping: ConfigurationMapping

    init(name: String, position: SourcePosition, node: ConfigurationNode) {
        self.name = name
        self.position = position
        mapping = ConfigurationMapping(
            node, "scale '\(name)'",
            known: ["label", "items", "response", "reverse", "score", "minimumAnswered", "round", "source"])
    }

    func read() -> ScaleDefinition? {
        let meaning = "scale '\(name)'"
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
        let reversed = mapping["reverse"]?.items.compactMap { $0.wholeNumber("a reversed item of \(meaning)") } ?? []
        for item in reversed where !(1...items).contains(item) {
            mapping["reverse"]?.report("\(meaning) has items 1 to \(items), so item \(item) cannot be reversed.")
        }
        let minimum = mapping["minimumAnswered"]?.wholeNumber("'minimumAnswered' of \(meaning)") ?? items
        if !(1...items).contains(minimum) {
            mapping["minimumAnswered"]?.report("'minimumAnswered' of \(meaning) must lie between 1 and \(items).")
        }
        let scores = ScaleDefinition.Score.allCases.map(\.rawValue)
        let score = mapping["score"]?.choice("'score' of \(meaning)", of: scores)
        return ScaleDefinition(
            name: name, label: mapping["label"]?.localizedText("the label of \(meaning)"), itemCount: items,
            response: bounds[0]...bounds[1], reversed: Set(reversed),
            score: score.flatMap { ScaleDefinition.Score(rawValue: $0) } ?? .sum, minimumAnswered: minimum,
            roundsHalfUp: mapping["round"]?.choice("'round' of \(meaning)", of: ["halfUp", "none"]) == "halfUp",
            source: mapping["source"]?.text("'source' of \(meaning)"), position: position)
    }
}
