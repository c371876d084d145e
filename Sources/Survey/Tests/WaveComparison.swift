import LinearAlgebra
import Probability
public import Results

/// Comparisons of the same estimate in independent samples.
public enum WaveComparison {
    /// The test that estimates of independent samples are equal: Q = Σ(θ̂ₖ − θ̄)²/SEₖ² about the precision-weighted mean,
    /// referred to χ² on one degree of freedom less than there are samples (Cochran 1954).
    ///
    /// - Returns: `nil` with fewer than two samples.
    public static func homogeneity(_ values: [Double], standardErrors: [Double]) -> TestResult? {
        guard values.count > 1 else { return nil }
        let precisions = standardErrors.map { 1 / ($0 * $0) }
        let mean = Matrix.dot(values, precisions) / precisions.reduce(0, +)
        let statistic = zip(values, precisions).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
        let freedom = Double(values.count - 1)
        return TestResult(
            kind: .homogeneity, statistic: statistic, numeratorDF: freedom, denominatorDF: .infinity,
            p: ChiSquared(degreesOfFreedom: freedom).upperTail(statistic))
    }

    /// The interval of an estimate from its standard error: by t, on the logit scale for a share.
    public static func interval(
        _ value: Double, standardError: Double, degreesOfFreedom: Double, level: Double, isShare: Bool
    ) -> Interval {
        let estimate = Estimates(
            names: [""], values: [value], covariance: Matrix(column: [standardError * standardError]),
            degreesOfFreedom: degreesOfFreedom, counts: [0])
        return isShare ? estimate.logitIntervals(level: level)[0] : estimate.intervals(level: level)[0]
    }
}
