public import LinearAlgebra

/// Replicate weights, as multipliers of the sampling weight: in replicate r a row of unit u weighs w·f_ur.
///
/// The variance of an estimate θ is V = scale · Σ_r rscales_r (θ_r − c)², where θ_r is the estimate with the weights of
/// replicate r, and c is θ or the mean of the θ_r (Wolter 2007, ch. 3–5).
public struct ReplicateFactors: Sendable {
    /// Units × R, over the units of ``stage`` in their order.
    public let factors: Matrix
    /// The stage whose units the rows are: 0 for primary units.
    public let stage: Int
    public let scale: Double
    /// One a replicate.
    public let rscales: [Double]
    public let kind: ReplicateKind
    /// Fay's ρ; 0 for other methods.
    public let fay: Double

    init(factors: Matrix, stage: Int = 0, scale: Double, rscales: [Double]? = nil, kind: ReplicateKind, fay: Double = 0)
    {
        self.factors = factors
        self.stage = stage
        self.scale = scale
        self.rscales = rscales ?? [Double](repeating: 1, count: factors.columns)
        self.kind = kind
        self.fay = fay
    }

    /// R.
    public var replicateCount: Int { factors.columns }
}
