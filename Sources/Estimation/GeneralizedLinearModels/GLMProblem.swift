public import LinearAlgebra

/// What a generalized linear model is fitted to: numbers only.
///
/// Solves Σᵢ wᵢ (yᵢ − μᵢ)/V(μᵢ) · ∂μᵢ/∂β = 0 with g(μᵢ) = xᵢᵀβ + oᵢ.
public struct GLMProblem<Design: RowBlockMatrix>: Sendable {
    public let family: Family
    public let link: Link
    /// n × p.
    public let design: Design
    /// y, one a row.
    public let response: [Double]
    /// w, one a row, of mean 1 (``scaledToMeanOne(_:)``), so that deviances are comparable to n.
    public let weights: [Double]
    /// o, one a row, or empty for none.
    public let offset: [Double]

    public init(
        family: Family, link: Link? = nil, design: Design, response: [Double], weights: [Double], offset: [Double] = []
    ) {
        precondition(
            design.rowCount == response.count && response.count == weights.count
                && (offset.isEmpty || offset.count == response.count),
            "design, response, weights and offset need the same rows")
        self.family = family
        self.link = link ?? family.defaultLink
        self.design = design
        self.response = response
        self.weights = weights
        self.offset = offset
    }
}

/// Weights divided by their mean: what R's `svyglm` fits with, so that deviance and dispersion do not depend on the
/// unit in which weights are written.
public func scaledToMeanOne(_ weights: [Double]) -> [Double] {
    let mean = weights.reduce(0, +) / Double(weights.count)
    return weights.map { $0 / mean }
}
