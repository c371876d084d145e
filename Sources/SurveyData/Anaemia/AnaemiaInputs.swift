import Frame

/// The columns anaemia is told from: in g/L, months or days, and metres, with what is missing.
struct AnaemiaInputs {
    let ages: MeasuredInputs.Ages
    let haemoglobin: MeasuredInputs.Numbers
    let altitude: MeasuredInputs.Numbers?
    let sexes: MeasuredInputs.Codes?
    let pregnant: MeasuredInputs.Codes?
    /// 1, 2 or 3.
    let trimesters: MeasuredInputs.Codes?

    /// - Throws: ``ConfigurationIssue`` when a variable is not what it must be.
    init(_ use: AnaemiaUse, _ frame: DataFrame) throws(ConfigurationIssue) {
        let inputs = MeasuredInputs(frame: frame, place: use.place)
        func numbers(_ key: AnaemiaMeasure, _ name: String) throws(ConfigurationIssue) -> MeasuredInputs.Numbers {
            try inputs.numbers(key.measure, name, key: key.rawValue, declared: use.units[key])
        }
        guard let ages = try inputs.ages(use.age, declared: use.units[.age]) else {
            throw inputs.issue("anaemia needs the key 'age'.")
        }
        self.ages = ages
        haemoglobin = try numbers(.anaemia, use.haemoglobin)
        if case .variable(let name, _) = use.altitude {
            altitude = try numbers(.altitude, name)
        } else {
            altitude = nil
        }
        if let name = use.sex { sexes = try inputs.sexes(name, male: use.male) } else { sexes = nil }
        if let name = use.pregnant {
            pregnant = try inputs.conditions(name, "who is pregnant")
        } else {
            pregnant = nil
        }
        if let name = use.trimester { trimesters = try inputs.trimesters(name) } else { trimesters = nil }
    }
}

extension MeasuredInputs {
    /// The trimester of pregnancy: 1, 2, 3, or −1 where it is not known or is another number.
    fileprivate func trimesters(_ name: String) throws(ConfigurationIssue) -> Codes {
        let column = try column(name)
        if let values = column.doubles {
            return Codes(codes: values.map { [1, 2, 3].contains($0) ? Int8($0) : -1 }, column: column)
        }
        let categories = column.categories
        let trimesters = categories.levels.map { level -> Int8? in
            let texts = ([level.name] + level.label.allTexts).map { $0.lowercased() }
            return texts.lazy.compactMap { Self.trimesterNames[$0] }.first
        }
        guard !trimesters.contains(nil) else {
            let names = categories.levels.map(\.name).joined(separator: ", ")
            throw issue(
                "'\(name)' must be 1, 2 or 3, or have the levels first, second and third, to be a trimester; it has "
                    + "\(names).")
        }
        return Codes(codes: categories.codes.map { $0 < 0 ? -1 : trimesters[Int($0)] ?? -1 }, column: column)
    }

    private static let trimesterNames: [String: Int8] = [
        "1": 1, "first": 1, "孕早期": 1, "早期": 1, "2": 2, "second": 2, "孕中期": 2, "中期": 2, "3": 3, "third": 3, "孕晚期": 3,
        "晚期": 3,
    ]
}
