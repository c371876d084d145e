import Frame

/// The columns a growth indicator is computed from: in centimetres, kilograms, months and days, with what is missing.
struct GrowthInputs {
    let use: GrowthUse
    let frame: DataFrame

    /// Numbers of a column in the standard unit: NaN where there are none; what no child can measure counts as none.
    struct Numbers {
        var values: [Double]
        let column: Column
        let unit: MeasureUnit

        func reason(_ row: Int) -> MissingReason { column.missing[row] ?? .invalid }
    }

    /// A measurement.
    ///
    /// - Throws: ``ConfigurationIssue`` when it is no number, has no unit or two, or most of its values are impossible.
    func numbers(_ measure: GrowthMeasure, _ name: String) throws(ConfigurationIssue) -> Numbers {
        guard let column = frame[name], let values = column.doubles, column.temporal == nil else {
            throw issue("'\(name)' must be a number to be a child's \(measure.rawValue).")
        }
        let unit = try unit(of: measure, column)
        let factor = unit.factor
        var converted = values.map { $0 * factor }
        var known = 0
        var impossible = 0
        for row in converted.indices where !converted[row].isNaN {
            known += 1
            guard !measure.possible.contains(converted[row]) else { continue }
            impossible += 1
            converted[row] = .nan
        }
        if impossible * 2 > known {
            throw issue(
                "\(impossible) of \(known) values of '\(name)' cannot be a child's \(measure.rawValue) in "
                    + "\(unit.rawValue). Correct the unit.")
        }
        return Numbers(values: converted, column: column, unit: unit)
    }

    private func unit(of measure: GrowthMeasure, _ column: Column) throws(ConfigurationIssue) -> MeasureUnit {
        let stated = column.unit.flatMap { MeasureUnit($0) }
        if let stated, !measure.units.contains(stated) {
            throw issue("'\(column.name)' is in \(stated.rawValue), which is no unit of \(measure.rawValue).")
        }
        if let declared = use.units[measure] {
            guard stated == nil || stated == declared else {
                throw issue(
                    "'units' says that '\(column.name)' is in \(declared.rawValue), but the codebook says "
                        + "\(stated?.rawValue ?? ""). Keep one.")
            }
            return declared
        }
        guard let stated else {
            let known = measure.units.map(\.rawValue).joined(separator: ", ")
            throw issue(
                "in what unit is '\(column.name)'? Declare it in the codebook, or here: units: {\(measure.rawValue): …}, one "
                    + "of \(known).")
        }
        return stated
    }

    /// Days from birth to measurement.
    func days(born: String, measured: String) throws(ConfigurationIssue) -> (days: [Double], columns: [Column]) {
        var dates: [[Double]] = []
        var columns: [Column] = []
        for name in [born, measured] {
            guard let column = frame[name], column.temporal == .date, let values = column.doubles else {
                throw issue("'\(name)' must be a date: declare it so in the codebook (type: date).")
            }
            dates.append(values)
            columns.append(column)
        }
        return (zip(dates[0], dates[1]).map { $1 - $0 }, columns)
    }

    /// The sex of every row: −1 for missing, 0 male, 1 female.
    func sexes() throws(ConfigurationIssue) -> (codes: [Int8], column: Column) {
        guard let column = frame[use.sex] else { throw issue("'\(use.sex)' is not known.") }
        let categories = column.categories
        let female = try isFemale(categories.levels)
        let codes = categories.codes.map { code -> Int8 in
            guard code >= 0, let isFemale = female[Int(code)] else { return -1 }
            return isFemale ? 1 : 0
        }
        return (codes, column)
    }

    /// Which levels mean female; `nil` for a level that is neither.
    private func isFemale(_ levels: CategoricalLevels) throws(ConfigurationIssue) -> [Bool?] {
        let names = levels.map(\.name).joined(separator: ", ")
        let byName = levels.map { level -> Bool? in
            let texts = ([level.name] + level.label.allTexts).map { $0.lowercased() }
            if texts.contains(where: Self.maleNames.contains) { return false }
            return texts.contains(where: Self.femaleNames.contains) ? true : nil
        }
        guard let male = use.male else {
            guard levels.isEmpty || byName.contains(where: { $0 != nil }) else {
                throw issue("which level of '\(use.sex)' is male? Say so: male: …, one of \(names).")
            }
            return byName
        }
        guard let index = levels.index(named: male) else {
            // Of few rows, or of a block of them, nobody may be male.
            guard levels.count < 2, byName.allSatisfy({ $0 == nil }) else {
                throw issue("'\(use.sex)' has no level '\(male)'; it has \(names).")
            }
            return levels.map { _ in true }
        }
        return levels.indices.map { $0 == index ? false : levels.count <= 2 ? true : byName[$0] }
    }

    private static let maleNames: Set<String> = ["male", "boy", "man", "m", "男", "男孩", "男生", "男性"]
    private static let femaleNames: Set<String> = ["female", "girl", "woman", "f", "女", "女孩", "女生", "女性"]

    /// How each child was measured: true lying, false standing, by age where that is not known.
    func lying() throws(ConfigurationIssue) -> [Bool?]? {
        switch use.position {
        case .byAge: return nil
        case .lying: return [Bool?](repeating: true, count: frame.rowCount)
        case .standing: return [Bool?](repeating: false, count: frame.rowCount)
        case .variable(let name):
            guard let column = frame[name] else { throw issue("'\(name)' is not known.") }
            let categories = column.categories
            let isLying = categories.levels.map { level -> Bool? in
                let names = ([level.name] + level.label.allTexts).map { $0.lowercased() }
                if names.contains(where: ["lying", "recumbent", "length", "l", "卧位", "卧"].contains) { return true }
                return names.contains(where: ["standing", "height", "h", "s", "立位", "站立", "立"].contains) ? false : nil
            }
            guard isLying.isEmpty || isLying.contains(where: { $0 != nil }) else {
                throw issue("the levels of '\(name)' must be called 'lying' and 'standing'.")
            }
            return categories.codes.map { $0 < 0 ? nil : isLying[Int($0)] }
        }
    }

    /// Who has oedema; unknown counts as no, as in WHO's software.
    func oedema() throws(ConfigurationIssue) -> [Bool]? {
        guard let name = use.oedema else { return nil }
        guard let column = frame[name] else { throw issue("'\(name)' is not known.") }
        let categories = column.categories
        // Level by level: in few rows, or a block of them, perhaps nobody has oedema.
        let isYes = categories.levels.map { level -> Bool? in
            if ["yes", "true", "1", "是", "有"].contains(level.name.lowercased()) { return true }
            return ["no", "false", "0", "否", "无"].contains(level.name.lowercased()) ? false : nil
        }
        guard !isYes.contains(nil) else {
            throw issue("'\(name)' must have the levels 'no' and 'yes' to say who has oedema.")
        }
        return categories.codes.map { $0 >= 0 && isYes[Int($0)] == true }
    }

    func issue(_ message: String) -> ConfigurationIssue { ConfigurationIssue(position: use.place, message: message) }
}
