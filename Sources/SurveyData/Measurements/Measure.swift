/// What a derivation reads as a number with a unit: its words in messages, its units, what is possible.
struct Measure {
    /// The name in messages, as in "is no unit of height".
    let name: String
    /// What a value is, as in "to be a child's height".
    let meaning: String
    /// The units it may be in.
    let units: [MeasureUnit]
    /// The unit it is turned into.
    let base: MeasureUnit
    /// What a value can be, generously, in the base unit: beyond it, the unit or the cell is wrong.
    let possible: ClosedRange<Double>
}

/// The measures of a kind of derivation, named by its keys.
protocol MeasureKey: RawRepresentable<String>, CaseIterable, Hashable {
    var measure: Measure { get }
}

extension MeasureKey {
    /// The units declared in the mapping `units`.
    static func units(_ node: ConfigurationNode, _ name: String) -> [Self: MeasureUnit] {
        let meaning = "'units' of '\(name)'"
        let pairs = ConfigurationMapping(node, meaning, known: allCases.map(\.rawValue)).pairs
        var units: [Self: MeasureUnit] = [:]
        for pair in pairs {
            guard let key = Self(rawValue: pair.name) else { continue }
            units[key] = pair.value.choice(
                "the unit of \(pair.name) in \(meaning)", of: key.measure.units.map(\.rawValue)
            )
            .flatMap { MeasureUnit(rawValue: $0) }
        }
        return units
    }
}
