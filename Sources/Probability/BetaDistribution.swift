import CBoostMath

/// The beta distribution on [0, 1] with shapes a, b > 0.
public struct BetaDistribution: ContinuousDistribution {
    /// First shape.
    public let a: Double
    /// Second shape.
    public let b: Double

    public init(a: Double, b: Double) {
        self.a = a
        self.b = b
    }

    public func density(_ x: Double) -> Double {
        lbc_beta_density(x, a, b)
    }

    public func lowerTail(_ x: Double) -> Double {
        lbc_beta_lower(x, a, b)
    }

    public func upperTail(_ x: Double) -> Double {
        lbc_beta_upper(x, a, b)
    }

    public func quantile(_ p: Double) -> Double {
        lbc_beta_quantile(p, a, b)
    }

    public func upperQuantile(_ q: Double) -> Double {
        lbc_beta_quantile_upper(q, a, b)
    }
}
