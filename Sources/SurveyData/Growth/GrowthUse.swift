public import Frame

/// How a derived variable compares children with WHO's growth standards.
public struct GrowthUse: Sendable {
    /// How a child's length or height was taken.
    public enum Position: Sendable {
        /// Lying below 731 days, standing from then on: as the standards were made.
        case byAge
        case lying, standing
        /// A variable with levels that say so.
        case variable(String)
    }

    /// The keys beside `growth` in a derivation. Some belong to other rules, too.
    static let keys = [
        "sex", "male", "age", "height", "weight", "head", "arm", "units", "measured", "oedema", "implausible", "part",
    ]

    public let indicator: GrowthIndicator
    public let sex: String
    /// The level that means male, where its name does not say so.
    public let male: String?
    public let age: AgeInput
    public let measures: [GrowthMeasure: String]
    /// Units the user declared, where the codebook does not.
    public let units: [GrowthMeasure: MeasureUnit]
    public let position: Position
    /// A yes/no variable.
    public let oedema: String?
    public let part: GrowthPart
    /// Whether implausible z-scores stay values.
    public let keepsImplausible: Bool
    public let place: SourcePosition

    /// Every variable it reads.
    var inputs: [String] {
        var names = [sex] + measures.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
        names += age.inputs
        if case .variable(let name) = position { names.append(name) }
        return names + [oedema].compactMap { $0 }
    }

    /// The levels of the variable, where it has levels.
    var levels: CategoricalLevels? {
        switch part {
        case .z: nil
        case .band: GrowthClasses.levels(of: indicator)
        default: .noYes
        }
    }
}
