import Results

extension Phrasebook {
    var adjustedP: String { pick("adjusted p", "校正P值") }
    var effectSize: String { pick("Effect size", "效应量") }

    /// The heading of a contrast.
    func contrast(_ contrast: ComparisonFacts.Contrast) -> String {
        switch contrast {
        case .difference: pick("Difference", "差值")
        case .ratio: pick("Ratio", "比值")
        case .oddsRatio: "OR"
        }
    }

    /// What the columns of a table of comparisons are.
    func comparison(_ facts: ComparisonFacts) -> String {
        let against = pick("against “\(facts.reference)”", "以“\(facts.reference)”为参照")
        let contrast: String =
            switch facts.contrast {
            case .difference:
                facts.hasShares
                    ? pick("Differences \(against); of percentages in percentage points.", "差值\(against)；百分比的差值以百分点计。")
                    : pick("Differences \(against).", "差值\(against)。")
            case .ratio: pick("Ratios of means, and risk ratios, \(against).", "均数比和率比\(against)。")
            case .oddsRatio:
                facts.hasMeans
                    ? pick(
                        "Odds ratios of percentages, and differences of means, \(against).", "百分比为比值比，均数为差值，\(against)。"
                    )
                    : pick("Odds ratios \(against).", "比值比\(against)。")
            }
        let effects = facts.effects.map(effectName).joined(separator: pick(", ", "、"))
        return [
            contrast,
            effects.isEmpty ? nil : pick("Effect sizes: \(effects).", "效应量：\(effects)。"),
            facts.multiplicity == .none
                ? nil
                : adjustment(facts.multiplicity, facts.familySize),
        ].compactMap { $0 }.joined(separator: pick(" ", ""))
    }

    private func effectName(_ name: StatisticName) -> String {
        switch name {
        case .standardizedMeanDifference: pick("d of two groups (standardized mean difference)", "两组 d（标准化均数差）")
        case .hedgesG: pick("Hedges's g", "Hedges g")
        case .cliffsDelta: pick("Cliff's δ", "Cliff δ")
        case .etaSquared: pick("η² of several groups", "多组 η²")
        case .cramersV: pick("Cramér's V of percentages", "百分比 Cramér V")
        default: name.rawValue
        }
    }

    /// How p-values are adjusted for the number of tests.
    func adjustment(_ multiplicity: Multiplicity, _ count: Int) -> String {
        pick(
            "Adjusted p: \(method(multiplicity)) over the \(count) tests of this table.",
            "校正P值：对本表 \(count) 个检验按 \(method(multiplicity)) 法校正。")
    }

    /// The name of a method of adjustment.
    private func method(_ multiplicity: Multiplicity) -> String {
        switch multiplicity {
        case .none: pick("none", "不校正")
        case .bonferroni: "Bonferroni"
        case .holm: "Holm"
        case .hochberg: "Hochberg"
        case .benjaminiHochberg: "Benjamini–Hochberg"
        case .benjaminiYekutieli: "Benjamini–Yekutieli"
        }
    }
}
