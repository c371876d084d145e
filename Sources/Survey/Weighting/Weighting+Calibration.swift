public import Estimation
import Frame

extension Weighting {
    /// Post-stratified weights: each cell's weights are scaled to its population total.
    ///
    /// - Parameter isPartial: whether cells without a total keep their weights, and cells without rows are passed over.
    /// - Throws: ``WeightingError`` naming the cells that are empty in the sample or lack a total.
    public func postStratified(
        to margin: PopulationMargin, isPartial: Bool = false
    ) throws(WeightingError) -> AdjustedWeights {
        let coded = try CodedMargin(margin, in: frame, weights: weights)
        let names = AdjustmentNames(margins: [coded])
        let factors = try names.explain { () throws(CalibrationError) in
            try PostStratification.factors(weights: weights, margin: coded.raking, isPartial: isPartial)
        }
        let untouched = coded.totals.count { $0.isNaN }
        return AdjustedWeights(
            before: weights, factors: factors,
            facts: .postStratified(cells: coded.totals.count - untouched, untouched: untouched),
            known: KnownTotals([coded.auxiliary.0]))
    }

    /// Raked weights: all margins are met, by one factor a category of each margin.
    ///
    /// - Throws: ``WeightingError`` for margins that contradict each other or the sample, naming the cells.
    public func raked(
        to margins: [PopulationMargin], control: CalibrationControl = CalibrationControl()
    ) throws(WeightingError) -> AdjustedWeights {
        guard !margins.isEmpty else { throw .nothingToDo(what: "raking", needs: "at least one margin") }
        var coded: [CodedMargin] = []
        for margin in margins { coded.append(try CodedMargin(margin, in: frame, weights: weights)) }
        let solution = try AdjustmentNames(margins: coded).explain { () throws(CalibrationError) in
            try RakingProblem(weights: weights, margins: coded.map(\.raking)).solve(control)
        }
        return AdjustedWeights(
            before: weights, factors: solution.factors, facts: .raked(solution),
            known: KnownTotals(coded.map(\.auxiliary.0), fit: .byMargins))
    }

    /// Calibrated weights: all totals are met, with factors as near 1 as the distance has it.
    ///
    /// - Parameters:
    ///   - scale: a numeric variable q: rows with a larger one may change more.
    ///   - clusters: variables that identify clusters, all of whose rows get the same factor.
    /// - Throws: ``WeightingError`` for targets that contradict each other, the sample or the bounds.
    public func calibrated(
        to targets: [CalibrationTarget], distance: CalibrationDistance = .linear, bounds: CalibrationBounds = .none,
        scale: String? = nil, clusters: [String] = [], control: CalibrationControl = CalibrationControl()
    ) throws(WeightingError) -> AdjustedWeights {
        let columns = try columns(for: targets)
        let scales = try scale.map { name throws(WeightingError) in try numbers(name, role: "scale") } ?? []
        let cells = try groups(clusters, role: "clusters")
        let units = cells.map { SummationUnits(codes: $0.codes.map { max(0, $0) }, count: $0.count) }
        let problem = CalibrationProblem(
            weights: weights, auxiliaries: columns.auxiliaries, totals: columns.totals, distance: distance,
            bounds: bounds, scales: scales, clusters: units)
        let names = AdjustmentNames(columns: columns.names, auxiliaries: columns.variables)
        let solution = try names.explain { () throws(CalibrationError) in try problem.solve(control) }
        return AdjustedWeights(
            before: weights, factors: solution.factors,
            facts: .calibrated(solution, aliased: solution.aliased.map { columns.names[$0] }),
            known: units.map { KnownTotals(columns.auxiliaries, weights: weights, clusters: $0) }
                ?? KnownTotals(columns.auxiliaries))
    }
}

extension Weighting {
    /// The auxiliary variables of targets as columns, with their totals: what calibrated weights are calibrated to, and what
    /// variables are regressed on for the variance of calibrated estimates.
    public func columns(for targets: [CalibrationTarget]) throws(WeightingError) -> CalibrationColumns {
        guard !targets.isEmpty else { throw .nothingToDo(what: "calibration", needs: "at least one total") }
        var columns = CalibrationColumns()
        for target in targets {
            switch target {
            case .margin(let margin):
                let coded = try CodedMargin(margin, in: frame, weights: weights)
                let (auxiliary, known) = coded.auxiliary
                columns.add(
                    auxiliary, totals: known.map { coded.totals[$0] }, names: known.map { coded.names[$0] },
                    variable: margin.name)
            case .total(let variable, let total):
                let values = try numbers(variable, role: "calibration")
                columns.add(.values(values), totals: [total], names: [variable], variable: variable)
            }
        }
        return columns
    }
}

extension CodedMargin {
    /// The indicators of the cells that have a total, and which cells these are: others are left free.
    fileprivate var auxiliary: (CalibrationAuxiliary, known: [Int]) {
        let known = totals.indices.filter { !totals[$0].isNaN }
        var place = [Int32](repeating: -1, count: totals.count)
        for (column, cell) in known.enumerated() { place[cell] = Int32(column) }
        return (.levels(codes: codes.map { $0 < 0 ? -1 : place[Int($0)] }, count: known.count), known)
    }
}
