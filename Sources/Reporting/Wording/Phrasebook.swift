public import Results

/// Every sentence a report prints of its own, in the languages reports come in.
public struct Phrasebook: Sendable {
    /// A language reports are written in.
    public enum Language: String, Sendable, CaseIterable {
        case en, zh
    }

    public let language: Language

    public init(_ language: Language) {
        self.language = language
    }

    /// The phrase of this language.
    func pick(_ english: String, _ chinese: String) -> String {
        language == .en ? english : chinese
    }

    // MARK: Headings

    var characteristic: String { pick("Characteristic", "特征") }
    var total: String { pick("Total", "合计") }
    var pValue: String { pick("p", "P值") }
    var test: String { pick("Test", "检验") }
    var smd: String { "SMD" }
    var missing: String { pick("Missing", "缺失") }
    var distribution: String { pick("Distribution", "分布") }
    var variable: String { pick("Variable", "变量") }
    var label: String { pick("Label", "标签") }
    var type: String { pick("Type", "类型") }
    var values: String { pick("Values", "取值") }
    var estimate: String { pick("Estimate", "估计值") }
    var standardError: String { pick("SE", "标准误") }
    var designEffect: String { "Deff" }
    var degreesOfFreedom: String { pick("df", "自由度") }
    var events: String { pick("Events", "事件数") }
    var respondentsAnalysed: String { pick("Respondents analysed", "分析人数") }
    var wave: String { pick("Statistic", "统计量") }
    var all: String { pick("All", "全部") }
    var step: String { pick("Step", "步骤") }

    func interval(_ level: Double) -> String {
        let percent = NumberText.shortest(level * 100)
        return pick("\(percent)% CI", "\(percent)%CI")
    }

    /// What stands before the bounds of an interval within a sentence.
    public func confidence(_ level: Double) -> String { interval(level) + pick(" ", "：") }

    /// Between a value and its interval within a sentence.
    public var comma: String { pick(", ", "，") }

    /// The heading of a table in a report: its number and title.
    public func numbered(_ number: Int, _ title: String) -> String {
        pick("Table \(number). \(title)", "表\(number)　\(title)")
    }

    /// The warning at the head of a report on made-up data.
    public var syntheticWarning: String { sentence(.synthetic, style: .standard) }

    func meanSpread(_ label: String) -> String { label + pick(", mean (SD)", "，均数（标准差）") }
    func medianQuartiles(_ label: String) -> String { label + pick(", median (IQR)", "，中位数（四分位数）") }
    func countShare(_ label: String) -> String { label + pick(", n (%)", "，例数（%）") }
    func yes(_ label: String) -> String { label + pick(": yes", "：是") }
    func withUnit(_ label: String, _ unit: String?) -> String {
        unit.map { label + pick(", \($0)", "（\($0)）") } ?? label
    }

    /// The symbol of a model's ratio or coefficient.
    func effect(_ name: StatisticName) -> String {
        switch name {
        case .oddsRatio: "OR"
        case .rateRatio: pick("Rate ratio", "率比")
        case .riskRatio: "RR"
        case .meanRatio: pick("Mean ratio", "均数比")
        default: pick("Coefficient", "系数")
        }
    }

    func reason(_ name: String) -> String {
        guard language == .zh else {
            return [
                "refused": "refused", "doesNotKnow": "don't know", "notApplicable": "not applicable",
                "notAsked": "not asked", "invalid": "invalid", "blank": "missing",
            ][name] ?? name
        }
        return [
            "refused": "拒答", "doesNotKnow": "不知道", "notApplicable": "不适用", "notAsked": "未询问", "invalid": "无效",
            "blank": "缺失",
        ][name] ?? name
    }

    /// The name of a quantity in a table of estimates.
    /// What is estimated, in a row of estimates.
    public func quantity(_ name: StatisticName) -> String {
        switch name {
        case .mean: pick("mean", "均数")
        case .proportion: "%"
        case .total: pick("total", "总量")
        case .ratio: pick("ratio", "比")
        case .median: pick("median (IQR)", "中位数（四分位数）")
        default: name.rawValue
        }
    }
}
