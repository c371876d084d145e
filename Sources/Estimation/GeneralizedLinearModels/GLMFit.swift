public import LinearAlgebra

/// A fitted generalized linear model, before any design: point estimates and what the sandwich needs.
public struct GLMFit: Sendable {
    /// β̂, one a design column; NaN for an aliased column.
    public let coefficients: [Double]
    /// The columns that are estimated, ascending; the others are combinations of columns before them.
    public let estimatedColumns: [Int]
    /// (XᵀV̂X)⁻¹ over the estimated columns.
    public let inverseInformation: Matrix
    /// The β at which the rows were last seen: β̂, or less than rounding away from it, with 0 for an aliased column. The
    /// working scores g = w(y − μ)(dμ/dη)/V(μ) belong to it; the influence of a row is (XᵀV̂X)⁻¹ xᵢgᵢ.
    public let scoredAt: [Double]
    /// Σ w·d(y, μ̂).
    public let deviance: Double
    /// Σ w(y − μ̂)²/V(μ̂).
    public let pearson: Double
    public let iterations: Int
    public let converged: Bool
    /// The last step β̂ₖ − β̂ₖ₋₁; where a fit runs off to infinity it points the way.
    public let lastStep: [Double]
    /// The condition number of √V·X with columns of unit length; NaN where Cholesky found it far from singular.
    public let conditionNumber: Double
}
