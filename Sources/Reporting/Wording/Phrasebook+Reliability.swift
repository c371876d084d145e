import Results

extension Phrasebook {
    /// What a letter in a table says.
    func sentence(_ mark: StatisticMark) -> String {
        switch mark {
        case .confidential: pick("Not shown.", "不予显示。")
        case .unreliable(let rule): pick("Not shown as unreliable: \(text(rule)).", "不可靠，不予显示：\(text(rule))。")
        case .caution(let rule): pick("Use with caution: \(text(rule)).", "谨慎使用：\(text(rule))。")
        case .review(let rule):
            pick("For review by a statistician: \(text(rule)).", "须由统计人员复核：\(text(rule))。")
        }
    }

    private func text(_ rule: ReliabilityRule) -> String {
        let threshold = NumberText.shortest(rule.threshold)
        if rule.measure == .rarerShare, rule.threshold == 0 { return pick("a share of 0 or 100 %", "比例为 0 或 100%") }
        let measure =
            switch rule.measure {
            case .n: pick("respondents", "人数")
            case .events: pick("respondents counted", "计数人数")
            case .effectiveSize: pick("effective sample size", "有效样本量")
            case .intervalWidth: pick("width of the 95 % confidence interval", "95%置信区间宽度")
            case .relativeIntervalWidth:
                pick("width of the 95 % confidence interval over the share", "95%置信区间宽度与比例之比")
            case .complementRelativeWidth:
                pick("width of the 95 % confidence interval over the complement", "95%置信区间宽度与补比例之比")
            case .relativeStandardError: pick("relative standard error", "相对标准误")
            case .degreesOfFreedom: pick("degrees of freedom", "自由度")
            case .rarerShare: pick("the rarer answer's share", "较少一方的比例")
            }
        let comparison =
            switch rule.comparison {
            case .below: pick("below", "小于")
            case .atMost: pick("at most", "不超过")
            case .above: pick("above", "大于")
            case .atLeast: pick("at least", "不小于")
            }
        return pick("\(measure) \(comparison) \(threshold)", "\(measure)\(comparison) \(threshold)")
    }
}
