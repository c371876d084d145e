/// What is compared with the growth of children of the same sex and age.
public enum GrowthIndicator: String, Sendable, CaseIterable {
    case heightForAge, weightForAge, bmiForAge, weightForHeight, headCircumferenceForAge, armCircumferenceForAge

    /// What must be known of a child beside sex and age.
    var measures: [GrowthMeasure] {
        switch self {
        case .heightForAge: [.height]
        case .weightForAge: [.weight]
        case .bmiForAge, .weightForHeight: [.weight, .height]
        case .headCircumferenceForAge: [.head]
        case .armCircumferenceForAge: [.arm]
        }
    }

    /// Whether it rests on weight, so that oedema makes it meaningless.
    var restsOnWeight: Bool { measures.contains(.weight) }

    /// The z-scores, rounded to two decimals, that WHO takes for possible; what lies beyond is an error of measurement.
    public var plausible: ClosedRange<Double> {
        switch self {
        case .heightForAge: -6...6
        case .weightForAge: -6...5
        case .bmiForAge, .weightForHeight, .headCircumferenceForAge, .armCircumferenceForAge: -5...5
        }
    }

    /// The table of the standards of 2006, by days; `nil` for weight-for-height.
    var standard: GrowthTable? {
        switch self {
        case .heightForAge: GrowthTables.height2006
        case .weightForAge: GrowthTables.weight2006
        case .bmiForAge: GrowthTables.bodyMassIndex2006
        case .headCircumferenceForAge: GrowthTables.head2006
        case .armCircumferenceForAge: GrowthTables.arm2006
        case .weightForHeight: nil
        }
    }

    /// The table of the reference of 2007, by months; `nil` where it has none.
    var reference: GrowthTable? {
        switch self {
        case .heightForAge: GrowthTables.height2007
        case .weightForAge: GrowthTables.weight2007
        case .bmiForAge: GrowthTables.bodyMassIndex2007
        case .weightForHeight, .headCircumferenceForAge, .armCircumferenceForAge: nil
        }
    }
}

/// What is measured of a child.
public enum GrowthMeasure: String, Sendable, CaseIterable, MeasureKey {
    case age, height, weight, head, arm

    /// Its units and what a child can measure, generously, in centimetres or kilograms.
    var measure: Measure {
        switch self {
        case .age: .age
        case .height: of([.millimetres, .centimetres, .metres], .centimetres, 20...230)
        case .weight: of([.grams, .kilograms], .kilograms, 0.3...250)
        case .head: of([.millimetres, .centimetres, .metres], .centimetres, 15...75)
        case .arm: of([.millimetres, .centimetres, .metres], .centimetres, 3...60)
        }
    }

    private func of(_ units: [MeasureUnit], _ base: MeasureUnit, _ possible: ClosedRange<Double>) -> Measure {
        Measure(name: rawValue, meaning: "a child's \(rawValue)", units: units, base: base, possible: possible)
    }
}
