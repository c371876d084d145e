/// Weights to be calibrated to known totals.
///
/// Minimises Σ dᵢ G(gᵢ)/qᵢ over g subject to Σ dᵢ gᵢ xᵢ = t, for the distance G of ``CalibrationDistance``, and returns g.
/// Rows of zero weight take no part.
///
/// Source: Deville & Särndal (1992), JASA 87, 376; with clusters, Lumley (2010), *Complex Surveys*, §7.3.
public struct CalibrationProblem: Sendable {
    /// d, one a row.
    public let weights: [Double]
    /// x, by columns.
    public let auxiliaries: [CalibrationAuxiliary]
    /// t, one a column of x, in the order of the auxiliaries.
    public let totals: [Double]
    public let distance: CalibrationDistance
    public let bounds: CalibrationBounds
    /// q, one a row, or empty for ones: a row with a larger q may change more. R's `variance` is 1/q.
    public let scales: [Double]
    /// The cluster of each row, all of whose rows then get the same factor; `nil` for none.
    ///
    /// The cluster's weight is D = Σdᵢ and its auxiliaries X = Σdᵢxᵢ/D, so that totals are met whatever the weights
    /// within a cluster. Where those are equal it is R's `aggregate.stage`. 1/q is averaged likewise; bounds are
    /// the narrowest of the rows.
    public let clusters: SummationUnits?

    public init(
        weights: [Double], auxiliaries: [CalibrationAuxiliary], totals: [Double],
        distance: CalibrationDistance = .linear, bounds: CalibrationBounds = .none, scales: [Double] = [],
        clusters: SummationUnits? = nil
    ) {
        precondition(
            auxiliaries.allSatisfy { $0.rowCount == weights.count } && (scales.isEmpty || scales.count == weights.count)
                && (clusters.map { $0.codes.count == weights.count } ?? true),
            "weights, auxiliaries, scales and clusters need the same rows")
        precondition(
            totals.count == auxiliaries.reduce(0) { $0 + $1.columnCount }, "each column of x needs one total")
        self.weights = weights
        self.auxiliaries = auxiliaries
        self.totals = totals
        self.distance = distance
        self.bounds = bounds
        self.scales = scales
        self.clusters = clusters
    }

    /// The factors g.
    ///
    /// - Throws: ``CalibrationError`` for weights, values, totals, scales or bounds that are no such; for a total without
    ///   any row; for totals that contradict each other; and for totals that are not met, unless `force` is set.
    public func solve(_ control: CalibrationControl = CalibrationControl()) throws(CalibrationError)
        -> CalibrationSolution
    {
        try check()
        let units = CalibrationUnits(self)
        try units.check(distance)
        let newton = try CalibrationNewton(units, totals: totals, distance: distance, control: control)
        let result = try newton.run()
        return CalibrationSolution(
            factors: units.expand(result.factors, weights: weights), multipliers: result.multipliers,
            aliased: newton.aliased, iterations: result.iterations, largestMisfit: result.misfit.largest,
            worstColumn: result.misfit.column, isConverged: result.isConverged)
    }
}
