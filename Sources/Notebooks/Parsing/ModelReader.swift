import Formula
import Survey
import SurveyData

/// Decodes the models of a model block: an outcome with several right-hand sides, or one formula.
struct ModelReader {
    private let fields: ConfigurationMapping

    init(_ fields: ConfigurationMapping) {
        self.fields = fields
    }

    func read() -> [ModelTableRequest.Model]? {
        if let node = fields["formula"] {
            guard let text = node.text("'formula'"), let formula = formula(text, at: node) else { return nil }
            let adjusted = ModelTableRequest.Model(
                name: formula.terms.count > 1 ? "Adjusted" : "Model", formulas: [formula])
            let isCrude = fields["crude"]?.flag("'crude'") ?? false
            guard isCrude, formula.terms.count > 1 else { return [adjusted] }
            return [crude(of: formula), adjusted]
        }
        guard let outcome = fields.required("outcome", in: "the model block")?.text("'outcome'"),
            let models = fields.required("models", in: "the model block")
        else { return nil }
        let pairs = ConfigurationMapping(models, "'models'").pairs
        let read = pairs.compactMap { model(name: $0.name, outcome: outcome, node: $0.value) }
        return read.count == pairs.count && !read.isEmpty ? read : nil
    }

    /// One column: `a + b`, or `each(a + b)` for a model of every term alone.
    private func model(name: String, outcome: String, node: ConfigurationNode) -> ModelTableRequest.Model? {
        guard let text = node.text("model '\(name)'") else { return nil }
        let trimmed = text.filter { !$0.isWhitespace }
        let isEach = trimmed.hasPrefix("each(") && trimmed.hasSuffix(")")
        let predictors = isEach ? String(trimmed.dropFirst("each(".count).dropLast()) : text
        guard let formula = formula("\(outcome) ~ \(predictors)", at: node) else { return nil }
        return isEach ? crude(of: formula, name: name) : ModelTableRequest.Model(name: name, formulas: [formula])
    }

    private func crude(of formula: ModelFormula, name: String = "Crude") -> ModelTableRequest.Model {
        ModelTableRequest.Model(name: name, formulas: formula.terms.map(formula.keeping))
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
