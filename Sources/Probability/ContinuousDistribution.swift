/// A univariate continuous distribution, with both tails computed without cancellation.
public protocol ContinuousDistribution: Sendable {
    /// f(x).
    func density(_ x: Double) -> Double
    /// F(x) = P(X ≤ x).
    func lowerTail(_ x: Double) -> Double
    /// 1 − F(x) = P(X > x), accurate however small it is.
    func upperTail(_ x: Double) -> Double
    /// The x with F(x) = p; NaN unless 0 ≤ p ≤ 1.
    func quantile(_ p: Double) -> Double
    /// The x with 1 − F(x) = q; NaN unless 0 ≤ q ≤ 1.
    func upperQuantile(_ q: Double) -> Double
}

extension ContinuousDistribution {
    /// P(|X| > |x|) of a distribution symmetric about zero.
    public func twoSidedTail(_ x: Double) -> Double {
        2 * upperTail(abs(x))
    }
}
