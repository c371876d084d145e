import Frame

extension SurveyTable {
    /// What is to be said of numbers that the file labels as no answer without declaring them missing: they are computed with.
    public var labelledNumbers: [String] {
        frame.columns.compactMap { column in
            guard column.isNumber, let levels = file.codebook.variable(column.name)?.openLevels else { return nil }
            let silent = levels.filter { MissingWording.reason($0.label) != nil }
            guard !silent.isEmpty, let values = column.doubles else { return nil }
            let found = silent.compactMap { level -> (level: CategoricalLevel, count: Int)? in
                guard let code = codeNumber(level.code) else { return nil }
                let count = values.count { $0 == code }
                return count > 0 ? (level, count) : nil
            }
            guard !found.isEmpty else { return nil }
            return SurveyDataError.labelledNumbers(
                column.name, found.map { ($0.level.code, $0.level.label.allTexts[0], $0.count) })
        }
    }
}
