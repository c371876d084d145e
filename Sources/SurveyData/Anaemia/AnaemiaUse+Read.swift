import Frame

extension AnaemiaUse {
    /// Decodes the keys of a derivation that has the key `anaemia`.
    init?(_ fields: ConfigurationMapping, name: String) {
        let whole = "'\(name)'"
        func text(_ key: String) -> String? { fields[key]?.text("'\(key)' of \(whole)") }
        let standards = AnaemiaStandards.all
        let chosen = fields.required("standard", in: whole)?.choice(
            "the standard of \(whole)", of: standards.map(\.name))
        let age = fields.required("age", in: whole).flatMap { AgeInput($0, name) }
        let altitude = fields.required("altitude", in: whole)?.text("'altitude' of \(whole)")
        guard let haemoglobin = text("anaemia"), let standard = standards.first(where: { $0.name == chosen }), let age,
            let altitude
        else { return nil }
        self.haemoglobin = haemoglobin
        self.standard = standard
        self.age = age
        place = fields.node.position
        sex = text("sex")
        male = text("male")
        pregnant = text("pregnant")
        trimester = text("trimester")
        self.altitude = Self.altitude(altitude, fields, standard, whole)
        units = fields["units"].map { AnaemiaMeasure.units($0, name) } ?? [:]
        let part = fields["part"]?.choice("'part' of \(whole), which is anaemia,", of: Part.allCases.map(\.rawValue))
        self.part = part.flatMap { Part(rawValue: $0) } ?? .anaemic
        reportContradictions(fields, whole)
    }

    private static func altitude(
        _ variable: String, _ fields: ConfigurationMapping, _ standard: AnaemiaStandard, _ whole: String
    ) -> Altitude {
        guard variable != "none" else {
            fields["adjustment"]?.report(
                "'adjustment' of \(whole) has no altitude to go by. Name its variable (altitude: …), or remove it.")
            return .none
        }
        let adjustments = AnaemiaStandards.adjustments
        let chosen = fields["adjustment"]?.choice("'adjustment' of \(whole)", of: adjustments.map(\.name))
        return .variable(variable, adjustments.first { $0.name == chosen } ?? standard.adjustment)
    }

    private func reportContradictions(_ fields: ConfigurationMapping, _ whole: String) {
        for (key, needed) in [("male", "sex"), ("pregnant", "sex"), ("trimester", "pregnant")] {
            guard let node = fields[key], fields[needed] == nil else { continue }
            node.report("'\(key)' of \(whole) needs the key '\(needed)', too.")
        }
        if let node = fields["trimester"], !standard.hasTrimesters {
            node.report("\(standard.name) has no cut-offs by trimester; remove 'trimester' from \(whole).")
        }
        if case .none = altitude, units[.altitude] != nil {
            fields["units"]?.report("\(whole) has no variable of altitude to have a unit; remove it from 'units'.")
        }
    }
}
