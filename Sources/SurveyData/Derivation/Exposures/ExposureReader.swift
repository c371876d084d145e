import Frame

/// Decodes one exposure definition.
struct ExposureReader {
    static let keys = [
        "label", "definition", "age", "hukou", "eligible", "who", "father", "mother", "minimumMonths", "unknownAlive",
        "previously", "ageAtFirstSeparation", "monthsLeftBehind", "caregiver", "source", "unconfirmed", "remarks",
    ]

    private let name: String
    private let position: SourcePosition
    private let isShipped: Bool
    private let mapping: ConfigurationMapping

    init(name: String, position: SourcePosition, node: ConfigurationNode, isShipped: Bool = false) {
        self.name = name
        self.position = position
        self.isShipped = isShipped
        mapping = ConfigurationMapping(
            node, "exposure '\(name)'", known: Self.keys + (isShipped ? ["exposure"] : []))
    }

    private var meaning: String { "exposure '\(name)'" }

    func read() -> ExposureDefinition? {
        guard
            let definition = mapping.required("definition", in: meaning)?.localizedText("the definition of \(meaning)"),
            let father = mapping.required("father", in: meaning).flatMap({ parent($0, "the father of \(meaning)") }),
            let mother = mapping.required("mother", in: meaning).flatMap({ parent($0, "the mother of \(meaning)") })
        else { return nil }
        let who = mapping["who"]?.choice("'who' of \(meaning)", of: ExposureDefinition.Who.allCases.map(\.rawValue))
            .flatMap { ExposureDefinition.Who(rawValue: $0) }
        checkGuardians(who, father, mother)
        let minimumMonths = mapping["minimumMonths"]?.number("'minimumMonths' of \(meaning)") ?? 0
        if minimumMonths > 0, father.months == nil, mother.months == nil {
            mapping["minimumMonths"]?.report(
                "'minimumMonths' of \(meaning) decides nothing: neither parent has the key 'months'.")
        }
        let alive = mapping["unknownAlive"]?.choice("'unknownAlive' of \(meaning)", of: ["alive", "undecided"])
        return ExposureDefinition(
            name: name, label: mapping["label"]?.localizedText("the label of \(meaning)"), definition: definition,
            father: father, mother: mother,
            minimumMonths: minimumMonths, who: who ?? .any, age: mapping["age"].flatMap(age),
            hukou: expression("hukou"),
            eligible: expression("eligible"), takesUnknownAsAlive: alive != "undecided",
            previously: expression("previously"),
            firstSeparation: mapping["ageAtFirstSeparation"].flatMap(firstSeparation),
            monthsLeftBehind: expression("monthsLeftBehind"), caregiver: expression("caregiver"),
            source: mapping["source"]?.text("'source' of \(meaning)"), unconfirmed: facts("unconfirmed"),
            remarks: facts("remarks"), isShipped: isShipped, position: position)
    }

    private func expression(_ key: String) -> Expression? {
        mapping[key]?.expression("'\(key)' of \(meaning)")
    }

    private func facts(_ key: String) -> [LocalizedText] {
        mapping[key]?.items.compactMap { $0.localizedText("'\(key)' of \(meaning)") } ?? []
    }

    private func parent(_ node: ConfigurationNode, _ meaning: String) -> ExposureDefinition.Parent? {
        let fields = ConfigurationMapping(node, meaning, known: ["away", "reason", "months", "alive", "canGuard"])
        func expression(_ key: String) -> Expression? { fields[key]?.expression("'\(key)' of \(meaning)") }
        guard let away = fields.required("away", in: meaning)?.expression("'away' of \(meaning)") else { return nil }
        return ExposureDefinition.Parent(
            away: away, reason: expression("reason"), months: expression("months"), alive: expression("alive"),
            canGuard: expression("canGuard"))
    }

    /// Who is able to guard is asked for, and only asked for, where the definition turns on it.
    private func checkGuardians(
        _ who: ExposureDefinition.Who?, _ father: ExposureDefinition.Parent, _ mother: ExposureDefinition.Parent
    ) {
        for (key, parent) in [("father", father), ("mother", mother)] {
            if who == .bothOrUnguarded, parent.canGuard == nil {
                mapping[key]?.report(
                    "the \(key) of \(meaning) needs the key 'canGuard', since 'who' is bothOrUnguarded.")
            } else if who != .bothOrUnguarded, parent.canGuard != nil {
                mapping[key]?.report(
                    "'canGuard' of the \(key) of \(meaning) decides nothing unless 'who' is bothOrUnguarded.")
            }
        }
    }

    private func age(_ node: ConfigurationNode) -> ExposureDefinition.AgeRange? {
        let fields = ConfigurationMapping(node, "'age' of \(meaning)", known: ["value", "from", "below"])
        guard let years = fields.required("value", in: "'age' of \(meaning)")?.expression("the age of \(meaning)"),
            let below = fields.required("below", in: "'age' of \(meaning)")?.number("'below' of \(meaning)")
        else { return nil }
        let from = fields["from"]?.number("'from' of \(meaning)") ?? 0
        guard from < below else {
            node.report("'age' of \(meaning) must go from a lower age to below a higher one.")
            return nil
        }
        return ExposureDefinition.AgeRange(years: years, from: from, below: below)
    }

    private func firstSeparation(_ node: ConfigurationNode) -> ExposureDefinition.FirstSeparation? {
        let owner = "'ageAtFirstSeparation' of \(meaning)"
        guard node.isMapping else {
            return node.expression(owner).map { .init(years: $0, groups: Self.standardGroups) }
        }
        let fields = ConfigurationMapping(node, owner, known: ["value", "groups"])
        guard let years = fields.required("value", in: owner)?.expression("'value' of \(owner)") else { return nil }
        guard let groups = fields["groups"] else { return .init(years: years, groups: Self.standardGroups) }
        let read = ConfigurationMapping(groups, "'groups' of \(owner)").pairs.compactMap { pair in
            group(pair.name, pair.value, owner)
        }
        guard !read.isEmpty, zip(read, read.dropFirst()).allSatisfy({ $0.from < $1.from }) else {
            groups.report("the groups of \(owner) need ascending ages to begin at, as {preschool: 0, school: 6}.")
            return nil
        }
        return .init(years: years, groups: read)
    }

    /// `preschool: 0`, or `preschool: {from: 0, label: {en: Before school}}`.
    private func group(_ name: String, _ node: ConfigurationNode, _ owner: String)
        -> ExposureDefinition.FirstSeparation.Group?
    {
        let meaning = "group '\(name)' of \(owner)"
        var from: Double?
        var label: LocalizedText?
        if node.isMapping {
            let fields = ConfigurationMapping(node, meaning, known: ["from", "label"])
            from = fields.required("from", in: meaning)?.number("'from' of \(meaning)")
            label = fields["label"]?.localizedText("the label of \(meaning)")
        } else {
            from = node.number(meaning)
        }
        return from.map {
            .init(level: CategoricalLevel(name: name, code: name, label: label ?? LocalizedText(name)), from: $0)
        }
    }

    private static let standardGroups: [ExposureDefinition.FirstSeparation.Group] = [
        .init(level: ExposureOutput.level("under3", "Under 3 years", "不满3岁"), from: 0),
        .init(level: ExposureOutput.level("from3", "3 to 5 years", "3～5岁"), from: 3),
        .init(level: ExposureOutput.level("from6", "6 to 11 years", "6～11岁"), from: 6),
        .init(level: ExposureOutput.level("from12", "12 years and over", "12岁及以上"), from: 12),
    ]
}
