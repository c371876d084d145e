import Estimation
public import LinearAlgebra

/// How estimates from replicates of a sample become a variance, V = a Σᵣ aᵣ(θ̂ᵣ − θ̃)(θ̂ᵣ − θ̃)ᵀ
/// (Wolter 2007, ch. 3–5; R survey's `svrepdesign`).
public struct Replication: Sendable, Equatable {
    /// What the replicates are called in a report.
    public let kind: ReplicateKind
    /// a.
    public let scale: Double
    /// aᵣ, one a replicate.
    public let scales: [Double]
    /// θ̃: the estimate of the whole sample (mse), else the mean of the replicates.
    public let isCentredAtEstimate: Bool
    public let degreesOfFreedom: Double
    /// Whether all rows of a unit have their weight multiplied alike, and the unit is known.
    let tellsParts: Bool
    /// The stage of those units.
    let stage: Int

    public init(
        kind: ReplicateKind, scale: Double, scales: [Double], isCentredAtEstimate: Bool, degreesOfFreedom: Double,
        partsOfStage stage: Int? = nil
    ) {
        self.kind = kind
        self.scale = scale
        self.scales = scales
        self.isCentredAtEstimate = isCentredAtEstimate
        self.degreesOfFreedom = degreesOfFreedom
        tellsParts = stage != nil
        self.stage = stage ?? 0
    }

    public var count: Int { scales.count }

    /// The covariance of statistics from their differences θ̂ᵣ − θ̂.
    ///
    /// In a replicate without rows of a domain its statistics do not exist. The replicate is left out of their variance, and
    /// of their covariances, and the others are scaled up to its share: as it is unknown, it is not taken to be no
    /// deviation. Statistics that exist in all replicates are not touched.
    ///
    /// - Parameter differences: R × p.
    func covariance(of differences: Matrix) -> Matrix {
        let columns = differences.columns
        let isLost = (0..<columns).contains { column in
            (0..<differences.rows).contains { differences[$0, column].isNaN }
        }
        guard isLost else { return complete(differences, replicates: Array(0..<differences.rows)) }
        var covariance = Matrix(rows: columns, columns: columns)
        for first in 0..<columns {
            for second in first..<columns {
                let used = (0..<differences.rows).filter {
                    !differences[$0, first].isNaN && !differences[$0, second].isNaN
                }
                let pair = Matrix(rows: differences.rows, columns: 2) { differences[$0, $1 == 0 ? first : second] }
                let value = used.isEmpty ? .nan : complete(pair, replicates: used)[0, 1]
                covariance[first, second] = value
                covariance[second, first] = value
            }
        }
        return covariance
    }

    /// The covariance from replicates in which every statistic exists.
    private func complete(_ differences: Matrix, replicates used: [Int]) -> Matrix {
        let columns = differences.columns
        var deviations = Matrix(rows: used.count, columns: columns)
        let counting = used.filter { scales[$0] > 0 }
        for column in 0..<columns {
            let centre =
                isCentredAtEstimate
                ? 0 : counting.reduce(0) { $0 + differences[$1, column] } / Double(max(1, counting.count))
            for (index, row) in used.enumerated() {
                deviations[index, column] = scales[row].squareRoot() * (differences[row, column] - centre)
            }
        }
        let share = used.count == count ? 1 : scales.reduce(0, +) / used.reduce(0) { $0 + scales[$1] }
        return (scale * share) * deviations.crossProduct
    }
}
