import Results

extension Phrasebook {
    /// What is said of exposure definitions beside their own sentences.
    func exposure(_ note: Note, isWeighted: Bool) -> String {
        switch note {
        case .exposureSource(let name, let source, let unconfirmed):
            let origin = source.map { pick("Source of \(name): \($0).", "\(name) 来源：\($0)。") }
            let list = unconfirmed.joined(separator: pick("; ", "；"))
            let doubts =
                unconfirmed.isEmpty
                ? nil : pick("UNCONFIRMED of \(name) by any source read: \(list).", "\(name) 未经来源核实：\(list)。")
            return [origin, doubts].compactMap { $0 }.joined(separator: pick(" ", ""))
        case .exposureLacks(let name, let roles):
            let list = roles.joined(separator: pick(", ", "、"))
            return pick(
                "Not counted: \(name), because the codebook's exposureRoles do not tell \(list).",
                "未计：\(name)，因代码本的 exposureRoles 未给出 \(list)。")
        case .exposureCounts(let level):
            let shares =
                isWeighted
                ? pick("n are unweighted; percentages are weighted", "例数未加权；百分比加权")
                : pick("Percentages are unweighted", "百分比未加权")
            return shares
                + pick(
                    ", of children of whom it is decided, with design-based \(interval(level)) on the logit scale. Each child "
                        + "stands in one row: one not left behind by the parent who came nearest to counting, one undecided "
                        + "by the first criterion that is unknown.",
                    "，以可判定的儿童为分母，\(interval(level)) 按抽样设计在 logit 尺度上计算。每名儿童只计入一行："
                        + "非留守者按最接近计入的一方归类，无法判定者按首个不详的条件归类。")
        case .exposureOverlap:
            return pick(
                "Counts of children, unweighted; so are Jaccard's index, both / (both + only the first + only the second), and "
                    + "Cohen's κ of counted or not. A child one of the two definitions does not speak of is not counted by "
                    + "it; children neither speaks of are left out. Undecided: by at least one of the two.",
                "均为未加权人数；Jaccard 指数（均为留守 /（均为留守＋仅前者＋仅后者））和 Cohen κ 亦未加权。"
                    + "不符合某定义条件者视为该定义未计入；两个定义均不适用者不列入。无法判定：至少一个定义无法判定。")
        default: return ""
        }
    }
}
