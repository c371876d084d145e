public import Frame

/// What became of a child under a definition, and by which criterion: every child is in exactly one.
public enum ExposureCriterion: String, Sendable, CaseIterable {
    // Left behind.
    case fatherAway, motherAway, bothAway
    /// One parent is away, and of the other it is not known.
    case oneOrBothAway
    // Not left behind.
    case neitherAway
    /// A parent is absent because of death.
    case died
    /// A parent is away for a reason that does not count.
    case otherReason
    /// A parent is away for too few months.
    case tooShort
    /// A parent is away, but not those the definition asks for.
    case otherParent
    // Not eligible.
    case age, hukou, condition
    // Undecided.
    case ageUnknown, hukouUnknown, conditionUnknown, awayUnknown, reasonUnknown, monthsUnknown, aliveUnknown
    case guardianUnknown

    /// What a definition says of a child.
    public enum Verdict: String, Sendable, CaseIterable {
        case notEligible, undecided, notLeftBehind, leftBehind
    }

    public var verdict: Verdict {
        switch self {
        case .fatherAway, .motherAway, .bothAway, .oneOrBothAway: .leftBehind
        case .neitherAway, .died, .otherReason, .tooShort, .otherParent: .notLeftBehind
        case .age, .hukou, .condition: .notEligible
        case .ageUnknown, .hukouUnknown, .conditionUnknown, .awayUnknown, .reasonUnknown, .monthsUnknown, .aliveUnknown,
            .guardianUnknown:
            .undecided
        }
    }

    /// All, as the levels of a variable; a criterion's code is its place among all cases.
    static let levels = CategoricalLevels(allCases.map(\.level))

    var level: CategoricalLevel {
        CategoricalLevel(name: rawValue, code: rawValue, label: label)
    }

    /// What tables call it.
    public var label: LocalizedText {
        let (english, chinese) = texts
        return LocalizedText(translations: [("en", english), ("zh", chinese)])
    }

    private var texts: (String, String) {
        switch self {
        case .fatherAway: ("Father away", "仅父亲外出")
        case .motherAway: ("Mother away", "仅母亲外出")
        case .bothAway: ("Both parents away", "父母均外出")
        case .oneOrBothAway: ("One parent away, the other unknown", "一方外出，另一方不详")
        case .neitherAway: ("No parent away", "父母均未外出")
        case .died: ("A parent has died", "父亲或母亲已去世")
        case .otherReason: ("Away for a reason that does not count", "外出原因不计入")
        case .tooShort: ("Away for too few months", "外出月数不足")
        case .otherParent: ("A parent away, but not as the definition asks", "有外出者但不符合定义（如仅一方外出）")
        case .age: ("Age", "年龄")
        case .hukou: ("Household registration", "户口")
        case .condition: ("Other condition", "其他条件")
        case .ageUnknown: ("Age unknown", "年龄不详")
        case .hukouUnknown: ("Household registration unknown", "户口不详")
        case .conditionUnknown: ("Other condition unknown", "其他条件不详")
        case .awayUnknown: ("Whether a parent is away unknown", "父母是否外出不详")
        case .reasonUnknown: ("Reason for being away unknown", "外出原因不详")
        case .monthsUnknown: ("Months away unknown", "外出月数不详")
        case .aliveUnknown: ("Whether the parent is alive unknown", "父母是否健在不详")
        case .guardianUnknown: ("Ability of the other parent to guard unknown", "另一方监护能力不详")
        }
    }
}

extension ExposureCriterion.Verdict {
    /// What tables call it.
    public var label: LocalizedText {
        let (english, chinese): (String, String) =
            switch self {
            case .notEligible: ("Not eligible", "不符合条件")
            case .undecided: ("Undecided", "无法判定")
            case .notLeftBehind: ("Not left behind", "非留守")
            case .leftBehind: ("Left behind", "留守")
            }
        return LocalizedText(translations: [("en", english), ("zh", chinese)])
    }
}
