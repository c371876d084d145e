import Results

extension Phrasebook {
    /// What a table of characteristics shows and leaves out.
    func publication(_ note: Note, _ style: HouseStyle) -> String {
        switch note {
        case .intervals(let level, let inference):
            pick(
                "\(interval(level)) by \(distribution(inference)) (on the logit scale for percentages).",
                "\(interval(level)) 按\(distribution(inference))（百分比在 logit 尺度上）。")
        case .completeCases(let exclusions):
            pick(
                "Only respondents with a value of every variable of the table. ", "仅纳入表中各变量均有值者。")
                + (exclusions.isEmpty ? pick("Nobody is left out.", "无人被排除。") : self.exclusions(nil, exclusions, style))
        case .adjustment(let multiplicity, let count): adjustment(multiplicity, count)
        case .reliability(let title, let source):
            pick("Reliability judged by: \(title) (\(source)).", "可靠性判断标准：\(title)（\(source)）。")
        case .smallCells(let threshold):
            pick(
                "\(MarkSigns.confidential) Not shown: fewer than \(style.text(threshold)) respondents, or a number that would "
                    + "give such a count away.",
                "\(MarkSigns.confidential) 不予显示：人数少于 \(style.text(threshold))，或可由其推算出此类人数。")
        default: ""
        }
    }
}
