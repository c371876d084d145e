import Frame

/// Decodes one exposure definition.
struct ExposureReader {
    private let name: String
    private let position: SourcePosition
    private let mapping: ConfigurationMapping

    init(name: String, position: SourcePosition, node: ConfigurationNode) {
        self.name = name
        self.position = position
        mapping = ConfigurationMapping(
            node, "exposure '\(name)'",
            known: ["label", "definition", "father", "mother", "minimumMonths", "eligible"])
    }

    func read() -> ExposureDefinition? {
        let meaning = "exposure '\(name)'"
        guard
            let definition = mapping.required("definition", in: meaning)?.localizedText("the definition of \(meaning)"),
            let father = mapping.required("father", in: meaning).flatMap({ parent($0, "the father of \(meaning)") }),
            let mother = mapping.required("mother", in: meaning).flatMap({ parent($0, "the mother of \(meaning)") })
        else { return nil }
        return ExposureDefinition(
            name: name, label: mapping["label"]?.localizedText("the label of \(meaning)"), definition: definition,
            father: father, mother: mother,
            minimumMonths: mapping["minimumMonths"]?.number("'minimumMonths' of \(meaning)") ?? 0,
            eligible: mapping["eligible"]?.expression("'eligible' of \(meaning)"), position: position)
    }

    private func parent(_ node: ConfigurationNode, _ meaning: String) -> ExposureDefinition.Parent? {
        let fields = ConfigurationMapping(node, meaning, known: ["away", "months", "alive"])
        guard let away = fields.required("away", in: meaning)?.expression("'away' of \(meaning)") else { return nil }
        return ExposureDefinition.Parent(
            away: away, months: fields["months"]?.text("'months' of \(meaning)"),
            alive: fields["alive"]?.expression("'alive' of \(meaning)"))
    }
}
