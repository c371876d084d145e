public import Results

/// A measure of how far groups lie apart.
public enum EffectKind: String, Sendable, CaseIterable {
    /// Between two groups, of a number.
    case smd, hedgesG, cliffsDelta
    /// Among any number of groups: of a number, and of categories.
    case etaSquared, cramersV

    /// Whether it compares two groups.
    public var isOfTwoGroups: Bool {
        switch self {
        case .smd, .hedgesG, .cliffsDelta: true
        case .etaSquared, .cramersV: false
        }
    }

    /// Whether it is of categories.
    public var isOfCategories: Bool { self == .cramersV }

    /// What the statistic is called.
    public var name: StatisticName {
        switch self {
        case .smd: .standardizedMeanDifference
        case .hedgesG: .hedgesG
        case .cliffsDelta: .cliffsDelta
        case .etaSquared: .etaSquared
        case .cramersV: .cramersV
        }
    }

    /// The values it can have.
    var bounds: ClosedRange<Double> {
        switch self {
        case .smd, .hedgesG: -.infinity ... .infinity
        case .cliffsDelta: -1...1
        case .etaSquared, .cramersV: 0...1
        }
    }
}
