/// What a calibration iterates over: rows, or the fewer things that share a factor (clusters; cells of categories when
/// every auxiliary is one).
struct CalibrationUnits: Sendable {
    /// x by columns, one row a unit.
    let auxiliaries: [CalibrationAuxiliary]
    /// d, one a unit.
    let weights: [Double]
    /// q, one a unit, or empty for ones.
    let scales: [Double]
    let bounds: CalibrationBounds
    /// The unit of each row; `nil` where units are rows.
    private let unitOfRow: [Int32]?

    var count: Int { weights.count }

    init(_ problem: CalibrationProblem) {
        if let clusters = problem.clusters {
            self.init(problem, clusters: clusters)
        } else if let codings = problem.codingsOfCells {
            self.init(problem, cellsOf: codings)
        } else {
            self.init(
                auxiliaries: problem.auxiliaries, weights: problem.weights, scales: problem.scales,
                bounds: problem.bounds, unitOfRow: nil)
        }
    }

    private init(
        auxiliaries: [CalibrationAuxiliary], weights: [Double], scales: [Double], bounds: CalibrationBounds,
        unitOfRow: [Int32]?
    ) {
        self.auxiliaries = auxiliaries
        self.weights = weights
        self.scales = scales
        self.bounds = bounds
        self.unitOfRow = unitOfRow
    }

    private init(_ problem: CalibrationProblem, cellsOf codings: [(codes: [Int32], count: Int)]) {
        let cells = CellIndex(codings, rowCount: problem.weights.count)
        self.init(
            auxiliaries: zip(cells.parts, codings).map { .levels(codes: $0, count: $1.count) },
            weights: cells.sums(of: problem.weights), scales: [], bounds: problem.bounds, unitOfRow: cells.rows)
    }

    private init(_ problem: CalibrationProblem, clusters: SummationUnits) {
        let codes = clusters.codes
        let sums = weightSums(problem.weights.span, by: codes.span, count: clusters.count)
        /// The weighted mean by cluster; 0 for a cluster of no weight.
        func means(_ value: (Int) -> Double) -> [Double] {
            let products = codes.indices.map { problem.weights[$0] > 0 ? problem.weights[$0] * value($0) : 0 }
            let totals = weightSums(products.span, by: codes.span, count: clusters.count)
            return zip(totals, sums).map { $1 > 0 ? $0 / $1 : 0 }
        }
        var columns: [CalibrationAuxiliary] = []
        for auxiliary in problem.auxiliaries {
            switch auxiliary {
            case .values(let values): columns.append(.values(means { values[$0] }))
            case .levels(let levels, let count):
                for level in 0..<Int32(count) { columns.append(.values(means { levels[$0] == level ? 1 : 0 })) }
            }
        }
        auxiliaries = columns
        weights = sums
        scales = problem.scales.isEmpty ? [] : means { 1 / problem.scales[$0] }.map { $0 > 0 ? 1 / $0 : 1 }
        unitOfRow = codes
        guard case .rows(let lower, let upper) = problem.bounds else {
            bounds = problem.bounds
            return
        }
        var low = [Double](repeating: -.infinity, count: clusters.count)
        var high = [Double](repeating: .infinity, count: clusters.count)
        for (row, cluster) in codes.enumerated() where problem.weights[row] > 0 {
            low[Int(cluster)] = max(low[Int(cluster)], lower[row])
            high[Int(cluster)] = min(high[Int(cluster)], upper[row])
        }
        bounds = .rows(lower: low, upper: high)
    }

    /// Refuses bounds of the rows of a cluster that exclude each other.
    func check(_ distance: CalibrationDistance) throws(CalibrationError) {
        guard let unitOfRow, case .rows(let lower, let upper) = bounds else { return }
        for unit in lower.indices where weights[unit] > 0 && !(lower[unit] < upper[unit]) {
            throw .invalidBounds(
                distance: distance, row: unitOfRow.firstIndex(of: Int32(unit)), lower: lower[unit], upper: upper[unit])
        }
    }

    /// Factors by row of factors by unit: 1 for rows of zero weight.
    func expand(_ factors: [Double], weights: [Double]) -> [Double] {
        var expanded = [Double](repeating: 1, count: weights.count)
        var result = expanded.mutableSpan
        if let unitOfRow {
            for row in 0..<result.count where weights[row] > 0 { result[row] = factors[Int(unitOfRow[row])] }
        } else {
            for row in 0..<result.count where weights[row] > 0 { result[row] = factors[row] }
        }
        return expanded
    }
}

extension CalibrationProblem {
    /// The codings whose cells share a factor: where every auxiliary is categories and nothing else differs by row.
    fileprivate var codingsOfCells: [(codes: [Int32], count: Int)]? {
        guard scales.isEmpty, bounds.areCommon else { return nil }
        var codings: [(codes: [Int32], count: Int)] = []
        for auxiliary in auxiliaries {
            guard case .levels(let codes, let count) = auxiliary else { return nil }
            codings.append((codes, count))
        }
        return codings
    }
}
