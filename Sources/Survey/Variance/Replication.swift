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
    /// A replicate in which a statistic does not exist (a domain without rows in it) tells nothing and is left out, as R
    /// does.
    ///
    /// - Parameter differences: R × p.
    func covariance(of differences: Matrix) -> Matrix {
        let columns = differences.columns
        // A statistic that exists in no replicate says nothing of the others.
        let exists = (0..<columns).map { column in
            (0..<differences.rows).contains { !differences[$0, column].isNaN }
        }
        let used = (0..<differences.rows).filter { row in
            (0..<columns).allSatisfy { !exists[$0] || !differences[row, $0].isNaN }
        }
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
        guard !used.isEmpty else { return Matrix(rows: columns, columns: columns) { _, _ in .nan } }
        return scale * deviations.crossProduct
    }
}
