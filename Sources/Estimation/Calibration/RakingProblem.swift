/// Weights to be raked: multiplied by one factor a category of each margin, so that all margins are met.
///
/// Each cycle scales the weights to one margin after another (iterative proportional fitting). It ends where calibration
/// with ``CalibrationDistance/raking`` ends. Rows are collapsed to the cells of the crossed margins that occur, so that a
/// cycle costs a step a cell.
///
/// Source: Deming & Stephan (1940), Ann. Math. Stat. 11, 427; Deville, Särndal & Sautory (1993), JASA 88, 1013, §2.
public struct RakingProblem: Sendable {
    public let weights: [Double]
    public let margins: [RakingMargin]

    public init(weights: [Double], margins: [RakingMargin]) {
        precondition(margins.allSatisfy { $0.codes.count == weights.count }, "margins need one code a row")
        self.weights = weights
        self.margins = margins
    }

    /// The factors, and how near the margins they come.
    ///
    /// - Parameter control: cycles end when no total is missed by more than `tolerance`, relatively.
    /// - Throws: ``CalibrationError`` when a row of positive weight has no category, a category with rows no total or the
    ///   total zero, a category with a total no row, when margins' totals have different sums, and when cycles do
    ///   not converge and `force` is not set.
    public func solve(_ control: CalibrationControl = CalibrationControl()) throws(CalibrationError) -> RakingSolution {
        try checkWeights(weights)
        for margin in margins {
            precondition(
                margin.codes.allSatisfy { $0 >= -1 && $0 < margin.totals.count },
                "codes lie between -1 and the number of totals")
        }
        let cells = CellIndex(margins.map { ($0.codes, $0.totals.count) }, rowCount: weights.count)
        let initial = cells.sums(of: weights)
        try check(cells, initial)
        let fit = fit(cells, initial, control)
        if !fit.isConverged, !control.force {
            let (margin, category) = (fit.worst.margin, fit.worst.category)
            let reached = reached(cells, fit.weights, margin)[category]
            throw .rakingNotReached(
                cell: fit.worst, total: margins[margin].totals[category], reached: reached, cycles: fit.cycles)
        }
        var factors = [Double](repeating: 1, count: weights.count)
        let cellFactors = zip(fit.weights, initial).map { $1 > 0 ? $0 / $1 : 1 }
        var result = factors.mutableSpan
        let rows = cells.rows.span
        for row in 0..<rows.count { result[row] = cellFactors[Int(rows[row])] }
        return RakingSolution(
            factors: factors, cycles: fit.cycles, largestMisfit: fit.misfit, worstCell: fit.worst,
            isConverged: fit.isConverged, cellCount: cells.count)
    }

    // MARK: Cycles

    private struct Fit {
        var weights: [Double]
        var cycles: Int
        var misfit: Double
        var worst: MarginCell
        var isConverged: Bool
    }

    private func fit(_ cells: CellIndex, _ initial: [Double], _ control: CalibrationControl) -> Fit {
        var fit = Fit(
            weights: initial, cycles: 0, misfit: 0, worst: MarginCell(margin: 0, category: 0), isConverged: false)
        measure(cells, &fit, control.tolerance)
        while !fit.isConverged, fit.cycles < control.maximumIterations {
            for margin in margins.indices { scale(&fit.weights, cells, to: margin) }
            fit.cycles += 1
            measure(cells, &fit, control.tolerance)
        }
        return fit
    }

    /// Scales the cells' weights to one margin.
    private func scale(_ weights: inout [Double], _ cells: CellIndex, to margin: Int) {
        let ratios = zip(margins[margin].totals, reached(cells, weights, margin)).map { $1 > 0 ? $0 / $1 : 0 }
        let parts = cells.parts[margin]
        for cell in weights.indices where weights[cell] > 0 { weights[cell] *= ratios[Int(parts[cell])] }
    }

    /// The totals of a margin's categories under the cells' weights.
    private func reached(_ cells: CellIndex, _ weights: [Double], _ margin: Int) -> [Double] {
        let parts = cells.parts[margin]
        return weightSums(weights.span, by: parts.span, count: margins[margin].totals.count)
    }

    private func measure(_ cells: CellIndex, _ fit: inout Fit, _ tolerance: Double) {
        fit.misfit = 0
        for margin in margins.indices {
            let reached = reached(cells, fit.weights, margin)
            for (category, total) in margins[margin].totals.enumerated() where total > 0 {
                let misfit = abs(reached[category] - total) / total
                guard misfit > fit.misfit || misfit.isNaN else { continue }
                fit.misfit = misfit
                fit.worst = MarginCell(margin: margin, category: category)
            }
        }
        fit.isConverged = fit.misfit <= tolerance
    }

    // MARK: Checks

    private func check(_ cells: CellIndex, _ weights: [Double]) throws(CalibrationError) {
        var sums: [Double] = []
        for (index, margin) in margins.enumerated() {
            try PostStratification.check(margin, index, weights: self.weights, allowsNoTotal: false)
            let reached = reached(cells, weights, index)
            let empty = margin.totals.indices.filter { margin.totals[$0] > 0 && reached[$0] == 0 }
            guard empty.isEmpty else {
                throw .emptyCategories(
                    cells: empty.map { MarginCell(margin: index, category: $0) },
                    totals: empty.map { margin.totals[$0] })
            }
            sums.append(margin.totals.reduce(0) { $1 > 0 ? $0 + $1 : $0 })
            if abs(sums[index] - sums[0]) > ColumnDependence.agreement * max(sums[index], sums[0]) {
                throw .differentSums(margin: index, sum: sums[index], first: sums[0])
            }
        }
    }
}
