import CBoostMath

/// The χ² distribution with ν > 0 degrees of freedom.
public struct ChiSquared: ContinuousDistribution {
    /// Degrees of freedom, ν.
    public let degreesOfFreedom: Double

    public init(degreesOfFreedom: Double) {
        self.degreesOfFreedom = degreesOfFreedom
    }

    public func density(_ x: Double) -> Double {
        lbc_chi_squared_density(x, degreesOfFreedom)
    }

    public func lowerTail(_ x: Double) -> Double {
        lbc_chi_squared_lower(x, degreesOfFreedom)
    }

    public func upperTail(_ x: Double) -> Double {
        lbc_chi_squared_upper(x, degreesOfFreedom)
    }

    public func quantile(_ p: Double) -> Double {
        lbc_chi_squared_quantile(p, degreesOfFreedom)
    }

    public func upperQuantile(_ q: Double) -> Double {
        lbc_chi_squared_quantile_upper(q, degreesOfFreedom)
    }
}
