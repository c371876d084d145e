import Results

extension Phrasebook {
    /// The sentences of the design-based tests beyond those of Table 1.
    func designSentence(_ test: TestKind) -> String {
        switch test {
        case .raoScottSaddlepoint:
            pick(
                "Percentages: Pearson χ², p from its distribution under the design by the saddlepoint approximation.",
                "百分比：Pearson χ²，P值按抽样设计下的分布以鞍点近似计算。")
        case .raoScottExact:
            pick(
                "Percentages: Pearson χ², p from its distribution under the design by numerical inversion.",
                "百分比：Pearson χ²，P值按抽样设计下的分布以数值反演计算。")
        case .scoreIndependence:
            pick(
                "Percentages: weighted least-squares score test of independence, F.", "百分比：加权最小二乘独立性得分检验，F。")
        case .goodnessOfFit:
            pick(
                "Given percentages: Pearson χ² with second-order correction for the design.",
                "给定百分比：经设计二阶校正的 Pearson χ²。")
        case .logLinearScore:
            pick(
                "Log-linear models: Pearson statistic with Rao–Scott correction, F.",
                "对数线性模型：Rao–Scott 校正的 Pearson 统计量，F。")
        case .logLinearDeviance:
            pick("Log-linear models: deviance with Rao–Scott correction, F.", "对数线性模型：Rao–Scott 校正的偏差，F。")
        case .pairedT: pick("Paired differences: design-based t test.", "配对差值：基于抽样设计的 t 检验。")
        case .marginalT: pick("Paired yes/no: design-based McNemar test, t.", "配对二分类：基于抽样设计的 McNemar 检验，t。")
        case .marginalF: pick("Paired categories: design-based test of equal margins, F.", "配对多分类：基于抽样设计的边际齐性检验，F。")
        case .trendT: pick("Linear trend over the groups: design-based t test.", "各组线性趋势：基于抽样设计的 t 检验。")
        case .normalScoresT:
            pick("Two groups by ranks: design-based van der Waerden test, t.", "两组秩比较：基于抽样设计的 van der Waerden 检验，t。")
        case .normalScoresF:
            pick(
                "Several groups by ranks: design-based van der Waerden test, F.", "多组秩比较：基于抽样设计的 van der Waerden 检验，F。")
        case .medianT: pick("Two groups by ranks: design-based median test, t.", "两组秩比较：基于抽样设计的中位数检验，t。")
        case .medianF: pick("Several groups by ranks: design-based median test, F.", "多组秩比较：基于抽样设计的中位数检验，F。")
        case .scoresT: pick("Two groups by ranks: design-based test of own scores, t.", "两组秩比较：基于抽样设计的自定义得分检验，t。")
        case .scoresF: pick("Several groups by ranks: design-based test of own scores, F.", "多组秩比较：基于抽样设计的自定义得分检验，F。")
        case .logRank: pick("Survival: design-based log-rank test, χ².", "生存：基于抽样设计的对数秩检验，χ²。")
        default: test.rawValue
        }
    }
}
