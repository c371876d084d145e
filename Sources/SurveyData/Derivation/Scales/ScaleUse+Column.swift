import Frame

extension ScaleUse {
    /// The variable, and the codes among its items that are no answers.
    ///
    /// - Parameter scale: the scale as it is defined.
    /// - Throws: ``ConfigurationIssue`` when an item is not a number.
    func column(_ scale: ScaleDefinition, in frame: DataFrame, named name: String, label: LocalizedText?)
        throws(ConfigurationIssue) -> (column: Column, violations: [Violation])
    {
        let settled = self.settled(scale)
        let scorer = ScaleScorer(
            scale: settled, columns: columns(of: scale, in: frame), coding: coding, rowCount: frame.rowCount)
        let source = settled.validity.map(\.subscale)
        let part = (self.part == .flag ? source.flatMap(settled.part) : settled.part(subscale)) ?? settled.score
        let scores = try scorer.scores(of: part)
        let missing = MissingCells(reasons: scores.reasons)
        let ownLabel = label ?? defaultLabel(part, of: settled)
        func numeric(_ values: ColumnValues, _ missing: MissingCells) -> Column {
            Column(name: name, label: ownLabel, values: values, missing: missing)
        }
        func categorical(_ levels: CategoricalLevels, _ code: (Double) -> Int?) -> Column {
            let codes = scores.values.map { $0.isNaN ? -1 : Int32(code($0) ?? -1) }
            return Column(name: name, label: ownLabel, values: .categorical(codes, levels), missing: missing)
        }
        let column: Column
        switch self.part {
        case .score: column = numeric(.numeric(scores.values), missing)
        case .answered: column = numeric(.integer(IntegerValues(scores.answered)), .none)
        case .imputed:
            let count = Int32(settled.items(of: part).count)
            let imputed = scores.answered.indices.map { scores.reasons[$0] == 0 ? count - scores.answered[$0] : 0 }
            column = numeric(.integer(IntegerValues(imputed)), missing)
        case .band:
            let bands = cutoffSet(of: settled)?.bands[subscale] ?? []
            column = categorical(levels(of: settled) ?? .noYes) { CutoffSet.index(of: $0, in: bands) }
        case .flag:
            let limit = settled.validity?.atLeast ?? .infinity
            column = categorical(.noYes) { $0 >= limit ? 1 : 0 }
        }
        return (column, try scorer.violations())
    }

    /// The part's own label, with what is counted where the variable is no score.
    private func defaultLabel(_ part: ScalePart, of scale: ScaleDefinition) -> LocalizedText? {
        guard let label = part.label ?? scale.label else { return nil }
        let (english, chinese): (String, String)
        switch self.part {
        case .score: return label
        case .band: (english, chinese) = ("category", "分级")
        case .answered: (english, chinese) = ("items answered", "作答题数")
        case .imputed: (english, chinese) = ("items imputed", "插补题数")
        case .flag: (english, chinese) = ("answers not reliable", "作答无效")
        }
        return LocalizedText(
            translations: label.translations.map { translation in
                let isChinese = translation.language == "zh"
                return (
                    translation.language, translation.text + (isChinese ? "：\(chinese)" : ": \(english)")
                )
            })
    }
}
