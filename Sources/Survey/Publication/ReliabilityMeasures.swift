import Probability
import Results

/// What the rules of a standard look at, of one estimate.
struct ReliabilityMeasures {
    let value: Double
    let standardError: Double
    /// Respondents the estimate rests on.
    let n: Int
    /// Respondents it counts, where it counts any.
    let events: Int?
    let degreesOfFreedom: Double

    /// A measure; `nil` where it does not exist, so that no rule about it applies.
    func value(_ measure: ReliabilityRule.Measure) -> Double? {
        switch measure {
        case .n: Double(n)
        case .events: events.map(Double.init)
        case .effectiveSize: effectiveSize
        case .intervalWidth: width
        case .relativeIntervalWidth: width / value
        case .complementRelativeWidth: width / (1 - value)
        case .relativeStandardError: standardError / abs(value)
        case .degreesOfFreedom: degreesOfFreedom
        case .rarerShare: min(value, 1 - value)
        }
    }

    private var isExtreme: Bool { value <= 0 || value >= 1 }

    /// n* = p(1 − p)/V, at most n; n for shares of 0 and 1.
    private var effectiveSize: Double {
        guard !isExtreme else { return Double(n) }
        return min(Double(n), value * (1 - value) / (standardError * standardError))
    }

    /// The width of Korn & Graubard's 95 % interval at n*·(t₍ₙ₋₁₎/t_ν)², at most n; 0 for shares of 0 and 1.
    private var width: Double {
        guard !isExtreme, n > 1, degreesOfFreedom > 0 else { return isExtreme ? 0 : 1 }
        let ratio =
            StudentT(degreesOfFreedom: Double(n - 1)).upperQuantile(0.025)
            / StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(0.025)
        let size = min(Double(n), value * (1 - value) / (standardError * standardError) * ratio * ratio)
        guard size.isFinite, size > 0 else { return 1 }
        let lower = BetaDistribution(a: size * value, b: size * (1 - value) + 1).quantile(0.025)
        let upper = BetaDistribution(a: size * value + 1, b: size * (1 - value)).upperQuantile(0.025)
        return upper - lower
    }
}
