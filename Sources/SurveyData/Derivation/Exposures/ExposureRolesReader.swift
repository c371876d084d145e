import Frame

/// Decodes how roles are told: `exposureRoles` of a codebook, `roles` of a shipped survey.
struct ExposureRolesReader {
    let node: ConfigurationNode
    let meaning: String

    func read() -> ExposureRoles {
        let known = ExposureRole.allCases.map(\.rawValue)
        let fields = ConfigurationMapping(node, meaning, known: ["survey"] + known)
        var roles = ExposureRoles.none
        if let survey = fields["survey"], let name = survey.text("'survey' of \(meaning)") {
            if let shipped = ShippedSurveys.named(name) {
                roles = shipped.roles
                roles.survey = shipped.name
            } else {
                survey.report(
                    CodebookReader.unknown(name, "shipped survey", among: ShippedSurveys.all.map(\.name))
                        .replacing("Declared:", with: "There are"))
            }
        }
        for pair in fields.pairs {
            guard let role = ExposureRole(rawValue: pair.name) else { continue }
            roles.bindings[role] = binding(pair.value, "role '\(pair.name)'")
        }
        return roles
    }

    private func binding(_ node: ConfigurationNode, _ role: String) -> ExposureRoles.Binding? {
        guard node.isMapping else {
            return node.expression(role).map { ExposureRoles.Binding(expression: $0, unconfirmed: nil) }
        }
        let fields = ConfigurationMapping(node, role, known: ["value", "unconfirmed"])
        guard let expression = fields.required("value", in: role)?.expression("'value' of \(role)") else { return nil }
        return ExposureRoles.Binding(
            expression: expression,
            unconfirmed: fields["unconfirmed"]?.localizedText("'unconfirmed' of \(role)"))
    }
}
