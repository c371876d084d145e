import LinearAlgebra
import Probability
import Results

extension Estimates {
    /// The Wald test that all estimates are zero: F = θ̂ᵀV⁻¹θ̂/p on (p, ν) degrees of freedom.
    ///
    /// A covariance of lower rank (more estimates than primary units allow) is inverted on its range, and p is its rank.
    ///
    /// - Parameter denominatorDF: ν; the design's degrees of freedom when `nil`, infinite for the χ² form.
    public func waldTest(denominatorDF: Double? = nil) -> TestResult {
        let denominator = denominatorDF ?? degreesOfFreedom
        let (quadratic, rank) = waldStatistic
        let statistic = quadratic / Double(rank)
        let distribution = FDistribution(numeratorDF: Double(rank), denominatorDF: denominator)
        return TestResult(
            kind: .waldF, statistic: statistic, numeratorDF: Double(rank), denominatorDF: denominator,
            p: rank > 0 ? distribution.upperTail(statistic) : .nan)
    }

    /// θ̂ᵀV⁺θ̂ and the rank of V, on the correlation scale so that units do not matter.
    var waldStatistic: (value: Double, rank: Int) {
        let errors = standardErrors
        guard errors.allSatisfy({ $0.isFinite && $0 > 0 }) else { return (.nan, count) }
        let scaled = zip(values, errors).map { $0 / $1 }
        let correlation = Matrix(rows: count, columns: count) { covariance[$0, $1] / (errors[$0] * errors[$1]) }
        if let factor = Cholesky(correlation), factor.smallestPivot(of: correlation) > 1e-10 {
            return (Matrix.dot(scaled, factor.solve(scaled)), count)
        }
        let eigen = SymmetricEigen(correlation)
        let rank = eigen.rank()
        return (eigen.inverseQuadraticForm(scaled, rank: rank), rank)
    }

    /// The design-based t test that the first estimate is zero.
    public func tTest(denominatorDF: Double? = nil) -> TestResult {
        let denominator = denominatorDF ?? degreesOfFreedom(of: 0)
        let statistic = values[0] / standardErrors[0]
        return TestResult(
            kind: .designT, statistic: statistic, numeratorDF: nil, denominatorDF: denominator,
            p: denominator > 0 ? StudentT(degreesOfFreedom: denominator).twoSidedTail(statistic) : .nan)
    }
}
