public import Frame

/// How a derived variable tells anaemia from haemoglobin.
public struct AnaemiaUse: Sendable {
    /// How high the place of living is.
    public enum Altitude: Sendable {
        /// Not told: haemoglobin is not adjusted.
        case none
        /// A variable, and how haemoglobin is adjusted for it.
        case variable(String, AltitudeAdjustment)
    }

    /// What a derived variable holds.
    public enum Part: String, Sendable, CaseIterable {
        /// Whether haemoglobin is below the cut-off: no or yes.
        case anaemic
        /// The class: none, mild, moderate or severe.
        case band
        /// Haemoglobin adjusted for altitude, in g/L.
        case adjusted
    }

    /// The keys beside `anaemia` in a derivation. Some belong to other rules, too.
    static let keys = [
        "standard", "altitude", "adjustment", "age", "sex", "male", "pregnant", "trimester", "units", "part",
    ]

    public let haemoglobin: String
    public let standard: AnaemiaStandard
    public let age: AgeInput
    public let altitude: Altitude
    /// Needed of adults only.
    public let sex: String?
    /// The level that means male, where its name does not say so.
    public let male: String?
    /// A yes/no variable; without it, nobody counts as pregnant.
    public let pregnant: String?
    public let trimester: String?
    /// Units the user declared, where the codebook does not.
    let units: [AnaemiaMeasure: MeasureUnit]
    public let part: Part
    public let place: SourcePosition

    /// Every variable it reads.
    var inputs: [String] {
        var names = [haemoglobin] + age.inputs + [sex, pregnant, trimester].compactMap { $0 }
        if case .variable(let name, _) = altitude { names.append(name) }
        return names
    }

    /// The levels of the variable, where it has levels.
    var levels: CategoricalLevels? {
        switch part {
        case .anaemic: .noYes
        case .band: Self.bands
        case .adjusted: nil
        }
    }

    private static let bands = CategoricalLevels(
        [
            ("none", "No anaemia", "无贫血"), ("mild", "Mild anaemia", "轻度贫血"), ("moderate", "Moderate anaemia", "中度贫血"),
            ("severe", "Severe anaemia", "重度贫血"),
        ].map { name, english, chinese in
            CategoricalLevel(
                name: name, code: name, label: LocalizedText(translations: [("en", english), ("zh", chinese)]))
        })
}

/// What anaemia is told from, by the keys of its derivation.
enum AnaemiaMeasure: String, MeasureKey {
    case anaemia, altitude, age

    var measure: Measure {
        switch self {
        case .age: .age
        case .anaemia:
            Measure(
                name: "haemoglobin", meaning: "haemoglobin", units: [.gramsPerLitre, .gramsPerDecilitre],
                base: .gramsPerLitre, possible: 20...250)
        case .altitude:
            Measure(
                name: "altitude", meaning: "an altitude", units: [.metres, .feet], base: .metres,
                possible: -500...6_000)
        }
    }
}
