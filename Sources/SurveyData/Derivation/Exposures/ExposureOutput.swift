import Frame

/// What a derived variable takes from an exposure definition.
public enum ExposureOutput: Sendable, Equatable {
    /// Whether the child is left behind as the definition says: no, yes.
    case leftBehind
    /// Whether any parent is away: no, yes.
    case any
    /// Whether both parents are away: no, yes.
    case bothParents
    /// Which parent is away, in the order given: a selection of none, father, mother, both.
    case byParent([ExposureCategory])
    /// What became of the child, and by which criterion; never missing.
    case criterion
    /// Among children of whom it is decided: not left behind, or by whom.
    case pattern
    /// Left behind never, previously, or now.
    case history
    /// Age at the first separation, in groups; never, for children never left behind.
    case ageAtFirstSeparation
    /// Months left behind in all.
    case duration
    /// Who cares for a child left behind; not left behind, for others.
    case caregiver

    /// The outputs named by the key `as` of a derivation.
    static let named: [(name: String, output: ExposureOutput)] = [
        ("leftBehind", .leftBehind), ("criterion", .criterion), ("history", .history),
        ("ageAtFirstSeparation", .ageAtFirstSeparation), ("duration", .duration), ("caregiver", .caregiver),
    ]

    /// The key of a definition that the output needs, and the role of a shipped one.
    var needed: (key: String, role: ExposureRole)? {
        switch self {
        case .history: ("previously", .leftBehindBefore)
        case .ageAtFirstSeparation: ("ageAtFirstSeparation", .ageAtFirstSeparation)
        case .duration: ("monthsLeftBehind", .monthsLeftBehind)
        case .caregiver: ("caregiver", .caregiver)
        default: nil
        }
    }

    /// Whether a definition has what the output needs.
    func isGiven(by definition: ExposureDefinition) -> Bool {
        switch self {
        case .history: definition.previously != nil
        case .ageAtFirstSeparation: definition.firstSeparation != nil
        case .duration: definition.monthsLeftBehind != nil
        case .caregiver: definition.caregiver != nil
        default: true
        }
    }

    /// The levels of the variable, where they do not depend on other variables.
    func levels(of definition: ExposureDefinition?) -> CategoricalLevels? {
        switch self {
        case .leftBehind, .any, .bothParents: .noYes
        case .byParent(let categories): CategoricalLevels(categories.map(\.level))
        case .criterion: ExposureCriterion.levels
        case .pattern: CategoricalLevels([Self.notLeftBehind] + Self.patterns.map(\.level))
        case .history:
            CategoricalLevels([
                Self.never, Self.level("previous", "Left behind before, not now", "曾经留守"),
                Self.level("current", "Left behind now", "目前留守"),
            ])
        case .ageAtFirstSeparation:
            definition?.firstSeparation.map { separation in
                CategoricalLevels((definition?.previously == nil ? [] : [Self.never]) + separation.groups.map(\.level))
            }
        case .duration, .caregiver: nil
        }
    }

    static let notLeftBehind = level("notLeftBehind", "Not left behind", "非留守")
    static let never = level("never", "Never left behind", "从未留守")
    static let patterns: [ExposureCriterion] = [.fatherAway, .motherAway, .bothAway, .oneOrBothAway]

    static func level(_ name: String, _ english: String, _ chinese: String) -> CategoricalLevel {
        CategoricalLevel(
            name: name, code: name, label: LocalizedText(translations: [("en", english), ("zh", chinese)]))
    }

    /// The variable's label where it has none of its own: it carries the definition's name.
    func label(of definition: ExposureDefinition) -> LocalizedText? {
        let (english, chinese): (String, String)
        switch self {
        case .any, .bothParents, .byParent: return definition.label
        case .leftBehind, .pattern: (english, chinese) = ("Left behind", "留守")
        case .criterion: (english, chinese) = ("Left behind, by criterion", "留守判定及依据")
        case .history: (english, chinese) = ("Left behind now or before", "留守经历")
        case .ageAtFirstSeparation: (english, chinese) = ("Age at first separation", "首次分离年龄")
        case .duration: (english, chinese) = ("Time left behind", "累计留守时间")
        case .caregiver: (english, chinese) = ("Caregiver of left-behind children", "留守儿童照料人")
        }
        return LocalizedText(
            translations: [("en", "\(english) (\(definition.name))"), ("zh", "\(chinese)（\(definition.name)）")])
    }
}

/// Which parent is away.
public enum ExposureCategory: String, Sendable, CaseIterable {
    case none, father, mother, both

    var level: CategoricalLevel {
        switch self {
        case .none: ExposureOutput.level(rawValue, "Neither parent away", "父母均在家")
        case .father: ExposureOutput.level(rawValue, "Father away", "仅父亲外出")
        case .mother: ExposureOutput.level(rawValue, "Mother away", "仅母亲外出")
        case .both: ExposureOutput.level(rawValue, "Both parents away", "父母均外出")
        }
    }
}
