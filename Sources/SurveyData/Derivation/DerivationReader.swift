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
                known: ["label", "values"] + Self.rules + Self.keys.flatMap(\.keys))
            guard let rule = rule(fields, name: pair.name) else { return nil }
            return Derivation(
                name: pair.name, label: fields["label"]?.localizedText("the label of '\(pair.name)'"), rule: rule,
                values: fields["values"].flatMap { DerivedLevelsReader(name: pair.name, node: $0).read() },
                position: pair.nameNode.position)
        }
    }

    private func rule(_ fields: ConfigurationMapping, name: String) -> Derivation.Rule? {
        let rules = Self.rules.filter { fields[$0] != nil }
        guard rules.count <= 1 else {
            fields.node.report("'\(name)' has \(rules.joined(separator: " and ")), but can have only one of them.")
            return nil
        }
        reportStrangers(fields, name)
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
        if fields["anaemia"] != nil { return AnaemiaUse(fields, name: name).map { .anaemia($0) } }
        if let exposure = fields["exposure"]?.text("the exposure of '\(name)'") {
            return ExposureOutput.read(fields, name: name).map { .exposure(name: exposure, output: $0) }
        }
        fields.node.report(
            "'\(name)' needs one of: condition, value, scale (with items), growth (with sex and age), "
                + "anaemia (with standard, age and altitude), exposure."
        )
        return nil
    }

    private static let rules = ["condition", "value", "scale", "growth", "anaemia", "exposure"]

    /// The keys that go with a rule's own; some go with several rules.
    private static let keys: [(rule: String, keys: [String])] = [
        ("scale", ScaleUse.keys), ("growth", GrowthUse.keys), ("anaemia", AnaemiaUse.keys),
        ("exposure", ExposureOutput.keys),
    ]

    /// Reports keys whose rule is missing.
    private func reportStrangers(_ fields: ConfigurationMapping, _ name: String) {
        for (key, _, value) in fields.pairs {
            let owners = Self.keys.filter { $0.keys.contains(key) }.map(\.rule)
            guard !owners.isEmpty, owners.allSatisfy({ fields[$0] == nil }) else { continue }
            let list = owners.map { "'\($0)'" }.joined(separator: " or ")
            value.report("'\(key)' of '\(name)' belongs to the key \(list), which is missing.")
        }
    }

    private func expression(_ node: ConfigurationNode) -> Derivation.Rule? {
        node.expression("a derived variable").map { .expression($0) }
    }

    /// Reports scales and exposures that are used but not defined, and what contradicts their definitions.
    public static func checkNames(_ derivations: [Derivation], codebook: Codebook, log: IssueLog) {
        let scales = codebook.scales
        for derivation in derivations {
            switch derivation.rule {
            case .expression, .growth, .anaemia: break
            case .scale(let use):
                guard let scale = scales.first(where: { $0.name == use.scale }) ?? ShippedScales.named(use.scale) else {
                    log.add(unknownScale(use.scale, declared: scales.map(\.name)), at: derivation.position)
                    continue
                }
                for problem in use.problems(with: scale, name: derivation.name) {
                    log.add(problem, at: derivation.position)
                }
            case .exposure(let name, let output):
                if let problem = codebook.problem(withExposure: name, output) {
                    log.add(problem, at: derivation.position)
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
