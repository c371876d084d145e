import Frame

extension GrowthUse {
    /// The variable.
    ///
    /// - Throws: ``ConfigurationIssue`` when a variable is not what it must be.
    func column(in frame: DataFrame, named name: String, label: LocalizedText?) throws(ConfigurationIssue) -> Column {
        var scores = try GrowthScorer(inputs: GrowthInputs(use: self, frame: frame)).scores()
        let label = label ?? defaultLabel
        let rounded = scores.z.map { Self.rounded($0) }
        if part != .flag, !keepsImplausible {
            for row in scores.z.indices where !scores.z[row].isNaN && !indicator.plausible.contains(rounded[row]) {
                scores.z[row] = .nan
                scores.reasons[row] = MissingReason.invalid.rawValue
            }
        }
        guard let levels else {
            return Column(
                name: name, label: label, values: .numeric(scores.z), missing: MissingCells(reasons: scores.reasons))
        }
        var codes = [Int32](repeating: -1, count: frame.rowCount)
        for row in codes.indices {
            if !scores.z[row].isNaN {
                codes[row] = code(rounded[row], isOlder: scores.isOlder[row])
            } else if scores.oedema?[row] == true, part != .flag,
                scores.reasons[row] == MissingReason.notApplicable.rawValue
            {
                codes[row] = part == .band ? 0 : (GrowthClasses.holdsWithOedema(part) ? 1 : 0)
                scores.reasons[row] = 0
            }
        }
        return Column(
            name: name, label: label, values: .categorical(codes, levels),
            missing: MissingCells(reasons: scores.reasons))
    }

    private func code(_ z: Double, isOlder: Bool) -> Int32 {
        switch part {
        case .flag: indicator.plausible.contains(z) ? 0 : 1
        case .band: Int32(GrowthClasses.band(z, of: indicator, isOlder: isOlder))
        default: GrowthClasses.holds(part, z: z, isOlder: isOlder) == true ? 1 : 0
        }
    }

    /// Two decimals, as WHO's software rounds z-scores before it judges them.
    static func rounded(_ z: Double) -> Double { (z * 100).rounded(.toNearestOrEven) / 100 }

    private var defaultLabel: LocalizedText {
        let (english, chinese): (String, String) =
            switch indicator {
            case .heightForAge: ("Height-for-age", "年龄别身高")
            case .weightForAge: ("Weight-for-age", "年龄别体重")
            case .bmiForAge: ("BMI-for-age", "年龄别 BMI")
            case .weightForHeight: ("Weight-for-height", "身高别体重")
            case .headCircumferenceForAge: ("Head circumference-for-age", "年龄别头围")
            case .armCircumferenceForAge: ("Arm circumference-for-age", "年龄别上臂围")
            }
        let (suffix, chineseSuffix): (String, String) =
            switch part {
            case .z: ("z-score", "Z 评分")
            case .flag: ("implausible", "异常值")
            case .band: ("class", "分级")
            case .stunted: ("stunted", "生长迟缓")
            case .severelyStunted: ("severely stunted", "重度生长迟缓")
            case .underweight: ("underweight", "低体重")
            case .severelyUnderweight: ("severely underweight", "重度低体重")
            case .wasted, .thin: (part.rawValue, "消瘦")
            case .severelyWasted: ("severely wasted", "重度消瘦")
            case .severelyThin: ("severely thin", "重度消瘦")
            case .overweight: ("overweight", "超重")
            case .obese: ("obese", "肥胖")
            }
        let separator = part == .z ? " " : ": "
        return LocalizedText(translations: [
            ("en", english + separator + suffix), ("zh", chinese + (part == .z ? " " : "：") + chineseSuffix),
        ])
    }
}
