import LinearAlgebra
import Probability
import Results

extension TwoWayTable {
    /// The traces of the design-effects matrix Δ = (C̃ᵀP⁻¹C̃/n)⁻¹ (C̃ᵀP⁻¹VP⁻¹C̃) and of its square, and its rank: its
    /// eigenvalues are the generalized design effects of the interaction contrasts C̃ (Rao & Scott 1984, eq. 2.9).
    ///
    /// The traces do not depend on the basis chosen for C̃. Where empty cells leave contrasts without any respondent, the
    /// inverse is taken on the range of the denominator: those contrasts cannot be tested.
    private var generalizedDesignEffects: (trace: Double, traceOfSquare: Double, rank: Int) {
        let cells = rowCount * columnCount
        let contrasts = interactionContrasts
        let inverseShares = shares.map { $0 > 0 ? 1 / $0 : 0 }
        let weighted = Matrix(rows: cells, columns: contrasts.columns) { inverseShares[$0] * contrasts[$0, $1] }
        let multinomial = (1 / Double(n)) * (contrasts.transposed * weighted)
        let design = weighted.transposed.conjugating(covariance)
        guard multinomial.isFinite, design.isFinite else { return (.nan, .nan, 0) }
        let eigen = SymmetricEigen(multinomial)
        let rank = eigen.rank()
        // Δ is similar to the symmetric W·design·Wᵀ, with W = Λ^(−½)Qᵀ on the range.
        let first = eigen.values.count - rank
        let whitening = Matrix(rows: rank, columns: eigen.values.count) { row, column in
            eigen.vectors[column, first + row] / eigen.values[first + row].squareRoot()
        }
        let delta = whitening.conjugating(design)
        let square = delta.storage.reduce(0) { $0 + $1 * $1 }
        return (delta.diagonal.reduce(0, +), square, rank)
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

    /// Rao & Scott's test of independence with the second-order (Satterthwaite) correction, as an F
    /// (Rao & Scott 1984; Thomas & Rao 1987): F = X²/tr Δ on d = (tr Δ)²/tr Δ² and d·ν degrees of freedom.
    public func raoScottF() -> TestResult {
        let effects = generalizedDesignEffects
        let numerator = effects.trace * effects.trace / effects.traceOfSquare
        let denominator = numerator * degreesOfFreedom
        let statistic = pearson / effects.trace
        let distribution = FDistribution(numeratorDF: numerator, denominatorDF: denominator)
        return TestResult(
            kind: .raoScottF, statistic: statistic, numeratorDF: numerator, denominatorDF: denominator,
            p: distribution.upperTail(statistic))
    }

    /// The first-order form: Pearson's X², referred after division by the mean generalized design effect to χ² with
    /// (r − 1)(c − 1) degrees of freedom, or as many contrasts as have respondents.
    public func raoScottChiSquared() -> TestResult {
        let effects = generalizedDesignEffects
        let freedom = Double(effects.rank)
        let meanEffect = effects.trace / freedom
        return TestResult(
            kind: .raoScottChiSquared, statistic: pearson, numeratorDF: freedom, denominatorDF: .infinity,
            p: ChiSquared(degreesOfFreedom: freedom).upperTail(pearson / meanEffect))
    }

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
}
