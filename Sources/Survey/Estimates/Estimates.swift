public import LinearAlgebra

/// Point estimates with their design covariance. What is done with them (tests, contrasts, intervals) is functions by
/// topic, not methods of each estimator.
public struct Estimates: Sendable {
    public let names: [String]
    public let values: [Double]
    /// The design covariance, p × p.
    public let covariance: Matrix
    /// For t intervals and for denominators of F: primary units minus strata in the domain, less what a model uses up.
    public let degreesOfFreedom: Double
    /// Degrees of freedom of each estimate by itself, where they differ; `nil` where all have ``degreesOfFreedom``.
    public let ownDegreesOfFreedom: [Double]?
    /// Whether a test of several estimates together has the smallest degrees of freedom among theirs, as those of plausible
    /// values; else it has ``degreesOfFreedom``.
    let areJointlySmallest: Bool
    /// In how many replicates some estimate does not exist, having no rows there.
    public let lostReplicates: Int
    /// Rows each estimate rests on.
    public let counts: [Int]

    public init(
        names: [String], values: [Double], covariance: Matrix, degreesOfFreedom: Double,
        ownDegreesOfFreedom: [Double]? = nil, areJointlySmallest: Bool = false,
        lostReplicates: Int = 0, counts: [Int]
    ) {
        precondition(
            names.count == values.count && values.count == covariance.rows && counts.count == values.count
                && (ownDegreesOfFreedom.map { $0.count == values.count } ?? true),
            "names, values, counts and covariance need the same size")
        self.names = names
        self.values = values
        self.covariance = covariance
        self.degreesOfFreedom = areJointlySmallest ? ownDegreesOfFreedom?.min() ?? degreesOfFreedom : degreesOfFreedom
        self.areJointlySmallest = areJointlySmallest
        self.ownDegreesOfFreedom = ownDegreesOfFreedom
        self.lostReplicates = lostReplicates
        self.counts = counts
    }

    /// The number of estimates.
    public var count: Int { values.count }

    /// The square roots of the variances.
    public var standardErrors: [Double] {
        covariance.diagonal.map { $0.squareRoot() }
    }

    /// The estimates at `indices`, in that order.
    public func selecting(_ indices: [Int]) -> Estimates {
        Estimates(
            names: indices.map { names[$0] }, values: indices.map { values[$0] },
            covariance: covariance.submatrix(rows: indices, columns: indices), degreesOfFreedom: degreesOfFreedom,
            ownDegreesOfFreedom: ownDegreesOfFreedom.map { own in indices.map { own[$0] } },
            areJointlySmallest: areJointlySmallest, lostReplicates: lostReplicates,
            counts: indices.map { counts[$0] })
    }
}
