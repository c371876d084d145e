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
    /// w, one a row, of mean 1, so that deviances are comparable to n.
    public let weights: [Double]
    /// o, one a row, or empty for none.
    public let offset: [Double]
    /// The unit of each row, for ``GLMRows/unitScores(of:unitCount:)``; empty where nobody asks for it.
    public let units: [Int32]

    public init(
        family: Family, link: Link? = nil, design: Design, response: [Double], weights: [Double], offset: [Double] = [],
        units: [Int32] = []
    ) {
        precondition(
            design.rowCount == response.count && response.count == weights.count
                && (offset.isEmpty || offset.count == response.count)
                && (units.isEmpty || units.count == response.count),
            "design, response, weights, offset and units need the same rows")
        self.family = family
        self.link = link ?? family.defaultLink
        self.design = design
        self.response = response
        self.weights = weights
        self.offset = offset
        self.units = units
    }
}
