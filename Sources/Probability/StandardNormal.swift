import CBoostMath

/// The normal distribution with mean 0 and variance 1.
public struct StandardNormal: ContinuousDistribution {
    public init() {}

    public func density(_ x: Double) -> Double {
        lbc_normal_density(x)
    }

    public func lowerTail(_ x: Double) -> Double {
        lbc_normal_lower(x)
    }

    public func upperTail(_ x: Double) -> Double {
        lbc_normal_upper(x)
    }

    public func quantile(_ p: Double) -> Double {
        lbc_normal_quantile(p)
    }

    public func upperQuantile(_ q: Double) -> Double {
        lbc_normal_quantile_upper(q)
    }
}
