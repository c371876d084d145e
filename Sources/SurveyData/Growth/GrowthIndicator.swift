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
public enum GrowthMeasure: String, Sendable, CaseIterable {
    case age, height, weight, head, arm

    /// The units it may be in, with what turns them into centimetres, kilograms or, of ages, months.
    var units: [MeasureUnit] {
        switch self {
        case .age: [.days, .months, .years]
        case .height, .head, .arm: [.millimetres, .centimetres, .metres]
        case .weight: [.grams, .kilograms]
        }
    }

    /// What a child can measure, generously, in centimetres or kilograms: beyond it, the unit or the cell is wrong.
    var possible: ClosedRange<Double> {
        switch self {
        case .age: 0...(130 * 12)
        case .height: 20...230
        case .weight: 0.3...250
        case .head: 15...75
        case .arm: 3...60
        }
    }
}
