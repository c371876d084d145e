public import Results

extension Phrasebook {
    /// The sentence that says what a test is.
    public func sentence(_ test: TestKind) -> String {
        switch test {
        case .raoScottF:
            pick(
                "Percentages: Rao–Scott F test (Pearson χ² with second-order correction for the design).",
                "百分比：Rao–Scott F 检验（经设计二阶校正的 Pearson χ²）。")
        case .raoScottChiSquared:
            pick("Percentages: Rao–Scott χ² test (first-order correction).", "百分比：Rao–Scott χ² 检验（一阶校正）。")
        case .waldIndependence: pick("Percentages: Wald F test of independence.", "百分比：独立性 Wald F 检验。")
        case .adjustedWaldIndependence:
            pick("Percentages: adjusted Wald F test of independence.", "百分比：校正的独立性 Wald F 检验。")
        case .designT: pick("Means of two groups: design-based t test.", "两组均数：基于抽样设计的 t 检验。")
        case .waldF: pick("Means of several groups: Wald F test.", "多组均数：Wald F 检验。")
        case .rankT:
            pick(
                "Medians of two groups: design-based rank test (Wilcoxon scores), t.",
                "两组中位数：基于抽样设计的秩检验（Wilcoxon 得分），t。")
        case .rankF:
            pick(
                "Medians of several groups: design-based rank test (Kruskal–Wallis), F.",
                "多组中位数：基于抽样设计的秩检验（Kruskal–Wallis），F。")
        case .designZ: pick("Means of two groups: design-based z test.", "两组均数：基于抽样设计的 z 检验。")
        case .waldChiSquared: pick("Means of several groups: Wald χ² test.", "多组均数：Wald χ² 检验。")
        case .rankZ:
            pick(
                "Medians of two groups: design-based rank test (Wilcoxon scores), z.",
                "两组中位数：基于抽样设计的秩检验（Wilcoxon 得分），z。")
        case .rankChiSquared:
            pick(
                "Medians of several groups: design-based rank test (Kruskal–Wallis), χ².",
                "多组中位数：基于抽样设计的秩检验（Kruskal–Wallis），χ²。")
        case .homogeneity:
            pick("Change between waves: Cochran's Q for independent samples, χ².", "各期变化：独立样本的 Cochran Q 检验，χ²。")
        case .raoScottSaddlepoint, .raoScottExact, .scoreIndependence, .goodnessOfFit, .logLinearScore,
            .logLinearDeviance, .pairedT, .marginalT, .marginalF, .trendT, .normalScoresT, .normalScoresF, .medianT,
            .medianF, .scoresT, .scoresF, .logRank:
            designSentence(test)
        case .pearsonChiSquared:
            pick("Categories: Pearson χ² test, unweighted.", "分类变量：Pearson χ² 检验（未加权）。")
        case .kolmogorovSmirnov:
            pick("Numbers: Kolmogorov–Smirnov test, unweighted.", "数值变量：Kolmogorov–Smirnov 检验（未加权）。")
        }
    }
}
