import CBoostMath

/// Fisher's F distribution with (ν₁, ν₂) degrees of freedom; χ²(ν₁)/ν₁ when ν₂ is infinite.
public struct FDistribution: ContinuousDistribution {
    /// Numerator degrees of freedom, ν₁.
    public let numeratorDF: Double
    /// Denominator degrees of freedom, ν₂; may be infinite.
    public let denominatorDF: Double

    public init(numeratorDF: Double, denominatorDF: Double) {
        self.numeratorDF = numeratorDF
        self.denominatorDF = denominatorDF
    }

    public func density(_ x: Double) -> Double {
        denominatorDF == .infinity
            ? numeratorDF * limit.density(numeratorDF * x)
            : lbc_f_density(x, numeratorDF, denominatorDF)
    }

    public func lowerTail(_ x: Double) -> Double {
        denominatorDF == .infinity
            ? limit.lowerTail(numeratorDF * x)
            : lbc_f_lower(x, numeratorDF, denominatorDF)
    }

    public func upperTail(_ x: Double) -> Double {
        denominatorDF == .infinity
            ? limit.upperTail(numeratorDF * x)
            : lbc_f_upper(x, numeratorDF, denominatorDF)
    }

    public func quantile(_ p: Double) -> Double {
        denominatorDF == .infinity
            ? limit.quantile(p) / numeratorDF
            : lbc_f_quantile(p, numeratorDF, denominatorDF)
    }

    public func upperQuantile(_ q: Double) -> Double {
        denominatorDF == .infinity
            ? limit.upperQuantile(q) / numeratorDF
            : lbc_f_quantile_upper(q, numeratorDF, denominatorDF)
    }

    /// ν₁F as ν₂ grows without bound.
    private var limit: ChiSquared { ChiSquared(degreesOfFreedom: numeratorDF) }
}
