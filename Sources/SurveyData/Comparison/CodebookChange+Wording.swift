extension CodebookChange {
    /// The change in words.
    ///
    /// - Parameter language: `zh` for Chinese; any other for English.
    public func words(in language: String) -> String {
        let pick = { (english: String, chinese: String) in language == "zh" ? chinese : english }
        switch kind {
        case .added: return pick("added", "新增")
        case .dropped(nil): return pick("dropped", "删除")
        case .dropped(let name?): return pick("dropped; renamed to '\(name)'?", "删除；是否更名为“\(name)”？")
        case .retyped(let from, let to): return pick("type: ", "类型：") + "\(from) → \(to)"
        case .relabelled(let from, let to): return pick("label: '\(from)' → '\(to)'", "标签：“\(from)” → “\(to)”")
        case .otherUnit(let from, let to): return pick("unit: ", "单位：") + "\(from) → \(to)"
        case .otherRange(let from, let to): return pick("range: ", "范围：") + "\(from) → \(to)"
        case .recoded(let code, let from, let to):
            return pick("\(code) means something else: '\(from)' → '\(to)'", "\(code) 含义改变：“\(from)” → “\(to)”")
        case .newCode(let code, let label):
            return pick(
                "new code \(code)\(label.map { " '\($0)'" } ?? "")", "新编码 \(code)\(label.map { "“\($0)”" } ?? "")")
        case .goneCode(let code, let label):
            return pick(
                "code \(code)\(label.map { " '\($0)'" } ?? "") is gone",
                "编码 \(code)\(label.map { "“\($0)”" } ?? " ")不再有"
            )
        case .newMissing(let code, let reason):
            return pick("\(code) is missing now (\(reason))", "\(code) 现为缺失（\(reason)）")
        case .goneMissing(let code, let reason):
            return pick("\(code) is not missing any more (\(reason))", "\(code) 不再为缺失（\(reason)）")
        case .otherReason(let code, let from, let to):
            return pick("why \(code) is missing: ", "\(code) 的缺失原因：") + "\(from) → \(to)"
        }
    }
}
