import LinearAlgebra
import Probability
import Results

extension TwoWayTable {
    /// Pearson's X² with the design-effects matrix Δ = (C̃ᵀP⁻¹C̃/n)⁻¹ (C̃ᵀP⁻¹VP⁻¹C̃), whose eigenvalues are the generalized
    /// design effects of the interaction contrasts C̃ (Rao & Scott 1984, eq. 2.9).
    ///
    /// They do not depend on the basis chosen for C̃. Where empty cells leave contrasts without any respondent, the
    /// inverse is taken on the range of the denominator: those contrasts cannot be tested.
    public var pearsonTest: QuadraticTest {
        let cells = rowCount * columnCount
        let contrasts = interactionContrasts
        let inverseShares = shares.map { $0 > 0 ? 1 / $0 : 0 }
        let weighted = Matrix(rows: cells, columns: contrasts.columns) { inverseShares[$0] * contrasts[$0, $1] }
        let multinomial = (1 / Double(n)) * (contrasts.transposed * weighted)
        return QuadraticTest(
            statistic: pearson, multinomial: multinomial, design: weighted.transposed.conjugating(covariance),
            degreesOfFreedom: degreesOfFreedom)
    }

    /// A basis of the interactions: contrasts of cells orthogonal to row and column effects.
    private var interactionContrasts: Matrix {
        let cells = rowCount * columnCount
        return Matrix(rows: cells, columns: (rowCount - 1) * (columnCount - 1)) { cell, contrast in
            let (row, column) = (cell / columnCount, cell % columnCount)
            let (i, j) = (contrast / (columnCount - 1), contrast % (columnCount - 1))
            return Self.helmert(row, i) * Self.helmert(column, j)
        }
    }

    /// Helmert's contrasts: level j + 1 against the mean of those before it.
    private static func helmert(_ level: Int, _ contrast: Int) -> Double {
        if level == contrast + 1 { return 1 }
        return level <= contrast ? -1 / Double(contrast + 1) : 0
    }

    /// Rao & Scott's test of independence with the second-order correction, as an F; see ``QuadraticTest/raoScottF()``.
    public func raoScottF() -> TestResult { pearsonTest.raoScottF() }

    /// The first-order form; see ``QuadraticTest/raoScottChiSquared()``.
    public func raoScottChiSquared() -> TestResult { pearsonTest.raoScottChiSquared() }

    /// The Wald test that all interactions vanish (Koch, Freeman & Freeman 1975), as an F on (k, ν).
    public func waldIndependence() -> TestResult {
        let (statistic, rank) = residuals.waldStatistic
        let value = statistic / Double(rank)
        return TestResult(
            kind: .waldIndependence, statistic: value, numeratorDF: Double(rank), denominatorDF: degreesOfFreedom,
            p: FDistribution(numeratorDF: Double(rank), denominatorDF: degreesOfFreedom).upperTail(value))
    }

    /// The Wald test with the correction for few primary units: F = W(ν − k + 1)/(kν) on (k, ν − k + 1)
    /// (Fellegi 1980; Thomas & Rao 1987).
    public func adjustedWaldIndependence() -> TestResult {
        let (statistic, rank) = residuals.waldStatistic
        let k = Double(rank)
        let denominator = degreesOfFreedom - k + 1
        let value = statistic * denominator / (k * degreesOfFreedom)
        return TestResult(
            kind: .adjustedWaldIndependence, statistic: value, numeratorDF: k, denominatorDF: denominator,
            p: denominator > 0 ? FDistribution(numeratorDF: k, denominatorDF: denominator).upperTail(value) : .nan)
    }

    /// The score test of independence by weighted least squares (Lipsitz, Fitzmaurice, Sinha & al. 2015, *Biometrics* 71,
    /// 832): the scores are the residuals of the Wald test, and so is their covariance; the statistic is an F on k and
    /// ν − (r − 1) − (c − 1) degrees of freedom. It exists whatever cells are empty.
    public func scoreIndependence() -> TestResult {
        let (statistic, rank) = residuals.waldStatistic
        let k = Double(rank)
        let denominator = degreesOfFreedom - Double(rowCount + columnCount - 2)
        let value = statistic / k
        return TestResult(
            kind: .scoreIndependence, statistic: value, numeratorDF: k, denominatorDF: denominator,
            p: denominator > 0 ? FDistribution(numeratorDF: k, denominatorDF: denominator).upperTail(value) : .nan)
    }
}
