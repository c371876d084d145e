import LinearAlgebra
import RowBlocks

extension GLMRows {
    /// Fits a linear model by least squares.
    ///
    /// The normal equations (or QR, where columns are nearly collinear) give a first β; it is then refined: the score
    /// Xᵀw(y − o − Xβ) is computed in doubled precision and solved for a correction with the factor at hand, until the
    /// corrections are of the order of rounding (Björck 1967; Higham 2002, §20.5). What limits an ordinary solution is
    /// the rounding of the score when residuals are large, and that is what doubling the precision takes away.
    ///
    /// - Parameter limit: the most corrections.
    func fitLeastSquares(corrections limit: Int) throws(Failure) -> GLMFit {
        // 1. A first solution, and the columns to estimate.
        var solver = NormalEquationSolver(columns: columnCount)
        var first = try pass(at: .observations, method: solver.method)
        guard first.meansAllowed else {
            return unfitted([Double](repeating: .nan, count: columnCount), solver)
        }
        if solver.wantsTriangle(first.equations) { first = try pass(at: .observations, method: solver.method) }
        var coefficients = solver.solve(first.equations)
        var step = coefficients

        // 2. Corrections.
        var corrections = 0
        var previous = Double.infinity
        while corrections < limit {
            step = solver.solve(first.equations, score: try doubledScore(at: coefficients))
            let size = zip(step, coefficients).reduce(0) { largest, pair in
                pair.1 == 0 ? largest : max(largest, abs(pair.0 / pair.1))
            }
            // A correction that no longer shrinks is rounding, and so is one of the order of the last bit.
            guard size < previous / 2 else { break }
            coefficients = zip(coefficients, step).map { $0 + $1 }
            corrections += 1
            previous = size
            if size <= 2 * .ulpOfOne { break }
        }

        // 3. What the sandwich needs, at β̂.
        let last = try pass(at: .coefficients(coefficients), method: .none)
        guard last.meansAllowed else { return unfitted(coefficients, solver) }
        let solution = solver.information(first.equations)
        return GLMFit(
            coefficients: coefficients.enumerated().map { solver.estimated.contains($0.offset) ? $0.element : .nan },
            estimatedColumns: solver.estimated, inverseInformation: solution.inverse, scoredAt: coefficients,
            deviance: last.deviance, pearson: last.pearson, iterations: 1 + corrections, converged: true,
            lastStep: step, conditionNumber: solution.conditionNumber)
    }

    /// Xᵀw(y − o − Xβ) in doubled precision.
    private func doubledScore(at coefficients: [Double]) throws(Failure) -> [Double] {
        var score = [DoubledPrecision](repeating: .zero, count: columnCount)
        try forEachSegment(multiple: rowsPerTask(columns: columnCount + 2)) { segment in
            for piece in segment.doubledScores(at: coefficients) {
                for column in score.indices { score[column].add(piece[column].high, piece[column].low) }
            }
        }
        return score.map(\.value)
    }
}

extension GLMProblem {
    /// The tasks of a score in doubled precision, in order.
    fileprivate func doubledScores(at coefficients: [Double]) -> [[DoubledPrecision]] {
        let blocks = RowBlocks(rowCount: design.rowCount, cacheSizedFor: design.columnCount + 2)
        let tasks = RowBlocks(rowCount: blocks.count, blockSize: blocksPerTask)
        return mapInOrder(tasks.count) { task in
            var scratch = DoubledScratch(columns: design.columnCount, rows: blocks.blockSize)
            for block in tasks[task] { scratch.add(blocks[block], of: self, at: coefficients) }
            return scratch.score
        }
    }
}

/// Scratch for the score in doubled precision.
private struct DoubledScratch {
    private(set) var score: [DoubledPrecision]
    private var dense: [Double]
    /// The weighted residual, in two parts.
    private var high: [Double]
    private var low: [Double]

    init(columns: Int, rows: Int) {
        score = [DoubledPrecision](repeating: .zero, count: columns)
        dense = [Double](repeating: 0, count: columns * rows)
        high = [Double](repeating: 0, count: rows)
        low = high
    }

    mutating func add<Design>(_ rows: Range<Int>, of problem: GLMProblem<Design>, at coefficients: [Double]) {
        expand(rows, of: problem.design)
        let count = rows.count
        for (index, row) in rows.enumerated() {
            high[index] = problem.response[row]
            low[index] = 0
        }
        if !problem.offset.isEmpty { subtractOffset(rows, problem.offset) }
        for (column, coefficient) in coefficients.enumerated() where coefficient != 0 {
            Self.subtract(dense, column * count, count, coefficient, &high, &low)
        }
        Self.weigh(problem.weights, rows, &high, &low)
        for column in score.indices {
            let sum = Self.dot(dense, column * count, count, high, low)
            score[column].add(sum.high, sum.low)
        }
    }

    private mutating func expand(_ rows: Range<Int>, of design: some RowBlockMatrix) {
        var block = dense.mutableSpan
        design.expand(rows: rows, into: &block)
    }

    private mutating func subtractOffset(_ rows: Range<Int>, _ offset: [Double]) {
        for (index, row) in rows.enumerated() {
            var residual = DoubledPrecision(high: high[index], low: low[index])
            residual.add(-offset[row], 0)
            high[index] = residual.high
            low[index] = residual.low
        }
    }

    /// (high, low) −= x·β for the `count` values of x from `start`.
    private static func subtract(
        _ dense: [Double], _ start: Int, _ count: Int, _ coefficient: Double, _ high: inout [Double],
        _ low: inout [Double]
    ) {
        let values = dense.span.extracting(start..<(start + count))
        var high = high.mutableSpan
        var low = low.mutableSpan
        for index in 0..<count {
            var residual = DoubledPrecision(high: high[index], low: low[index])
            residual.add(values[index], times: -coefficient)
            high[index] = residual.high
            low[index] = residual.low
        }
    }

    /// (high, low) ×= w.
    private static func weigh(
        _ weights: [Double], _ rows: Range<Int>, _ high: inout [Double], _ low: inout [Double]
    ) {
        let weights = weights.span.extracting(rows)
        var high = high.mutableSpan
        var low = low.mutableSpan
        for index in 0..<weights.count {
            let weight = weights[index]
            var residual = DoubledPrecision(high: high[index], low: low[index])
            residual.normalize()
            let product = weight * residual.high
            low[index] = productError(weight, residual.high, product) + weight * residual.low
            high[index] = product
        }
    }

    /// Σ x·(high + low) for the `count` values of x from `start`.
    private static func dot(
        _ dense: [Double], _ start: Int, _ count: Int, _ high: [Double], _ low: [Double]
    ) -> DoubledPrecision {
        let values = dense.span.extracting(start..<(start + count))
        let high = high.span
        let low = low.span
        var sum = DoubledPrecision.zero
        for index in 0..<count {
            sum.add(values[index], times: high[index])
            sum.low += values[index] * low[index]
        }
        return sum
    }
}
