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
    /// Δ̌ by stratum: the units of it and their matrix.
    private let blocks: [(units: [Int], delta: Matrix)]

    init(stage: SamplingStage, probabilities: [Double], source: Source, form: Form) {
        var members = [[Int]](repeating: [], count: stage.stratumCount)
        for unit in stage.stratumOfUnit.indices { members[Int(stage.stratumOfUnit[unit])].append(unit) }
        if case .joint = source { members = [members.flatMap { $0 }.sorted()] }
        blocks = members.filter { !$0.isEmpty }.map { units in
            (units, Self.delta(units, probabilities, source))
        }
        self.form = form
    }

    private static func delta(_ units: [Int], _ probabilities: [Double], _ source: Source) -> Matrix {
        let p = units.map { probabilities[$0] }
        let n = Double(units.count)
        switch source {
        case .overton:
            return Matrix(rows: units.count, columns: units.count) { i, j in
                if i == j { return 1 - p[i] }
                // Two units that are certain, or nearly, do not vary together.
                return p[i] + p[j] == 2 ? 0 : 1 - (n - (p[i] + p[j]) / 2) / (n - 1)
            }
        case .hartleyRao(let known):
            let mean = known ?? p.reduce(0, +) / n
            return Matrix(rows: units.count, columns: units.count) { i, j in
                i == j ? 1 - p[i] : 1 - (n - p[i] - p[j] + mean) / (n - 1)
            }
        case .joint(let joint):
            return Matrix(rows: units.count, columns: units.count) { i, j in
                1 - joint[units[i], units[i]] * joint[units[j], units[j]] / joint[units[i], units[j]]
            }
        }
    }

    /// - Parameter totals: units × p.
    func covariance(of totals: Matrix) -> Matrix {
        var covariance = Matrix(rows: totals.columns, columns: totals.columns)
        for (units, delta) in blocks {
            let z = totals.submatrix(rows: units, columns: Array(0..<totals.columns))
            covariance += z.transposed * (delta * z)
            guard form == .yatesGrundy else { continue }
            // −½ΣΔ̌(z_i − z_j)(z_i − z_j)ᵀ = zᵀΔ̌z − Σ_i (Σ_j Δ̌_ij) z_i z_iᵀ.
            let sums = delta * [Double](repeating: 1, count: units.count)
            let weighted = Matrix(rows: z.rows, columns: z.columns) { sums[$0] * z[$0, $1] }
            covariance += -1 * (z.transposed * weighted)
        }
        return covariance
    }
}
