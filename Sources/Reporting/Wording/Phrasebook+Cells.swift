import Results

extension Phrasebook {
    /// What the cells of a table are, and what its intervals are taken from.
    func cells(_ contents: Note.CellContents, showsMissing: Bool, isWeighted: Bool) -> String {
        switch contents {
        case .characteristics(let hasMeans, let hasMedians):
            let numbers = [
                hasMeans ? pick("means and standard deviations", "均数和标准差") : nil,
                hasMedians ? pick("medians and quartiles", "中位数和四分位数") : nil,
            ].compactMap { $0 }
            let weighted = [pick("percentages", "百分比")] + numbers
            let missing = showsMissing ? pick("; \(self.missing) counts those without", "；“\(self.missing)”为无值人数") : ""
            let weighting =
                isWeighted
                ? pick(
                    "n are unweighted; \(weighted.joined(separator: ", ")) are weighted. ",
                    "例数未加权；\(weighted.joined(separator: "、"))均加权。") : ""
            return weighting
                + pick(
                    "Percentages are of respondents with a value\(missing).", "百分比以有值者为分母\(missing)。")
        case .estimates(let level, let inference):
            let weighting =
                isWeighted
                ? pick(
                    "n are unweighted; estimates are weighted, with design standard errors. ", "例数未加权；估计值加权，标准误按抽样设计计算。"
                )
                : pick("Standard errors are those of the design. ", "标准误按抽样设计计算。")
            return weighting
                + pick(
                    "\(interval(level)) by \(distribution(inference)) (on the logit scale for percentages). Deff: design effect.",
                    "\(interval(level)) 按\(distribution(inference))（百分比在 logit 尺度上）。Deff：设计效应。")
                + (inference.standardErrors == .bellMcCaffrey ? pick(" ", "") + biasReducedErrors : "")
        case .models(let level, let intervals):
            let (single, joint) = intervals == .t ? ("t", "F") : ("z", "χ²")
            return pick(
                "\(interval(level)) and p by \(intervals == .t ? "Student's t" : "the normal distribution (z)"). The p beside a "
                    + "variable's name tests all its levels together (Wald \(joint)).",
                "\(interval(level)) 和 P 值按 \(single) 分布。变量名一行的 P 值为其全部水平的联合检验（Wald \(joint)）。")
        }
    }

    func model(
        _ facts: Note.ModelFacts, _ style: HouseStyle, isWeighted: Bool, isReplicated: Bool
    ) -> String {
        let range = facts.degreesOfFreedom
        let freedom =
            range.lowerBound == range.upperBound
            ? style.degreesOfFreedom(range.lowerBound)
            : pick(
                "\(style.degreesOfFreedom(range.lowerBound)) to \(style.degreesOfFreedom(range.upperBound))",
                "\(style.degreesOfFreedom(range.lowerBound))～\(style.degreesOfFreedom(range.upperBound))")
        let isReduced = facts.inference.standardErrors == .bellMcCaffrey
        let covariance =
            isReduced
            ? pick("bias-reduced design-based (Bell–McCaffrey) covariance", "偏差校正的设计协方差（Bell–McCaffrey）")
            : isReplicated
                ? pick("covariance from the replicates", "由重复权重估计的协方差")
                : pick("design-based (sandwich) covariance", "设计（夹心）协方差")
        let reference =
            facts.inference.intervals == .normal
            ? pick("z, whatever the degrees of freedom", "不计自由度，按 z")
            : isReduced
                ? pick(
                    "t on Satterthwaite's \(freedom) df, one for each coefficient; Wald F on the design's",
                    "t 自由度按 Satterthwaite 法逐系数计算（\(freedom)）；Wald F 用设计自由度")
                : pick("t on \(freedom) df", "t 自由度 \(freedom)")
        return pick(
            "\(isWeighted ? "Survey-weighted \(facts.family)" : Self.capitalized(facts.family)) regression (\(facts.link) link) by "
                + "\(isWeighted ? "pseudo-likelihood" : "maximum likelihood"); \(covariance); \(reference).",
            "\(isWeighted ? "抽样加权" : "")\(Self.chineseFamilies[facts.family] ?? facts.family)回归"
                + "（\(Self.chineseLinks[facts.link] ?? facts.link)连接），\(isWeighted ? "伪似然" : "最大似然")估计；\(covariance)；\(reference)。"
        )
    }

    private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private static let chineseFamilies = ["gaussian": "线性", "binomial": "二项", "poisson": "泊松", "gamma": "伽马"]
    private static let chineseLinks = [
        "identity": "恒等", "logit": " logit ", "log": "对数", "probit": " probit ", "complementaryLogLog": "互补双对数",
        "inverse": "倒数",
    ]

    /// What intervals of estimates are taken from.
    func distribution(_ inference: Inference) -> String {
        switch (inference.intervals, inference.standardErrors) {
        case (.normal, _): pick("the normal distribution (z), whatever the degrees of freedom", "正态分布（z），不计自由度")
        case (.t, .design): pick("Student's t on the design's degrees of freedom", "设计自由度的 t 分布")
        case (.t, .bellMcCaffrey):
            pick("Student's t on Satterthwaite's degrees of freedom of each estimate", "各估计值 Satterthwaite 自由度的 t 分布")
        }
    }

    /// How standard errors for few units are made.
    var biasReducedErrors: String {
        pick(
            "Standard errors of means and percentages are bias-reduced for few sampling units (Bell–McCaffrey), with "
                + "Satterthwaite's degrees of freedom.",
            "均数和百分比的标准误按抽样单位较少的情形作偏差校正（Bell–McCaffrey），自由度按 Satterthwaite 法计算。")
    }
}
