import Probability

/// The comparison of two groups' shares or means in a planned survey.
///
/// The test takes d̂/se₀ as t with the degrees of freedom of the design (or as normal). Its power is the chance that it
/// rejects in the direction of the true difference d,
///
///     P(T > t₁₋α·se₀/se),  T noncentral t, δ = |d|/se
///
/// with se the standard error under the alternative, and se₀ that under the null hypothesis: of shares, that of the
/// common share p̄ = (n₁p₁ + n₂p₂)/(n₁ + n₂) unless `isPooled` is false; of means, se. Without clusters this is R's
/// `power.t.test`, and normal and pooled its `power.prop.test` (`strict = FALSE`).
public struct GroupComparison: Sendable, Equatable {
    /// What is compared.
    public enum Outcome: Sendable, Equatable {
        /// Shares.
        case shares
        /// Means with standard deviations σ₁, σ₂.
        case means(Double, Double)
    }

    public var outcome: Outcome
    /// The first group's share or mean.
    public var first: Double
    public var alpha = 0.05
    public var isTwoSided = true
    /// Whether the normal distribution is taken instead of t.
    public var isNormal = false
    public var isPooled = true
    public var setting = SurveySetting()

    public init(_ outcome: Outcome, first: Double) {
        self.outcome = outcome
        self.first = first
    }

    /// σ² by group where the second has this share or mean.
    func variances(_ second: Double) -> [Double] {
        switch outcome {
        case .shares: [first * (1 - first), second * (1 - second)]
        case .means(let one, let other): [one * one, other * other]
        }
    }

    /// The power of a sample; NaN without degrees of freedom.
    func power(_ scale: SampleScale, second: Double) -> Double {
        let df = isNormal ? Double.infinity : scale.degreesOfFreedom
        guard scale.degreesOfFreedom > 0 else { return .nan }
        let variances = variances(second)
        let error = scale.variance(variances).squareRoot()
        var nullError = error
        if outcome == .shares, isPooled {
            let n = scale.persons
            let common = (n[0] * first + n[1] * second) / (n[0] + n[1])
            let variance = common * (1 - common)
            nullError = scale.variance([variance, variance]).squareRoot()
        }
        // The whole population is known.
        guard error > 0 else { return nullError > 0 || first == second ? .nan : 1 }
        let critical = StudentT(degreesOfFreedom: df).upperQuantile(alpha / (isTwoSided ? 2 : 1))
        return NoncentralT(degreesOfFreedom: df, noncentrality: abs(second - first) / error)
            .upperTail(critical * nullError / error)
    }

    /// - Throws: ``SamplingError/outOfRange(what:value:range:)``, ``SamplingError/sameGroups``, or what is wrong with the
    ///   setting.
    func check(second: Double?, power: Double?) throws(SamplingError) {
        try setting.check(groups: 2)
        if !(alpha > 0 && alpha < 1) { throw .outOfRange(what: "--alpha", value: alpha, range: "above 0 and below 1") }
        if let power, !(power > alpha && power < 1) {
            throw .outOfRange(what: "--power", value: power, range: "above --alpha and below 1")
        }
        switch outcome {
        case .shares:
            for share in [first, second].compactMap(\.self) where !(share > 0 && share < 1) {
                throw .outOfRange(what: "--shares", value: share, range: "above 0 and below 1")
            }
        case .means(let one, let other):
            for mean in [first, second].compactMap(\.self) where !(abs(mean) <= 1e100) {
                throw .outOfRange(what: "--means", value: mean, range: "between -1e100 and 1e100")
            }
            for deviation in [one, other] where !(deviation >= 1e-100 && deviation <= 1e100) {
                throw .outOfRange(what: "--sd", value: deviation, range: "above 0 (from 1e-100 to 1e100)")
            }
        }
        if second == first { throw .sameGroups }
    }
}
