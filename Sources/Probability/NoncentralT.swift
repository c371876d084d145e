import CBoostMath

/// The noncentral t distribution: (Z + δ)/√(χ²_ν/ν), with Z standard normal and δ the noncentrality; Z + δ when ν is
/// infinite.
///
/// Source: Johnson, Kotz & Balakrishnan (1995), *Continuous Univariate Distributions* 2, ch. 31.
public struct NoncentralT: Sendable {
    /// Degrees of freedom, ν > 0.
    public let degreesOfFreedom: Double
    /// δ, any finite number.
    public let noncentrality: Double

    public init(degreesOfFreedom: Double, noncentrality: Double) {
        self.degreesOfFreedom = degreesOfFreedom
        self.noncentrality = noncentrality
    }

    /// P(T ≤ x); NaN unless ν > 0 and δ is finite.
    public func lowerTail(_ x: Double) -> Double {
        guard degreesOfFreedom > 0, noncentrality.isFinite, !x.isNaN else { return .nan }
        if degreesOfFreedom == .infinity { return StandardNormal().lowerTail(x - noncentrality) }
        if abs(noncentrality) <= Self.near { return lbc_noncentral_t_lower(x, degreesOfFreedom, noncentrality) }
        return noncentrality > 0 ? far(x, isUpper: false) : mirrored.far(-x, isUpper: true)
    }

    /// P(T > x); NaN unless ν > 0 and δ is finite.
    public func upperTail(_ x: Double) -> Double {
        guard degreesOfFreedom > 0, noncentrality.isFinite, !x.isNaN else { return .nan }
        if degreesOfFreedom == .infinity { return StandardNormal().upperTail(x - noncentrality) }
        if abs(noncentrality) <= Self.near { return lbc_noncentral_t_upper(x, degreesOfFreedom, noncentrality) }
        return noncentrality > 0 ? far(x, isUpper: true) : mirrored.far(-x, isUpper: false)
    }

    /// Series in δ² serve well up to here.
    private static let near = 100.0

    private var mirrored: NoncentralT {
        NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality)
    }

    /// A tail where δ is large, so that Z + δ is positive: P(T > x) = E_Z P(χ²_ν < ν((Z + δ)/x)²), the expectation by the
    /// trapezoidal rule. That needs the second factor to be smooth over steps of Z; where ν is too large for that, T is
    /// close enough to normal (Johnson & Welch 1940, *Biometrika* 31, 362).
    private func far(_ x: Double, isUpper: Bool) -> Double {
        guard x > 0 else { return isUpper ? 1 : 0 }
        let (nu, delta) = (degreesOfFreedom, noncentrality)
        if nu > 1e5 {
            let z = (x * (1 - 1 / (4 * nu)) - delta) / (1 + x * x / (2 * nu)).squareRoot()
            return isUpper ? StandardNormal().upperTail(z) : StandardNormal().lowerTail(z)
        }
        let chiSquared = ChiSquared(degreesOfFreedom: nu)
        let step = 0.05
        var sum = 0.0
        for index in -170...170 {
            let z = Double(index) * step
            let ratio = (z + delta) / x
            let bound = nu * ratio * ratio
            sum +=
                StandardNormal().density(z) * step
                * (isUpper ? chiSquared.lowerTail(bound) : chiSquared.upperTail(bound))
        }
        return min(1, sum)
    }
}
