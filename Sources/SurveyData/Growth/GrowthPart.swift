import Frame

/// What a derived variable holds of a growth indicator.
public enum GrowthPart: String, Sendable, CaseIterable {
    /// The z-score.
    case z
    /// Whether the z-score is implausible by WHO's limits.
    case flag
    /// The classes of the indicator, lowest first.
    case band
    case stunted, severelyStunted
    case underweight, severelyUnderweight
    case wasted, severelyWasted
    case thin, severelyThin
    case overweight, obese

    /// The indicators it can be of.
    var indicators: [GrowthIndicator] {
        switch self {
        case .z, .flag: GrowthIndicator.allCases
        case .band: [.heightForAge, .weightForAge, .bmiForAge, .weightForHeight]
        case .stunted, .severelyStunted: [.heightForAge]
        case .underweight, .severelyUnderweight: [.weightForAge]
        case .wasted, .severelyWasted: [.weightForHeight]
        case .thin, .severelyThin: [.bmiForAge]
        case .overweight, .obese: [.bmiForAge, .weightForHeight]
        }
    }
}

/// Where classes of z-scores begin and end.
enum GrowthClasses {
    /// Whether a z-score, rounded as WHO rounds it, is of a class; `nil` for parts that are no condition.
    static func holds(_ part: GrowthPart, z: Double, isOlder: Bool) -> Bool? {
        switch part {
        case .z, .flag, .band: nil
        case .stunted, .underweight, .wasted, .thin: z < -2
        case .severelyStunted, .severelyUnderweight, .severelyWasted, .severelyThin: z < -3
        // From 5 years on the reference's cut-offs lie one standard deviation lower: they meet the adult BMI of 25 and 30.
        case .overweight: z > (isOlder ? 1 : 2)
        case .obese: z > (isOlder ? 2 : 3)
        }
    }

    /// Whether a child with oedema, whose weight says nothing, is of a class: he or she counts as below −3.
    static func holdsWithOedema(_ part: GrowthPart) -> Bool {
        part != .overweight && part != .obese
    }

    /// The position among ``levels(of:)``.
    static func band(_ z: Double, of indicator: GrowthIndicator, isOlder: Bool) -> Int {
        if z < -3 { return 0 }
        if z < -2 { return 1 }
        guard indicator == .bmiForAge || indicator == .weightForHeight else { return 2 }
        if z > (isOlder ? 2 : 3) { return 4 }
        return z > (isOlder ? 1 : 2) ? 3 : 2
    }

    static func levels(of indicator: GrowthIndicator) -> CategoricalLevels {
        let low: [(String, String, String)]
        switch indicator {
        case .heightForAge:
            low = [("severelyStunted", "Severely stunted", "重度生长迟缓"), ("stunted", "Stunted", "生长迟缓")]
        case .weightForAge:
            low = [
                ("severelyUnderweight", "Severely underweight", "重度低体重"), ("underweight", "Underweight", "低体重"),
            ]
        case .weightForHeight:
            low = [("severelyWasted", "Severely wasted", "重度消瘦"), ("wasted", "Wasted", "消瘦")]
        default: low = [("severelyThin", "Severely thin", "重度消瘦"), ("thin", "Thin", "消瘦")]
        }
        let high =
            indicator == .bmiForAge || indicator == .weightForHeight
            ? [("overweight", "Overweight", "超重"), ("obese", "Obese", "肥胖")] : []
        return CategoricalLevels(
            (low + [("normal", "Normal", "正常")] + high).map { name, english, chinese in
                CategoricalLevel(
                    name: name, code: name, label: LocalizedText(translations: [("en", english), ("zh", chinese)]))
            })
    }
}
