import Frame

extension GrowthUse {
    /// Decodes the keys of a derivation that has the key `growth`.
    init?(_ fields: ConfigurationMapping, name: String) {
        let indicators = GrowthIndicator.allCases.map(\.rawValue)
        guard
            let indicator = fields["growth"]?.choice("the growth indicator of '\(name)'", of: indicators).flatMap({
                GrowthIndicator(rawValue: $0)
            }), let sex = fields.required("sex", in: "'\(name)'")?.text("'sex' of '\(name)'")
        else { return nil }
        self.indicator = indicator
        self.sex = sex
        place = fields.node.position
        male = fields["male"]?.text("'male' of '\(name)'")
        if let node = fields["age"] {
            guard let age = AgeInput(node, name) else { return nil }
            self.age = age
        } else {
            guard indicator == .weightForHeight else {
                _ = fields.required("age", in: "'\(name)'")
                return nil
            }
            age = .unknown
        }
        measures = Self.measures(fields, of: indicator, name)
        units = fields["units"].map { GrowthMeasure.units($0, name) } ?? [:]
        switch fields["measured"]?.text("'measured' of '\(name)'") {
        case nil: position = .byAge
        case "lying": position = .lying
        case "standing": position = .standing
        case let variable?: position = .variable(variable)
        }
        oedema = fields["oedema"]?.text("'oedema' of '\(name)'")
        let parts = GrowthPart.allCases.filter { $0.indicators.contains(indicator) }.map(\.rawValue)
        let part = fields["part"]?.choice("'part' of '\(name)', which is \(indicator.rawValue),", of: parts)
        self.part = part.flatMap { GrowthPart(rawValue: $0) } ?? .z
        keepsImplausible =
            fields["implausible"]?.choice("'implausible' of '\(name)'", of: ["missing", "keep"]) == "keep"
        guard measures.count == indicator.measures.count else { return nil }
    }

    private static func measures(_ fields: ConfigurationMapping, of indicator: GrowthIndicator, _ name: String)
        -> [GrowthMeasure: String]
    {
        var measures: [GrowthMeasure: String] = [:]
        for measure in GrowthMeasure.allCases where measure != .age {
            if indicator.measures.contains(measure) {
                measures[measure] = fields.required(measure.rawValue, in: "'\(name)'")?.text(
                    "'\(measure.rawValue)' of '\(name)'")
            } else if let node = fields[measure.rawValue] {
                node.report("\(indicator.rawValue) takes no '\(measure.rawValue)'; remove it from '\(name)'.")
            }
        }
        return measures
    }
}
