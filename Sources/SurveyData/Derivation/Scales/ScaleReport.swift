public import Frame

/// What must be said of a scale where its scores are reported.
public struct ScaleReport: Sendable {
    /// After the user's decisions.
    public let scale: ScaleDefinition
    /// The user's decisions, in the order of the scale's choices.
    public let decisions: [(choice: String, option: String)]
    /// The scores reported, the scale's own first.
    public private(set) var parts: [ScalePart] = []
    /// The sets of cut-offs used.
    public private(set) var cutoffs: [CutoffSet] = []
    private var usesFlag = false
    private let minimumAnswered: Int?

    init(_ use: ScaleUse, of scale: ScaleDefinition) {
        self.scale = use.settled(scale)
        decisions = scale.choices.compactMap { choice in use.choices[choice.name].map { (choice.name, $0) } }
        minimumAnswered = use.minimumAnswered
        add(use)
    }

    /// Whether a use is of the same scale, decided in the same way.
    func covers(_ use: ScaleUse) -> Bool {
        scale.name.lowercased() == use.scale.lowercased() && minimumAnswered == use.minimumAnswered
            && decisions.allSatisfy { use.choices[$0.choice] == $0.option }
    }

    mutating func add(_ use: ScaleUse) {
        if use.part == .flag { usesFlag = true }
        let name = use.part == .flag ? scale.validity?.subscale : use.subscale
        if let part = scale.part(name), !parts.contains(where: { $0.name == name }) {
            parts.append(part)
            let order = [nil] + scale.subscales.map(\.name)
            parts.sort { (order.firstIndex(of: $0.name) ?? 0) < (order.firstIndex(of: $1.name) ?? 0) }
        }
        if use.part == .band, let set = use.cutoffSet(of: scale), !cutoffs.contains(where: { $0.name == set.name }) {
            cutoffs.append(set)
        }
    }

    /// The unconfirmed facts that these scores rest on.
    public var unconfirmed: [LocalizedText] {
        var relevant: Set<String> = ["missing"]
        for part in parts {
            relevant.insert(part.name ?? "score")
            if case .sum(let names) = part.content { relevant.formUnion(names) }
        }
        if usesFlag { relevant.insert("flag") }
        for decision in decisions { relevant.insert("\(decision.choice)=\(decision.option)") }
        return scale.unconfirmed.filter { !relevant.isDisjoint(with: $0.about) }.map(\.text)
            + cutoffs.filter(\.isUnconfirmed).map(\.unconfirmedText)
    }
}

extension CutoffSet {
    /// That the cut-offs are unconfirmed, as a fact.
    public var unconfirmedText: LocalizedText {
        LocalizedText(translations: [("en", "the cut-offs '\(name)'"), ("zh", "界值“\(name)”")])
    }
}

extension SurveyFile {
    /// What must be said of the scales that `names` rest on, directly or through other derived variables: of those that
    /// come with the package, and of a codebook's own where something of them is unconfirmed or a cut-off is used.
    public func scales(behind names: some Sequence<String>) throws(SurveyDataError) -> [ScaleReport] {
        let plan = try DerivationPlan(for: names, catalog: catalog, exposures: codebook.usableExposures)
        var reports: [ScaleReport] = []
        for step in plan.steps {
            guard case .scale(let use) = step.rule, let scale = codebook.scale(use.scale) else { continue }
            if let known = reports.firstIndex(where: { $0.covers(use) }) {
                reports[known].add(use)
            } else {
                reports.append(ScaleReport(use, of: scale))
            }
        }
        return reports.filter { $0.scale.isShipped || !$0.unconfirmed.isEmpty || !$0.cutoffs.isEmpty }
    }
}
