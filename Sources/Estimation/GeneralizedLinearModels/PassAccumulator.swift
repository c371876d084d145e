import LinearAlgebra

/// Scratch for one row block, used again for every block of a task.
struct BlockScratch {
    /// [X | one more column], column-major with the block's rows.
    var dense: [Double]
    var eta: [Double]
    /// μ, then the working score g.
    var mu: [Double]
    /// dμ/dη, then the working weight v, then √v.
    var slope: [Double]

    init(columns: Int, rows: Int) {
        dense = [Double](repeating: 0, count: (columns + 1) * rows)
        eta = [Double](repeating: 0, count: rows)
        mu = eta
        slope = eta
    }
}

extension GLMProblem {
    /// Accumulates one pass over consecutive row blocks.
    func accumulate(
        _ blocks: some Sequence<Range<Int>>, blockSize: Int, point: PassPoint, method: WorkingPass.Method,
        keepsScores: Bool
    ) -> WorkingPass {
        var scratch = BlockScratch(columns: design.columnCount, rows: blockSize)
        var result = WorkingPass(empty: method, columns: design.columnCount)
        for rows in blocks {
            // 1. The linear predictor.
            expand(rows, into: &scratch.dense)
            switch point {
            case .coefficients(let values): predict(rows, from: scratch.dense, by: values, into: &scratch.eta)
            case .observations: startFromObservations(rows, into: &scratch.eta)
            case .constant(let eta): for index in 0..<rows.count { scratch.eta[index] = eta }
            }
            // 2. Means, their fit, and from them working weights and scores.
            evaluateMeans(rows, &scratch, &result)
            guard result.meansAllowed else { continue }
            evaluateWorkingWeights(rows, &scratch, &result)
            switch point {
            case .coefficients: break
            case .observations: addPredictorToScore(rows, &scratch)
            case .constant: takePredictorForScore(rows, &scratch)
            }
            if keepsScores {
                result.scores += scratch.mu.prefix(rows.count)
                result.workingWeights += scratch.slope.prefix(rows.count)
            }
            // 3. Normal equations.
            result.equations.add(rows: rows.count, columns: design.columnCount, &scratch)
        }
        return result
    }

    private func expand(_ rows: Range<Int>, into dense: inout [Double]) {
        var block = dense.mutableSpan
        design.expand(rows: rows, into: &block)
    }

    private func predict(
        _ rows: Range<Int>, from dense: [Double], by coefficients: [Double], into eta: inout [Double]
    ) {
        var predictor = eta.mutableSpan
        BlockProducts.multiply(dense.span, rows: rows.count, by: coefficients, into: &predictor)
        guard !offset.isEmpty else { return }
        for (index, row) in rows.enumerated() { predictor[index] += offset[row] }
    }

    private func startFromObservations(_ rows: Range<Int>, into eta: inout [Double]) {
        for (index, row) in rows.enumerated() { eta[index] = link.link(family.startingMean(response[row])) }
    }

    private func evaluateMeans(_ rows: Range<Int>, _ scratch: inout BlockScratch, _ result: inout WorkingPass) {
        let count = rows.count
        Self.invert(link, scratch.eta, count: count, mu: &scratch.mu, slope: &scratch.slope)
        let means = scratch.mu.span
        result.meansAllowed = result.meansAllowed && family.allowsMeans(means, count: count, of: link)
        guard result.meansAllowed else { return }
        result.deviance += family.deviance(
            response.span.extracting(rows), mu: means, weights: weights.span.extracting(rows), count: count)
        result.meansAllowed = result.deviance.isFinite
    }

    private static func invert(
        _ link: Link, _ eta: [Double], count: Int, mu: inout [Double], slope: inout [Double]
    ) {
        var means = mu.mutableSpan
        var slopes = slope.mutableSpan
        link.inverse(eta.span, count: count, mu: &means, slope: &slopes)
    }

    private func evaluateWorkingWeights(
        _ rows: Range<Int>, _ scratch: inout BlockScratch, _ result: inout WorkingPass
    ) {
        evaluateWorkingWeights(rows, mu: &scratch.mu, slope: &scratch.slope)
        // Pearson's w(y − μ)²/V is g²/v, since v = w(dμ/dη)²/V and g = w(y − μ)(dμ/dη)/V.
        for index in 0..<rows.count where scratch.slope[index] > 0 {
            result.pearson += scratch.mu[index] * scratch.mu[index] / scratch.slope[index]
            result.predictorSize += scratch.slope[index] * scratch.eta[index] * scratch.eta[index]
        }
    }

    private func evaluateWorkingWeights(_ rows: Range<Int>, mu: inout [Double], slope: inout [Double]) {
        var means = mu.mutableSpan
        var slopes = slope.mutableSpan
        family.workingWeights(
            response.span.extracting(rows), weights: weights.span.extracting(rows), count: rows.count,
            muToScore: &means, slopeToWeight: &slopes)
    }

    /// On the first pass the unknown is β, not a step: the working response is η − o + (y − μ)dη/dμ.
    private func addPredictorToScore(_ rows: Range<Int>, _ scratch: inout BlockScratch) {
        for (index, row) in rows.enumerated() {
            let shift = offset.isEmpty ? 0 : offset[row]
            scratch.mu[index] += scratch.slope[index] * (scratch.eta[index] - shift)
        }
    }
}

extension GLMProblem {
    /// The constant is the response itself.
    private func takePredictorForScore(_ rows: Range<Int>, _ scratch: inout BlockScratch) {
        for index in 0..<rows.count { scratch.mu[index] = 0 }
        addPredictorToScore(rows, &scratch)
    }
}

extension WorkingPass.Equations {
    /// Adds a block whose scratch holds X, the scores g and the working weights v.
    mutating func add(rows: Int, columns: Int, _ scratch: inout BlockScratch) {
        switch self {
        case .crossProducts(var matrix, var score):
            self = .empty(.crossProducts, columns: 0)  // releases the old storage before it is added to
            BlockProducts.addTransposedProduct(scratch.dense.span, rows: rows, with: scratch.mu.span, to: &score)
            for index in 0..<rows { scratch.slope[index] = scratch.slope[index].squareRoot() }
            Self.scaleRows(&scratch.dense, rows: rows, columns: columns, by: scratch.slope)
            BlockProducts.addCrossProduct(scratch.dense.span, rows: rows, to: &matrix)
            self = .crossProducts(matrix, score)
        case .triangle(var factor):
            self = .empty(.triangle, columns: 0)
            for index in 0..<rows {
                let root = scratch.slope[index].squareRoot()
                scratch.slope[index] = root
                scratch.dense[columns * rows + index] = root > 0 ? scratch.mu[index] / root : 0
            }
            Self.scaleRows(&scratch.dense, rows: rows, columns: columns, by: scratch.slope)
            factor.absorb(scratch.dense.span, rows: rows)
            self = .triangle(factor)
        case .none: break
        }
    }

    private static func scaleRows(_ dense: inout [Double], rows: Int, columns: Int, by factors: [Double]) {
        var block = dense.mutableSpan
        BlockProducts.scaleRows(&block, rows: rows, columns: columns, by: factors.span)
    }
}
