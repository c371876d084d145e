import Glibc
import LinearAlgebra
import Results

extension LogLinearTable {
    /// Two nested log-linear models, compared.
    public struct Comparison: Sendable {
        /// Pearson's n Σ (π̂₁ − π̂₀)²/π̂₀.
        public let score: QuadraticTest
        /// 2n Σ p log(π̂₁/π̂₀).
        public let deviance: QuadraticTest

        /// Rao & Scott's second-order corrected F of either.
        public var scoreTest: TestResult { score.secondOrderF(.logLinearScore) }
        public var devianceTest: TestResult { deviance.secondOrderF(.logLinearDeviance) }
    }

    /// Tests whether the terms that a larger model has beside a smaller one vanish (Rao & Scott 1984, §3): the design effects
    /// are the eigenvalues of (X̃₂ᵀPX̃₂)⁻¹ X̃₂ᵀVX̃₂, with P the multinomial and V the design covariance of the shares, and X̃₂
    /// the columns of the terms made orthogonal to the smaller model's under the larger one.
    ///
    /// - Parameters:
    ///   - smaller: margins that generate the smaller model; see ``fitted(_:)``.
    ///   - larger: margins of the model that contains it.
    /// - Returns: `nil` where a model cannot be fitted, or the larger has no further term.
    public func comparison(of smaller: [[Int]], within larger: [[Int]]) -> Comparison? {
        let old = terms(of: smaller)
        let added = terms(of: larger).filter { !old.contains($0) }
        guard !added.isEmpty, let null = fitted(smaller), let full = fitted(larger) else { return nil }
        let x1 = columns(of: old.filter { !$0.isEmpty })
        let x2 = columns(of: added)
        let metric = Self.multinomial(full)
        let inner = x1.transposed * metric
        let projected = x1 * ((inner * x1).symmetricPseudoInverse * (inner * x2))
        let residual = x2 + (-1) * projected
        let multinomial = (1 / Double(n)) * residual.transposed.conjugating(Self.multinomial(shares.values))
        let design = residual.transposed.conjugating(shares.covariance)
        var (pearson, deviance) = (0.0, 0.0)
        for cell in null.indices where null[cell] > 0 {
            pearson += (full[cell] - null[cell]) * (full[cell] - null[cell]) / null[cell]
            if shares.values[cell] > 0 { deviance += 2 * shares.values[cell] * log(full[cell] / null[cell]) }
        }
        let tests = [pearson, deviance].map {
            QuadraticTest(
                statistic: Double(n) * $0, multinomial: multinomial, design: design,
                degreesOfFreedom: shares.degreesOfFreedom)
        }
        return Comparison(score: tests[0], deviance: tests[1])
    }

    /// All subsets of the margins, the empty one among them.
    private func terms(of margins: [[Int]]) -> [[Int]] {
        var subsets: [[Int]] = []
        for margin in margins {
            let sorted = margin.sorted()
            for bits in 0..<(1 << sorted.count) {
                let subset = sorted.indices.filter { bits >> $0 & 1 == 1 }.map { sorted[$0] }
                if !subsets.contains(subset) { subsets.append(subset) }
            }
        }
        return subsets
    }

    /// The columns of terms: products of Helmert contrasts of their classifications.
    private func columns(of terms: [[Int]]) -> Matrix {
        var columns: [Double] = []
        let cells = shares.values.count
        for term in terms {
            let width = term.reduce(1) { $0 * (levelCounts[$1] - 1) }
            for contrast in 0..<width {
                for cell in 0..<cells {
                    let levels = levels(ofCell: cell)
                    var (rest, product) = (contrast, 1.0)
                    for index in term {
                        product *= Self.helmert(levels[index], rest % (levelCounts[index] - 1))
                        rest /= levelCounts[index] - 1
                    }
                    columns.append(product)
                }
            }
        }
        return Matrix(rows: cells, columns: columns.count / cells, storage: columns)
    }

    private static func helmert(_ level: Int, _ contrast: Int) -> Double {
        if level == contrast + 1 { return 1 }
        return level <= contrast ? -1 / Double(contrast + 1) : 0
    }

    /// diag(π) − ππᵀ.
    private static func multinomial(_ shares: [Double]) -> Matrix {
        Matrix(rows: shares.count, columns: shares.count) { i, j in
            (i == j ? shares[i] : 0) - shares[i] * shares[j]
        }
    }
}
