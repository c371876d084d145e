import Frame

/// Decodes the declaration of one variable.
struct VariableReader {
    private let name: String
    private let position: SourcePosition
    private let mapping: ConfigurationMapping

    init(name: String, position: SourcePosition, node: ConfigurationNode) {
        self.name = name
        self.position = position
        mapping = ConfigurationMapping(
            node, "variable '\(name)'",
            known: ["label", "type", "format", "unit", "values", "range", "missing", "reference", "unique"])
    }

    func read() -> VariableDeclaration {
        let kinds = VariableDeclaration.Kind.allCases.map(\.rawValue)
        let declared = mapping["type"]?.choice("the type of '\(name)'", of: kinds).flatMap {
            VariableDeclaration.Kind(rawValue: $0)
        }
        let levels = mapping["values"].map(levels)
        if levels != nil, let declared, declared != .categorical {
            mapping["type"]?.report("'\(name)' has values, so its type is categorical, not \(declared.rawValue).")
        }
        let reference = mapping["reference"]?.text("the reference of '\(name)'")
        if let reference, let levels, levels.index(named: reference) == nil {
            mapping["reference"]?.report(CodebookReader.unknown(reference, "level", among: levels.map(\.name)))
        }
        let missingCodes = mapping["missing"].map { CodebookReader.missingCodes($0, "'missing' of '\(name)'") }
        for code in missingCodes ?? [] {
            guard let level = levels?.first(where: { code.covers($0.code) }) else { continue }
            mapping["missing"]?.report("code \(level.code) of '\(name)' is both a value and missing; keep one.")
        }
        return VariableDeclaration(
            name: name, label: mapping["label"]?.localizedText("the label of '\(name)'"),
            kind: levels != nil ? .categorical : declared,
            unit: mapping["unit"]?.localizedText("the unit of '\(name)'"),
            levels: levels, openLevels: nil, range: mapping["range"].flatMap(range),
            missingCodes: missingCodes, format: format(of: declared),
            reference: reference, isUnique: mapping["unique"]?.flag("'unique' of '\(name)'") ?? false,
            position: position)
    }

    private func format(of kind: VariableDeclaration.Kind?) -> TemporalFormat? {
        let node = mapping["format"]
        guard let temporal = kind?.temporal else {
            node?.report(
                "'format' says how dates and times are written; declare the type of '\(name)' as date, time or dateTime."
            )
            return nil
        }
        let standard = TemporalFormat.standardPattern(temporal)
        guard let pattern = node?.text("the format of '\(name)'") else {
            return TemporalFormat(temporal, pattern: standard)
        }
        let format = TemporalFormat(temporal, pattern: pattern)
        if format == nil {
            node?.report(
                "the format of '\(name)' is '\(pattern)', but a \(temporal.rawValue) is written as \(standard) or the like."
            )
        }
        return format
    }

    private func levels(_ node: ConfigurationNode) -> CategoricalLevels {
        let pairs = ConfigurationMapping(node, "the values of '\(name)'").pairs
        CodebookReader.reportRepeatedCodes(pairs, in: "the values of '\(name)'")
        let levels = pairs.compactMap { level(code: $0.name, $0.value) }
        if levels.isEmpty, pairs.isEmpty, node.isMapping {
            node.report("the values of '\(name)' need at least one code.")
        }
        var seen: Set<String> = []
        for level in levels where !seen.insert(level.name).inserted {
            node.report("two values of '\(name)' are called '\(level.name)'; names must differ.")
        }
        return CategoricalLevels(levels)
    }

    /// A label; or translations, directly or under `label`, with a `name` for formulas.
    private func level(code: String, _ node: ConfigurationNode) -> CategoricalLevel? {
        let meaning = "value \(code) of '\(name)'"
        guard node.isMapping else {
            return node.text(meaning).map { CategoricalLevel(name: $0, code: code, label: LocalizedText($0)) }
        }
        let pairs = ConfigurationMapping(node, meaning).pairs
        let declaredName = pairs.first { $0.name == "name" }?.value.text("the name of \(meaning)")
        let ownLabel = pairs.first { $0.name == "label" }?.value.localizedText("the label of \(meaning)")
        let translations = pairs.filter { $0.name != "name" && $0.name != "label" }.compactMap { pair in
            pair.value.text("the \(pair.name) label of \(meaning)").map { (language: pair.name, text: $0) }
        }
        if ownLabel != nil, !translations.isEmpty {
            node.report("\(meaning) has a 'label' and texts beside it; keep one.")
        }
        let label = ownLabel ?? (translations.isEmpty ? nil : LocalizedText(translations: translations))
        guard let name = declaredName ?? label?.allTexts.first else {
            node.report("\(meaning) needs a label.")
            return nil
        }
        return CategoricalLevel(name: name, code: code, label: label ?? LocalizedText(name))
    }

    private func range(_ node: ConfigurationNode) -> ClosedRange<Double>? {
        let bounds = node.items.compactMap { $0.number("a bound of the range of '\(name)'") }
        guard bounds.count == 2, bounds[0] <= bounds[1] else {
            node.report("the range of '\(name)' must be [lowest, highest].")
            return nil
        }
        return bounds[0]...bounds[1]
    }
}
