import Frame

/// Decodes a `derive` block, of a codebook or a study.
public struct DerivationReader {
    private let mapping: ConfigurationMapping

    public init(node: ConfigurationNode) {
        mapping = ConfigurationMapping(node, "'derive'")
    }

    public func read() -> [Derivation] {
        mapping.pairs.compactMap { pair in
            guard pair.value.isMapping else {
                guard let rule = expression(pair.value) else { return nil }
                return Derivation(name: pair.name, label: nil, rule: rule, position: pair.nameNode.position)
            }
            let fields = ConfigurationMapping(
                pair.value, "'\(pair.name)'",
                known: ["label", "condition", "value", "values", "scale", "growth", "exposure", "who"] + ScaleUse.keys
                    + GrowthUse.keys)
            guard let rule = rule(fields, name: pair.name) else { return nil }
            return Derivation(
                name: pair.name, label: fields["label"]?.localizedText("the label of '\(pair.name)'"), rule: rule,
                values: fields["values"].flatMap { DerivedLevelsReader(name: pair.name, node: $0).read() },
                position: pair.nameNode.position)
        }
    }

    private func rule(_ fields: ConfigurationMapping, name: String) -> Derivation.Rule? {
        let rules = ["condition", "value", "scale", "growth", "exposure"].filter { fields[$0] != nil }
        guard rules.count <= 1 else {
            fields.node.report("'\(name)' has \(rules.joined(separator: " and ")), but can have only one of them.")
            return nil
        }
        let owners =
            ScaleUse.keys.filter { $0 != "part" || fields["growth"] == nil }.map { ($0, "scale") }
            + GrowthUse.keys.map { ($0, "growth") } + [("who", "exposure")]
        for (key, owner) in owners where fields[key] != nil && fields[owner] == nil {
            fields[key]?.report("'\(key)' of '\(name)' belongs to the key '\(owner)', which is missing.")
        }
        if let values = fields["values"], fields["condition"] == nil, fields["value"] == nil {
            values.report("'values' of '\(name)' belongs to the key 'value' or 'condition', which is missing.")
        }
        if let node = fields["condition"] {
            let rule = expression(node)
            if case .expression(let expression) = rule, !expression.canBeCondition {
                node.report(
                    "the condition of '\(name)' is a calculation. Compare it with something, or call it 'value'.")
            }
            return rule
        }
        if let node = fields["value"] { return expression(node) }
        if fields["scale"] != nil { return ScaleUse(fields, name: name).map { .scale($0) } }
        if fields["growth"] != nil { return GrowthUse(fields, name: name).map { .growth($0) } }
        if let exposure = fields["exposure"]?.text("the exposure of '\(name)'") {
            guard let who = fields.required("who", in: "'\(name)'"), let categories = categories(who) else {
                return nil
            }
            return .exposure(name: exposure, categories: categories)
        }
        fields.node.report(
            "'\(name)' needs one of: condition, value, scale (with items), growth (with sex and age), exposure (with who)."
        )
        return nil
    }

    private func expression(_ node: ConfigurationNode) -> Derivation.Rule? {
        node.expression("a derived variable").map { .expression($0) }
    }

    private func categories(_ node: ConfigurationNode) -> ExposureCategories? {
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

    /// Reports scales and exposures that are used but not defined, and what contradicts a scale's definition.
    public static func checkNames(
        _ derivations: [Derivation], scales: [ScaleDefinition], exposures: [ExposureDefinition], log: IssueLog
    ) {
        for derivation in derivations {
            switch derivation.rule {
            case .expression, .growth: break
            case .scale(let use):
                guard let scale = scales.first(where: { $0.name == use.scale }) ?? ShippedScales.named(use.scale) else {
                    log.add(unknownScale(use.scale, declared: scales.map(\.name)), at: derivation.position)
                    continue
                }
                for problem in use.problems(with: scale, name: derivation.name) {
                    log.add(problem, at: derivation.position)
                }
            case .exposure(let name, _):
                if !exposures.contains(where: { $0.name == name }) {
                    log.add(
                        CodebookReader.unknown(name, "exposure", among: exposures.map(\.name)), at: derivation.position)
                }
            }
        }
    }

    private static func unknownScale(_ name: String, declared: [String]) -> String {
        let shipped = ShippedScales.all.map(\.name)
        let hint =
            nearestName(to: name, among: declared + shipped).map { "Did you mean '\($0)'?" }
            ?? (declared.isEmpty ? "" : "The codebook declares \(declared.prefix(12).joined(separator: ", ")). ")
            + "`lbc scales` lists those that are shipped."
        return "no scale is called '\(name)'. \(hint)"
    }
}

extension ConfigurationNode {
    /// An expression; what cannot be parsed is reported at its character.
    public func expression(_ meaning: String) -> Expression? {
        guard let text = text(meaning) else { return nil }
        do {
            return try Expression(text, at: textPosition)
        } catch {
            log.add(error)
            return nil
        }
    }
}
