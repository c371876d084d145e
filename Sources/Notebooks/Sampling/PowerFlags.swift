import Results
public import Sampling

/// Plans of a survey as the flags of a command ask for them: one for each combination of the values listed.
public struct PowerFlags: Sendable {
    /// What is estimated or compared.
    public enum Question: Sendable, Equatable {
        /// Shares or means of two groups; the second is `nil` where the difference is sought.
        case comparison(GroupComparison.Outcome, first: Double, second: Double?)
        /// One share.
        case share(Double)
        /// One mean, by its standard deviation.
        case mean(deviation: Double)
    }

    public var question: Question
    public var setting = SurveySetting()
    public var correlations: [Double] = []
    public var clusterSizes: [Double] = []
    /// Respondents of the first group, or clusters in all.
    public var amounts: [SampleAmount] = []
    public var powers: [Double] = []
    public var halfWidths: [Double] = []
    public var alpha = 0.05
    public var isTwoSided = true
    public var isNormal = false
    public var isPooled = true
    /// Whether the second share or mean is sought below the first.
    public var isBelow = false

    public init(_ question: Question) { self.question = question }

    public static let layoutNames = SurveySetting.Layout.allCases.map(\.rawValue)

    /// What is found from the rest.
    var sought: PowerFacts.Sought {
        switch question {
        case .share, .mean: return amounts.isEmpty ? .size : .halfWidth
        case .comparison(_, _, let second):
            if second == nil { return .difference }
            if amounts.isEmpty { return .size }
            let isSized = clusterSizes.isEmpty && amounts.allSatisfy { if case .clusters = $0 { true } else { false } }
            return isSized && !powers.isEmpty ? .clusterSize : .power
        }
    }

    /// Every combination of the values listed, in their order.
    func plans() throws(SamplingError) -> [PlannedSurvey] {
        var plans: [PlannedSurvey] = []
        for correlation in correlations.isEmpty ? [setting.intraclassCorrelation] : correlations {
            for size in clusterSizes.isEmpty ? [nil] : clusterSizes.map(Optional.some) {
                for amount in amounts.isEmpty ? [nil] : amounts.map(Optional.some) {
                    for level in levels {
                        var setting = setting
                        setting.intraclassCorrelation = correlation
                        setting.clusterSize = size
                        plans.append(
                            PlannedSurvey(
                                correlation: correlation, result: try plan(setting, amount: amount, level: level)))
                    }
                }
            }
        }
        return plans
    }

    /// The powers, or half-widths, that plans are made for; one `nil` where none is needed.
    private var levels: [Double?] {
        switch sought {
        case .size:
            if case .comparison = question { return powers.isEmpty ? [0.8] : powers }
            return halfWidths
        case .clusterSize, .difference: return powers.isEmpty ? [0.8] : powers
        case .power, .halfWidth: return [nil]
        }
    }

    private func plan(
        _ setting: SurveySetting, amount: SampleAmount?, level: Double?
    ) throws(SamplingError) -> PlannedSize {
        switch question {
        case .share(let share): return try precision(EstimatePrecision(share: share), setting, amount, level)
        case .mean(let deviation):
            return try precision(EstimatePrecision(deviation: deviation), setting, amount, level)
        case .comparison(let outcome, let first, let second):
            var comparison = GroupComparison(outcome, first: first)
            comparison.setting = setting
            (comparison.alpha, comparison.isTwoSided) = (alpha, isTwoSided)
            (comparison.isNormal, comparison.isPooled) = (isNormal, isPooled)
            guard let second else {
                return try comparison.difference(amount ?? .persons(0), power: level ?? 0.8, isBelow: isBelow)
            }
            guard let amount else { return try comparison.size(power: level ?? 0.8, second: second) }
            if let level, case .clusters(let count) = amount {
                return try comparison.clusterSize(clusters: count, power: level, second: second)
            }
            return try comparison.power(amount, second: second)
        }
    }

    private func precision(
        _ precision: EstimatePrecision, _ setting: SurveySetting, _ amount: SampleAmount?, _ level: Double?
    ) throws(SamplingError) -> PlannedSize {
        var precision = precision
        (precision.setting, precision.alpha, precision.isNormal) = (setting, alpha, isNormal)
        if let amount { return try precision.halfWidth(amount) }
        return try precision.size(halfWidth: level ?? .nan)
    }
}

/// A plan with the intraclass correlation it assumes.
struct PlannedSurvey: Sendable {
    let correlation: Double
    let result: PlannedSize
}
