import Frame

/// The columns a growth indicator is computed from: in centimetres, kilograms, months and days, with what is missing.
struct GrowthInputs {
    let use: GrowthUse
    let frame: DataFrame

    /// What every derivation of measurements reads alike.
    var shared: MeasuredInputs { MeasuredInputs(frame: frame, place: use.place) }

    /// A measurement.
    ///
    /// - Throws: ``ConfigurationIssue`` when it is no number, has no unit or two, or most of its values are impossible.
    func numbers(_ measure: GrowthMeasure, _ name: String) throws(ConfigurationIssue) -> MeasuredInputs.Numbers {
        try shared.numbers(measure.measure, name, key: measure.rawValue, declared: use.units[measure])
    }

    /// How each child was measured: true lying, false standing, by age where that is not known.
    func lying() throws(ConfigurationIssue) -> [Bool?]? {
        switch use.position {
        case .byAge: return nil
        case .lying: return [Bool?](repeating: true, count: frame.rowCount)
        case .standing: return [Bool?](repeating: false, count: frame.rowCount)
        case .variable(let name):
            let categories = try shared.column(name).categories
            let isLying = categories.levels.map { level -> Bool? in
                let names = ([level.name] + level.label.allTexts).map { $0.lowercased() }
                if names.contains(where: ["lying", "recumbent", "length", "l", "卧位", "卧"].contains) { return true }
                return names.contains(where: ["standing", "height", "h", "s", "立位", "站立", "立"].contains) ? false : nil
            }
            guard isLying.isEmpty || isLying.contains(where: { $0 != nil }) else {
                throw shared.issue("the levels of '\(name)' must be called 'lying' and 'standing'.")
            }
            return categories.codes.map { $0 < 0 ? nil : isLying[Int($0)] }
        }
    }

    /// Who has oedema; unknown counts as no, as in WHO's software.
    func oedema() throws(ConfigurationIssue) -> [Bool]? {
        guard let name = use.oedema else { return nil }
        return try shared.conditions(name, "who has oedema").codes.map { $0 == 1 }
    }
}
