import Frame

/// The columns a derivation reads as measurements: numbers in a standard unit and conditions, with what is missing.
struct MeasuredInputs {
    let frame: DataFrame
    /// Where the derivation stands.
    let place: SourcePosition

    /// Numbers of a column in the standard unit: NaN where there are none; what is impossible counts as none.
    struct Numbers {
        var values: [Double]
        let column: Column
        let unit: MeasureUnit

        func reason(_ row: Int) -> MissingReason { column.missing[row] ?? .invalid }
    }

    /// Something known of each row or not, as codes of a few levels: −1 where it is not known.
    struct Codes {
        let codes: [Int8]
        let column: Column

        func reason(_ row: Int) -> MissingReason { column.missing[row] ?? .invalid }
    }

    func column(_ name: String) throws(ConfigurationIssue) -> Column {
        guard let column = frame[name] else { throw issue("'\(name)' is not known.") }
        return column
    }

    /// A measurement.
    ///
    /// - Parameters:
    ///   - key: what the key `units` calls it.
    ///   - declared: the unit that key gives it.
    /// - Throws: ``ConfigurationIssue`` when it is no number, has no unit or two, or most of its values are impossible.
    func numbers(_ measure: Measure, _ name: String, key: String, declared: MeasureUnit?)
        throws(ConfigurationIssue) -> Numbers
    {
        guard let column = frame[name], let values = column.doubles, column.temporal == nil else {
            throw issue("'\(name)' must be a number to be \(measure.meaning).")
        }
        let unit = try unit(of: measure, column, key: key, declared: declared)
        let factor = unit.factor / measure.base.factor
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
                "\(impossible) of \(known) values of '\(name)' cannot be \(measure.meaning) in "
                    + "\(unit.rawValue). Correct the unit.")
        }
        return Numbers(values: converted, column: column, unit: unit)
    }

    private func unit(of measure: Measure, _ column: Column, key: String, declared: MeasureUnit?)
        throws(ConfigurationIssue) -> MeasureUnit
    {
        let stated = column.unit.flatMap { MeasureUnit($0) }
        if let stated, !measure.units.contains(stated) {
            throw issue("'\(column.name)' is in \(stated.rawValue), which is no unit of \(measure.name).")
        }
        if let declared {
            guard stated == nil || stated == declared else {
                throw issue(
                    "'units' says that '\(column.name)' is in \(declared.rawValue), but the codebook says "
                        + "\(stated?.rawValue ?? ""). Keep one.")
            }
            return declared
        }
        guard let stated else {
            let known = measure.units.map(\.rawValue).joined(separator: ", ")
            if let unknown = column.unit?.allTexts.first {
                throw issue(
                    "'\(column.name)' is in '\(unknown)', which is not known as a unit of \(measure.name). If it is "
                        + "another word for one of \(known), say so: units: {\(key): …}.")
            }
            throw issue(
                "in what unit is '\(column.name)'? Declare it in the codebook, or here: units: {\(key): …}, one "
                    + "of \(known).")
        }
        return stated
    }

    /// Who meets a condition, by the levels no and yes: 0, 1, or −1 where that is not known.
    ///
    /// - Parameter meaning: what it says, as in "who has oedema".
    func conditions(_ name: String, _ meaning: String) throws(ConfigurationIssue) -> Codes {
        let column = try column(name)
        let categories = column.categories
        // Level by level: in few rows, or a block of them, perhaps nobody meets it.
        let isYes = categories.levels.map { level -> Bool? in
            if ["yes", "true", "1", "是", "有"].contains(level.name.lowercased()) { return true }
            return ["no", "false", "0", "否", "无"].contains(level.name.lowercased()) ? false : nil
        }
        guard !isYes.contains(nil) else {
            throw issue("'\(name)' must have the levels 'no' and 'yes' to say \(meaning).")
        }
        return Codes(
            codes: categories.codes.map { $0 < 0 ? -1 : isYes[Int($0)] == true ? 1 : 0 }, column: column)
    }

    func issue(_ message: String) -> ConfigurationIssue { ConfigurationIssue(position: place, message: message) }
}
