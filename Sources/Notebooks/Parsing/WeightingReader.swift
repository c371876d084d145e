import Estimation
import Formula
import Frame
import Survey
import SurveyData

/// Decodes the adjustments of weights: the items of a design's `adjust`.
struct WeightingReader {
    /// Every variable named, with its place.
    private(set) var places: [String: SourcePosition] = [:]

    static let kinds = ["postStratify", "rake", "calibrate", "trim", "nonResponse", "scale", "pool"]

    /// What may stand beside an adjustment.
    private static let options: [(owner: String, keys: [String])] = [
        ("postStratify", ["partial"]), ("calibrate", ["distance", "bounds", "clusters"]), ("scale", ["within"]),
    ]

    /// One adjustment: a mapping whose first known key says which.
    mutating func step(_ node: ConfigurationNode) -> WeightingStep? {
        let fields = ConfigurationMapping(node, "an adjustment", known: Self.kinds + Self.options.flatMap(\.keys))
        let named = Self.kinds.filter { fields[$0] != nil }
        guard named.count < 2 else {
            node.report(
                "\(named.joined(separator: " and ")) are two adjustments: give each an item of its own ('- …').")
            return nil
        }
        guard let kind = named.first, let value = fields[kind] else {
            node.report(
                "an adjustment must be one of \(Self.kinds.joined(separator: ", ")), as '- rake: {sex: {male: 480, "
                    + "female: 520}}'.")
            return nil
        }
        for (owner, keys) in Self.options where owner != kind {
            for key in keys where fields[key] != nil {
                fields[key]?.report("'\(key)' belongs to \(owner), not to \(kind). Leave it out.")
            }
        }
        switch kind {
        case "postStratify":
            let margins = margins(value)
            guard margins.count == 1, let margin = margins.first else {
                value.report("'postStratify' takes one variable, or one crossing as sex*age; for several use rake.")
                return nil
            }
            return .postStratified(margin, isPartial: fields["partial"]?.flag("'partial'") ?? false)
        case "rake": return .raked(margins(value))
        case "calibrate": return calibrated(value, fields)
        case "trim": return trimmed(value)
        case "nonResponse": return nonResponse(value)
        case "scale": return scaled(value, fields)
        default: return pooled(value)
        }
    }

    // MARK: Totals

    /// Margins by variable, or by variables joined with `*` whose cells are joined alike.
    private mutating func margins(_ node: ConfigurationNode) -> [PopulationMargin] {
        ConfigurationMapping(node, "population totals").pairs.compactMap { pair -> PopulationMargin? in
            let variables = pair.name.split(separator: "*").map { String($0).trimmingSpaces }
            note(variables, at: pair.nameNode)
            let cells = ConfigurationMapping(pair.value, "totals of '\(pair.name)'").pairs.compactMap { cell in
                cell.value.number("the total of '\(cell.name)'").map { total in
                    PopulationMargin.Cell(
                        variables.count == 1
                            ? [cell.name] : cell.name.split(separator: "*").map { String($0).trimmingSpaces }, total)
                }
            }
            return PopulationMargin(variables, cells: cells)
        }
    }

    private mutating func calibrated(_ node: ConfigurationNode, _ fields: ConfigurationMapping) -> WeightingStep? {
        let parts = ConfigurationMapping(node, "'calibrate'", known: ["margins", "totals", "size"])
        var targets: [CalibrationTarget] = parts["margins"].map { margins($0) }?.map { .margin($0) } ?? []
        if let size = parts["size"]?.number("'size'") { targets.append(.margin(.size(size))) }
        if let totals = parts["totals"] {
            for pair in ConfigurationMapping(totals, "'totals'").pairs {
                note([pair.name], at: pair.nameNode)
                guard let total = pair.value.number("the total of '\(pair.name)'") else { continue }
                targets.append(.total(variable: pair.name, total: total))
            }
        }
        let distances = [
            "linear": CalibrationDistance.linear, "raking": .raking, "logit": .logit, "sinh": .hyperbolicSine,
        ]
        let distance = fields["distance"]?.choice("'distance'", of: distances.keys.sorted())
        return .calibrated(
            targets, distance: distance.flatMap { distances[$0] } ?? .linear, bounds: bounds(fields["bounds"]),
            clusters: names(fields["clusters"], "'clusters'"))
    }

    private func bounds(_ node: ConfigurationNode?) -> CalibrationBounds {
        guard let node else { return .none }
        let numbers = node.items.compactMap { $0.number("'bounds'") }
        guard numbers.count == 2, numbers[0] < numbers[1] else {
            node.report("'bounds' are the least and the largest factor of a weight, as [0.5, 2].")
            return .none
        }
        return .factors(lower: numbers[0], upper: numbers[1])
    }

    // MARK: Other adjustments

    private mutating func trimmed(_ node: ConfigurationNode) -> WeightingStep {
        let parts = ConfigurationMapping(
            node, "'trim'", known: ["lower", "upper", "strict", "redistribute", "losesWeight", "within"])
        let ways = WeightTrimming.Redistribution.allCases.map(\.rawValue)
        let way = parts["redistribute"]?.choice("'redistribute'", of: ways)
        if parts["lower"] == nil, parts["upper"] == nil {
            node.report("'trim' needs lower, upper or both, as {upper: 5 medians}.")
        }
        let rule = WeightTrimming(
            lower: bound(parts["lower"], "'lower'"), upper: bound(parts["upper"], "'upper'"),
            redistribution: way.flatMap(WeightTrimming.Redistribution.init) ?? .equally,
            isStrict: parts["strict"]?.flag("'strict'") ?? false,
            losesWeight: parts["losesWeight"]?.flag("'losesWeight'") ?? false)
        return .trimmed(rule, within: names(parts["within"], "'within'"))
    }

    /// A number, or a rule: `5 medians`, `3 means`, `quantile 0.99`, `median + 3 IQR`.
    private func bound(_ node: ConfigurationNode?, _ meaning: String) -> WeightBound {
        guard let node, let text = node.text(meaning) else { return .none }
        let words = text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
        if words.count == 1, let number = Double(words[0]) { return .value(number) }
        if words.count == 2, let number = Double(words[0]) {
            if words[1].hasPrefix("median") { return .timesMedian(number) }
            if words[1].hasPrefix("mean") { return .timesMean(number) }
        }
        if words.count == 2, words[0] == "quantile", let number = Double(words[1]), number > 0, number < 1 {
            return .quantile(number)
        }
        if words.count == 4, words[0] == "median", words[3] == "IQR", let number = Double(words[2]) {
            return .medianAndRange(number)
        }
        node.report(
            "\(meaning) is '\(text)', but must be a number, or a rule as '5 medians', '3 means', 'quantile 0.99' or "
                + "'median + 3 IQR'.")
        return .none
    }

    private mutating func nonResponse(_ node: ConfigurationNode) -> WeightingStep? {
        let meaning = "'nonResponse'"
        let parts = ConfigurationMapping(
            node, meaning,
            known: [
                "status", "respondents", "ineligible", "unknown", "classes", "propensity", "model", "minimum",
                "maximumFactor",
            ])
        guard let status = parts.required("status", in: meaning)?.placedName("'status'"),
            let respondents = parts.required("respondents", in: meaning)?.texts("'respondents'")
        else { return nil }
        note([status.name], at: parts["status"])
        let response = ResponseVariable(
            status.name, respondents: respondents, ineligible: parts["ineligible"]?.texts("'ineligible'") ?? [],
            unknown: parts["unknown"]?.texts("'unknown'") ?? [])
        var rule = ResponseClasses()
        if let minimum = parts["minimum"]?.wholeNumber("'minimum'") { rule.minimumRespondents = minimum }
        if let factor = parts["maximumFactor"]?.number("'maximumFactor'") { rule.maximumFactor = factor }
        if let node = parts["model"], parts["propensity"] != nil {
            node.report("'model' and 'propensity' both say how likely an answer is. Leave one out.")
        }
        if parts["propensity"] != nil || parts["model"] != nil, parts["classes"] == nil {
            for key in ["minimum", "maximumFactor"] where parts[key] != nil {
                parts[key]?.report("'\(key)' is of classes, but there are none: add classes, or leave it out.")
            }
        }
        guard let source = propensity(parts) else {
            return .nonResponse(response, classes: names(parts["classes"], "'classes'"), rule: rule)
        }
        return .propensity(
            response, propensity: source, classCount: parts["classes"]?.wholeNumber("'classes'"), rule: rule)
    }

    /// The variable, or the model, of the probability of answering.
    private mutating func propensity(_ parts: ConfigurationMapping) -> ResponsePropensitySource? {
        if let node = parts["propensity"], let name = node.text("'propensity'") {
            note([name], at: node)
            return .variable(name)
        }
        guard let node = parts["model"], let terms = node.text("'model'") else { return nil }
        do throws(FormulaError) {
            _ = try ModelFormula("y ~ \(terms)")
        } catch {
            node.report("'model' of the probability of answering: \(error)")
        }
        let source = ResponsePropensitySource.model(terms)
        note(source.variableNames, at: node)
        return source
    }

    private mutating func scaled(_ node: ConfigurationNode, _ fields: ConfigurationMapping) -> WeightingStep? {
        let within = names(fields["within"], "'within'")
        guard let text = node.text("'scale'") else { return nil }
        if text == "meanOne" { return .scaled(.meanOne, within: within) }
        guard let total = Double(text) else {
            node.report("'scale' is '\(text)', but must be meanOne, or the total that weights are to have.")
            return nil
        }
        return .scaled(.total(total), within: within)
    }

    private mutating func pooled(_ node: ConfigurationNode) -> WeightingStep? {
        let parts = ConfigurationMapping(node, "'pool'", known: ["cycle", "cycles"])
        guard let cycle = parts.required("cycle", in: "'pool'")?.placedName("'cycle'"),
            let cycles = parts.required("cycles", in: "'pool'")
        else { return nil }
        note([cycle.name], at: parts["cycle"])
        let read = ConfigurationMapping(cycles, "'cycles'").pairs.compactMap { pair -> SurveyCycle? in
            let ends = pair.value.items.compactMap { $0.number("'\(pair.name)'") }
            guard ends.count == 2 else {
                pair.value.report("a cycle has a start and an end in years, as 2017: [2017, 2019].")
                return nil
            }
            return SurveyCycle(pair.name, from: ends[0], to: ends[1])
        }
        return .pooled(cycle.name, cycles: read)
    }

    // MARK: Names

    private mutating func names(_ node: ConfigurationNode?, _ meaning: String) -> [String] {
        let placed = node?.placedNames(meaning) ?? []
        for name in placed { places[name.name] = places[name.name] ?? name.position }
        return placed.map(\.name)
    }

    private mutating func note(_ names: [String], at node: ConfigurationNode?) {
        guard let node else { return }
        for name in names { places[name] = places[name] ?? node.position }
    }
}
