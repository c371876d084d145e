public import Estimation
import LinearAlgebra
import Probability
import Results

extension SurveyDesign {
    /// Whether the levels of a variable have given shares π: Pearson's X² = n Σ (pᵢ − πᵢ)²/πᵢ with Rao & Scott's second-order
    /// correction (Rao & Scott 1981, *JASA* 76, 221), as a χ² on d degrees of freedom.
    ///
    /// The design effects are the eigenvalues of the covariance of √n(p̂ᵢ − πᵢ)/√πᵢ, made from weighted counts by the delta
    /// method at the estimate, as R's `svygofchisq` does.
    ///
    /// - Parameters:
    ///   - sums: the levels' sums; all groups count as one.
    ///   - shares: πᵢ of every level, in any scale.
    /// - Returns: the failure `.oneLevel` where fewer than two shares are positive.
    public func goodnessOfFit(_ sums: LevelSums, shares: [Double]) -> Result<TestResult, NoTest> {
        let merged = sums.merged
        guard merged.count(0) > 0 else { return .failure(NoTest(.noValues)) }
        guard shares.count == merged.levelCount, shares.count(where: { $0 > 0 }) == shares.count, shares.count > 1
        else { return .failure(NoTest(.oneLevel)) }
        let given = shares.map { $0 / shares.reduce(0, +) }
        let counts = levelTotals(of: merged, levelNames: given.indices.map(String.init))
        let total = counts.values.reduce(0, +)
        let expected = given.map { $0 * total }
        let deviations = zip(counts.values, expected).map { ($0 - $1) / $1.squareRoot() }
        let gradient = Matrix(rows: given.count, columns: given.count) { i, j in
            let shift = given[i] * (counts.values[i] + expected[i]) / (2 * expected[i] * expected[i].squareRoot())
            return (i == j ? 1 / expected[i].squareRoot() : 0) - shift
        }
        // X² of n respondents is n/N̂ times that of the weighted counts.
        let scale = Double(merged.count(0)) / total
        let covariance = scale * gradient.conjugating(counts.covariance)
        let test = QuadraticTest(
            statistic: scale * Matrix.dot(deviations, deviations), multinomial: Matrix.identity(given.count),
            design: covariance, degreesOfFreedom: counts.degreesOfFreedom)
        return .success(test.secondOrderChiSquared(.goodnessOfFit))
    }
}
