import Frame

extension MeasuredInputs {
    /// The sex of every row: −1 for missing, 0 male, 1 female.
    ///
    /// - Parameter male: the level that means male, where its name does not say so.
    func sexes(_ name: String, male: String?) throws(ConfigurationIssue) -> Codes {
        let column = try column(name)
        let categories = column.categories
        let female = try isFemale(categories.levels, name, male)
        let codes = categories.codes.map { code -> Int8 in
            guard code >= 0, let isFemale = female[Int(code)] else { return -1 }
            return isFemale ? 1 : 0
        }
        return Codes(codes: codes, column: column)
    }

    /// Which levels mean female; `nil` for a level that is neither.
    private func isFemale(_ levels: CategoricalLevels, _ name: String, _ male: String?) throws(ConfigurationIssue)
        -> [Bool?]
    {
        let names = levels.map(\.name).joined(separator: ", ")
        let byName = levels.map { level -> Bool? in
            let texts = ([level.name] + level.label.allTexts).map { $0.lowercased() }
            if texts.contains(where: Self.maleNames.contains) { return false }
            return texts.contains(where: Self.femaleNames.contains) ? true : nil
        }
        guard let male else {
            guard levels.isEmpty || byName.contains(where: { $0 != nil }) else {
                throw issue("which level of '\(name)' is male? Say so: male: …, one of \(names).")
            }
            return byName
        }
        guard let index = levels.index(named: male) else {
            // Of few rows, or of a block of them, nobody may be male.
            guard levels.count < 2, byName.allSatisfy({ $0 == nil }) else {
                throw issue("'\(name)' has no level '\(male)'; it has \(names).")
            }
            return levels.map { _ in true }
        }
        return levels.indices.map { $0 == index ? false : levels.count <= 2 ? true : byName[$0] }
    }

    private static let maleNames: Set<String> = ["male", "boy", "man", "m", "男", "男孩", "男生", "男性"]
    private static let femaleNames: Set<String> = ["female", "girl", "woman", "f", "女", "女孩", "女生", "女性"]
}
