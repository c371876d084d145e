import CBoostMath

/// Student's t distribution with ν > 0 degrees of freedom; the normal distribution when ν is infinite.
public struct StudentT: ContinuousDistribution {
    /// Degrees of freedom, ν.
    public let degreesOfFreedom: Double

    public init(degreesOfFreedom: Double) {
        self.degreesOfFreedom = degreesOfFreedom
    }

    public func density(_ x: Double) -> Double {
        degreesOfFreedom == .infinity ? StandardNormal().density(x) : lbc_student_t_density(x, degreesOfFreedom)
    }

    public func lowerTail(_ x: Double) -> Double {
        degreesOfFreedom == .infinity ? StandardNormal().lowerTail(x) : lbc_student_t_lower(x, degreesOfFreedom)
    }

    public func upperTail(_ x: Double) -> Double {
        degreesOfFreedom == .infinity ? StandardNormal().upperTail(x) : lbc_student_t_upper(x, degreesOfFreedom)
    }

    public func quantile(_ p: Double) -> Double {
        degreesOfFreedom == .infinity ? StandardNormal().quantile(p) : lbc_student_t_quantile(p, degreesOfFreedom)
    }

    public func upperQuantile(_ q: Double) -> Double {
        degreesOfFreedom == .infinity
            ? StandardNormal().upperQuantile(q) : lbc_student_t_quantile_upper(q, degreesOfFreedom)
    }
}
