import Results

extension Phrasebook {
    /// What looks wrong with variables.
    func suspicion(_ variables: [String], _ suspicion: Suspicion, _ style: HouseStyle) -> String {
        // A long list says no more than its beginning.
        let shown = variables.prefix(12)
        let rest = variables.count - shown.count
        let more = rest > 0 ? pick(" and \(rest) more", "等 \(variables.count) 个变量") : ""
        let names = shown.joined(separator: pick(", ", "、")) + more
        switch suspicion {
        case .constant:
            return pick("\(names): the same value in every row.", "\(names)：所有行取值相同。")
        case .withoutValues:
            return pick("\(names): missing in every row.", "\(names)：全部缺失。")
        case .unlabelled(let codes):
            return pick(
                "\(names): values without a label beside labelled ones, \(list(codes, style)); a label is missing, or the "
                    + "codes are wrong.",
                "\(names)：其余取值均有标签，但 \(list(codes, style)) 没有；可能缺标签或代码有误。")
        case .labelledMissing(let codes):
            guard !codes.isEmpty else {
                return pick(
                    "\(names): the labels of some values say that there is no answer, but these are not declared missing and count "
                        + "as values; declare them under 'missing' in a codebook (`lbc codebook` drafts one).",
                    "\(names)：部分取值的标签表示没有回答，但未声明为缺失，现按有效值处理；请在代码本的 missing 中声明（lbc codebook 可起草）。")
            }
            return pick(
                "\(names): the labels of \(list(codes, style)) say that there is no answer, but they are not declared missing "
                    + "and count as values; declare them under 'missing' in a codebook (`lbc codebook` drafts one).",
                "\(names)：\(list(codes, style)) 的标签表示没有回答，但未声明为缺失，现按有效值处理；请在代码本的 missing 中声明（lbc codebook 可起草）。")
        case .repeatedIdentifiers(let distinct, let rows):
            return pick(
                "\(names): an identifier by its name, but \(style.text(rows)) rows have only \(style.text(distinct)) "
                    + "different ones.",
                "\(names)：名称像编号，但 \(style.text(rows)) 行只有 \(style.text(distinct)) 个不同取值。")
        case .doubtfulWeight(let negative, let zero, let missing):
            let counts = [
                (negative, pick("negative", "为负")), (zero, pick("zero", "为零")), (missing, pick("missing", "缺失")),
            ].filter { $0.0 > 0 }.map { "\(style.text($0.0)) \($0.1)" }.joined(separator: pick(", ", "、"))
            return pick(
                "\(names): a weight, but not positive everywhere (\(counts)).", "\(names)：作为权重，并非处处为正（\(counts)）。")
        case .constantWeight:
            return pick("\(names): a weight that is the same in every row.", "\(names)：权重处处相同。")
        case .unitsAcrossStrata(let stratum, let count):
            return pick(
                "\(names): \(style.text(count)) of the units occur in several strata of \(stratum). They are taken as different "
                    + "units in each (nested); if they are the same, say --no-nested.",
                "\(names)：有 \(style.text(count)) 个单位编号出现在 \(stratum) 的多个层中，按各层内不同单位处理（嵌套）；若为同一单位，请加 --no-nested。")
        }
    }

    private func list(_ codes: [Note.CodeCount], _ style: HouseStyle) -> String {
        let shown = codes.prefix(6).map { "\($0.code) (\(style.text($0.count))×)" }
        return (shown + (codes.count > 6 ? ["…"] : [])).joined(separator: ", ")
    }
}
