import Results

extension Phrasebook {
    /// How estimates from plausible values became one. The share of imputation is told from one tenth on.
    func imputation(_ facts: Note.ImputationFacts, _ style: HouseStyle) -> String {
        let m = style.text(facts.setCount)
        let isFirst = facts.variance == "first"
        let variance = pick(
            isFirst
                ? "sampling variance of the first plausible value" : "mean of their sampling variances",
            isFirst ? "第一个似真值的抽样方差" : "各似真值抽样方差的均值")
        let freedom: String =
            switch facts.degreesOfFreedom {
            case "rubin": pick("; degrees of freedom by Rubin (1987)", "；自由度按 Rubin (1987)")
            case "barnardRubin": pick("; degrees of freedom by Barnard & Rubin (1999)", "；自由度按 Barnard 与 Rubin (1999)")
            default: pick("; degrees of freedom of the design", "；自由度为设计自由度")
            }
        let share =
            facts.largestShare >= 0.1
            ? pick(
                ". Up to \(style.percent(facts.largestShare))% of an estimate's variance is due to imputation",
                "。估计方差中因插补所致的比例最高为 \(style.percent(facts.largestShare))%") : ""
        return pick(
            "Estimated with each of \(m) plausible values and combined by Rubin's rules: \(variance) plus (1 + 1/\(m)) times the "
                + "variance between them\(freedom)\(share).",
            "分别以 \(m) 个似真值估计，按 Rubin 规则合并：\(variance)加 (1 + 1/\(m)) 倍的似真值间方差\(freedom)\(share)。")
    }
}
