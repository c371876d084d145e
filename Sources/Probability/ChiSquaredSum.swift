import func Glibc.log1p

/// The distribution of Q = Σ λᵢ χ²(hᵢ), a sum of independent χ² variables with weights λᵢ of either sign.
///
/// A quadratic form in normal variables has it, and so has a Pearson statistic of a complex sample (Rao & Scott 1984), with
/// the generalized design effects as weights. Its moment generating function is M(s) = Π (1 − 2λᵢs)^{−hᵢ/2}.
///
/// Tails come three ways: exactly, by numerical inversion of M (``upperTail(_:)``); by the saddlepoint approximation
/// (``saddlepointUpperTail(_:)``); and by a scaled χ² with the same mean and variance (``satterthwaiteUpperTail(_:)``).
public struct ChiSquaredSum: Sendable {
    /// λᵢ; weights of zero are left out.
    public let weights: [Double]
    /// hᵢ > 0, not necessarily whole.
    public let degreesOfFreedom: [Double]

    /// - Parameters:
    ///   - weights: λᵢ, of either sign.
    ///   - degreesOfFreedom: hᵢ > 0, as many; 1 each when `nil`.
    public init(weights: [Double], degreesOfFreedom: [Double]? = nil) {
        let freedom = degreesOfFreedom ?? [Double](repeating: 1, count: weights.count)
        precondition(weights.count == freedom.count, "as many degrees of freedom as weights")
        let used = weights.indices.filter { weights[$0] != 0 && freedom[$0] > 0 }
        self.weights = used.map { weights[$0] }
        self.degreesOfFreedom = used.map { freedom[$0] }
    }

    /// The sum whose sign tells whether Σ λᵢ χ²(hᵢ) / (χ²(ν)/ν) exceeds x: Σ λᵢ χ²(hᵢ) − (x/ν) χ²(ν).
    ///
    /// With ν infinite, the denominator is 1 and P(Q > x) itself is wanted.
    ///
    /// - Returns: the sum, and the point that it must exceed.
    public func over(denominatorDF: Double, exceeding x: Double) -> (sum: ChiSquaredSum, point: Double) {
        guard denominatorDF < .infinity else { return (self, x) }
        let sum = ChiSquaredSum(
            weights: weights + [-x / denominatorDF], degreesOfFreedom: degreesOfFreedom + [denominatorDF])
        return (sum, 0)
    }

    /// Σ λᵢhᵢ.
    public var mean: Double { zip(weights, degreesOfFreedom).reduce(0) { $0 + $1.0 * $1.1 } }

    /// 2Σ λᵢ²hᵢ.
    public var variance: Double { zip(weights, degreesOfFreedom).reduce(0) { $0 + 2 * $1.0 * $1.0 * $1.1 } }

    /// P(Q > x) with Q taken as c·χ²(d) of the same mean and variance: c = Σλ²h/Σλh, d = (Σλh)²/Σλ²h
    /// (Satterthwaite 1946; Box 1954). Of weights that are not negative.
    public func satterthwaiteUpperTail(_ x: Double) -> Double {
        let scale = variance / (2 * mean)
        let freedom = mean / scale
        guard scale > 0, freedom > 0 else { return .nan }
        return ChiSquared(degreesOfFreedom: freedom).upperTail(x / scale)
    }

    /// K(s) = log M(s) and its derivatives at a real s inside the interval where M exists.
    func cumulants(_ s: Double) -> (value: Double, first: Double, second: Double) {
        var result = (value: 0.0, first: 0.0, second: 0.0)
        for (weight, freedom) in zip(weights, degreesOfFreedom) {
            let factor = 1 - 2 * weight * s
            let ratio = weight / factor
            result.value -= freedom / 2 * log1p(-2 * weight * s)
            result.first += freedom * ratio
            result.second += 2 * freedom * ratio * ratio
        }
        return result
    }

    /// Where M exists: between the largest 1/(2λ) of negative weights and the smallest of positive ones.
    var domain: (lower: Double, upper: Double) {
        let lower = weights.filter { $0 < 0 }.min().map { 1 / (2 * $0) } ?? -.infinity
        let upper = weights.filter { $0 > 0 }.max().map { 1 / (2 * $0) } ?? .infinity
        return (lower, upper)
    }

    /// Whether Q can only be positive, or only negative, so that M has no bound on one side.
    private var signs: (hasPositive: Bool, hasNegative: Bool) {
        (weights.contains { $0 > 0 }, weights.contains { $0 < 0 })
    }

    /// The tail where x lies outside what Q can be; `nil` inside.
    func certainUpperTail(_ x: Double) -> Double? {
        guard !x.isNaN, weights.allSatisfy(\.isFinite), degreesOfFreedom.allSatisfy(\.isFinite) else { return .nan }
        guard !weights.isEmpty else { return x < 0 ? 1 : 0 }
        if !signs.hasNegative, x <= 0 { return 1 }
        if !signs.hasPositive, x >= 0 { return 0 }
        return nil
    }
}
