import Formula
import Survey
import SurveyData

/// Decodes the models of a model block: an outcome with several right-hand sides, or one formula.
struct ModelReader {
    private let fields: ConfigurationMapping

    init(_ fields: ConfigurationMapping) {
        self.fields = fields
    }

    /// The models, and their variables with the places they are written at.
    func read() -> (models: [ModelTableRequest.Model], variables: [PlacedName])? {
        if let node = fields["formula"] {
            for key in ["outcome", "models"] {
                fields[key]?.report("'\(key)' and 'formula' are two ways to say the same; keep one.")
            }
            guard let text = node.text("'formula'"), let formula = formula(text, at: node) else { return nil }
            let adjusted = ModelTableRequest.Model(
                name: formula.terms.count > 1 ? "Adjusted" : "Model", formulas: [formula])
            let isCrude = fields["crude"]?.flag("'crude'") ?? false
            let variables = formula.variableNames.map { PlacedName($0, at: node.position) }
            guard isCrude, formula.terms.count > 1, !formula.crudeModels.isEmpty else { return ([adjusted], variables) }
            return ([crude(of: formula), adjusted], variables)
        }
        fields["crude"]?.report("'crude' belongs to 'formula'; among 'models', write 'Crude: each(a + b)'.")
        let outcomeNode = fields.required("outcome", in: "the model block")
        let modelsNode = fields.required("models", in: "the model block")
        guard let outcomeNode, let outcome = outcomeNode.text("'outcome'"), let modelsNode else { return nil }
        let pairs = ConfigurationMapping(modelsNode, "'models'").pairs
        let read = pairs.compactMap { pair in
            model(name: pair.name, outcome: outcome, node: pair.value).map { (model: $0, node: pair.value) }
        }
        guard read.count == pairs.count, !read.isEmpty else {
            if modelsNode.isMapping, pairs.isEmpty {
                modelsNode.report("'models' needs at least one model, as 'Adjusted: a + b'.")
            }
            return nil
        }
        var places: [String: PlacedName] = [:]
        var order: [String] = []
        for (model, node) in read {
            for name in model.formulas.flatMap(\.variableNames) where places[name] == nil {
                let isOutcome = name == model.formulas.first?.outcome.name
                places[name] = PlacedName(name, at: (isOutcome ? outcomeNode : node).position)
                order.append(name)
            }
        }
        return (read.map(\.model), order.compactMap { places[$0] })
    }

    /// One column: `a + b`, or `each(a + b)` for a model of every term alone.
    private func model(name: String, outcome: String, node: ConfigurationNode) -> ModelTableRequest.Model? {
        guard let text = node.text("model '\(name)'") else { return nil }
        let trimmed = text.filter { !$0.isWhitespace }
        let isEach = trimmed.hasPrefix("each(") && trimmed.hasSuffix(")")
        let predictors = isEach ? String(trimmed.dropFirst("each(".count).dropLast()) : text
        guard let formula = formula("\(outcome) ~ \(predictors)", at: node) else { return nil }
        if isEach, formula.crudeModels.isEmpty {
            node.report("each() needs variables; interactions alone have no crude model.")
            return nil
        }
        return isEach ? crude(of: formula, name: name) : ModelTableRequest.Model(name: name, formulas: [formula])
    }

    private func crude(of formula: ModelFormula, name: String = "Crude") -> ModelTableRequest.Model {
        ModelTableRequest.Model(name: name, formulas: formula.crudeModels)
    }

    private func formula(_ text: String, at node: ConfigurationNode) -> ModelFormula? {
        do {
            return try ModelFormula(text)
        } catch {
            node.report("\(error)")
            return nil
        }
    }
}
