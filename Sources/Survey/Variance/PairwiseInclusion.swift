public import LinearAlgebra

/// The variance of a sample drawn with unequal probabilities without replacement, from the probabilities π_ij with which
/// pairs of units are drawn together.
///
/// With z_i the influence total of a unit and Δ̌_ij = 1 − π_iπ_j/π_ij,
///
///     Horvitz–Thompson  V = Σ_ij Δ̌_ij z_i z_jᵀ,   Yates–Grundy  V = −½ Σ_ij Δ̌_ij (z_i − z_j)(z_i − z_j)ᵀ
///
/// (Särndal, Swensson & Wretman 1992, §2.8). Pairs of different strata are drawn independently: Δ̌_ij = 0.
public struct PairwiseInclusion: Sendable {
    /// The form of the variance.
    public enum Form: String, Sendable, CaseIterable {
        case horvitzThompson
        case yatesGrundy
    }

    /// Where the Δ̌_ij of a stratum come from.
    public enum Source: Sendable {
        /// Overton (1985): π_ij from n and the mean of π_i and π_j, Δ̌_ij = 1 − (n − (π_i + π_j)/2)/(n − 1).
        case overton
        /// Hartley & Rao (1962): Δ̌_ij = 1 − (n − π_i − π_j + p̄)/(n − 1), with p̄ = Σ_U π²/n of the population where it is
        /// known, else the mean of the sampled units' π.
        case hartleyRao(populationMean: Double?)
        /// Every π_ij, units × units.
        case joint(Matrix)
    }

    let form: Form
    private let blocks: [Block]

    /// The units of a stratum and their Δ̌.
    private struct Block {
        let units: [Int]
        let delta: Delta
    }

    private enum Delta {
        case matrix(Matrix)
        /// 1 − π_i on the diagonal, (constant + slope (π_i + π_j))/(n − 1) off it: never held as a matrix.
        case linear(probabilities: [Double], constant: Double, slope: Double)
    }

    init(stage: SamplingStage, probabilities: [Double], source: Source, form: Form) {
        self.form = form
        if case .joint(let joint) = source {
            let delta = Matrix(rows: joint.rows, columns: joint.columns) { i, j in
                1 - joint[i, i] * joint[j, j] / joint[i, j]
            }
            blocks = [Block(units: Array(0..<joint.rows), delta: .matrix(delta))]
            return
        }
        var members = [[Int]](repeating: [], count: stage.stratumCount)
        for unit in stage.stratumOfUnit.indices { members[Int(stage.stratumOfUnit[unit])].append(unit) }
        blocks = members.filter { !$0.isEmpty }.map { units in
            let p = units.map { probabilities[$0] }
            guard case .hartleyRao(let known) = source else {
                return Block(units: units, delta: .linear(probabilities: p, constant: -1, slope: 0.5))
            }
            let mean = known ?? p.reduce(0, +) / Double(p.count)
            return Block(units: units, delta: .linear(probabilities: p, constant: -1 - mean, slope: 1))
        }
    }

    /// - Parameter totals: units × p.
    func covariance(of totals: Matrix) -> Matrix {
        var covariance = Matrix(rows: totals.columns, columns: totals.columns)
        for block in blocks {
            let z = totals.submatrix(rows: block.units, columns: Array(0..<totals.columns))
            switch block.delta {
            case .matrix(let delta):
                covariance += z.transposed * (delta * z)
                if form == .yatesGrundy {
                    let sums = delta * [Double](repeating: 1, count: z.rows)
                    covariance += -1 * Self.squares(z, weighted: sums)
                }
            case .linear(let p, let constant, let slope):
                covariance += linear(z, p, constant, slope)
            }
        }
        return covariance
    }

    /// zᵀΔ̌z with Δ̌ = (a + b(π_i + π_j))/(n − 1) off the diagonal: from Σz, Σπz, Σzzᵀ and Σπzzᵀ. For Yates and Grundy,
    /// −½ΣΔ̌(z_i − z_j)(z_i − z_j)ᵀ = zᵀΔ̌z − Σ_i (Σ_j Δ̌_ij) z_i z_iᵀ.
    private func linear(_ z: Matrix, _ p: [Double], _ a: Double, _ b: Double) -> Matrix {
        var covariance = Self.squares(z, weighted: p.map { 1 - $0 })
        let n = Double(p.count)
        if n > 1 {
            let sums = (0..<z.columns).map { z.column($0).reduce(0, +) }
            let weighted = (0..<z.columns).map { Matrix.dot(p, z.column($0)) }
            let outer = Matrix(rows: z.columns, columns: z.columns) { i, j in
                (a * sums[i] * sums[j] + b * (weighted[i] * sums[j] + sums[i] * weighted[j])) / (n - 1)
            }
            covariance += outer
            covariance += -1 * Self.squares(z, weighted: p.map { (a + 2 * b * $0) / (n - 1) })
        }
        guard form == .yatesGrundy else { return covariance }
        let all = p.reduce(0, +)
        let rows = p.map { (1 - $0) + (n > 1 ? a + b * ($0 * (n - 1) + all - $0) / (n - 1) : 0) }
        covariance += -1 * Self.squares(z, weighted: rows)
        return covariance
    }

    /// Σ_i s_i z_i z_iᵀ.
    private static func squares(_ z: Matrix, weighted s: [Double]) -> Matrix {
        z.transposed * Matrix(rows: z.rows, columns: z.columns) { s[$0] * z[$0, $1] }
    }
}
