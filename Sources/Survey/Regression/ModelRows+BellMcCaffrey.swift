import Estimation
import Formula
import LinearAlgebra
import Results
import RowBlocks

extension ModelRows {
    /// The influence of the coefficients, as the standard errors asked for need it.
    ///
    /// - Returns: `nil` when the columns are too nearly dependent for adjusted residuals.
    func influence(of fit: GLMFit, _ errors: Inference.StandardErrors) throws(Failure) -> ModelInfluence? {
        switch errors {
        case .design: return ModelInfluence(totals: try influence(of: fit), degreesOfFreedom: nil)
        case .bellMcCaffrey: return biasReducedInfluence(of: fit)
        }
    }

    /// The influence A⁻¹ Σ xᵢgᵢ with the residuals of each primary unit adjusted.
    ///
    /// With v the working weights and e = g/v the working residuals at β̂, a generalized linear model is the weighted linear
    /// regression of √(v/w)·e on √(v/w)·x under the sampling weights w: its residuals are Pearson's, which have one variance
    /// where the family's is right, as the working model of ``BellMcCaffrey`` demands. Of a linear model they are y − xᵀβ̂.
    private func biasReducedInfluence(of fit: GLMFit) -> ModelInfluence? {
        guard let whole else { preconditionFailure("refused where rows are not in memory") }
        let problem = whole.problem
        let design = source.design
        let rows = whole.modelFrame.rows
        let (scores, working) = problem.workingRows(at: fit.scoredAt)
        let roots = working.indices.map { (working[$0] / problem.weights[$0]).squareRoot() }
        let pearson = scores.indices.map { roots[$0] > 0 ? scores[$0] / (problem.weights[$0] * roots[$0]) : 0 }
        let columns = fit.estimatedColumns
        let scaled = mapInOrder(columns.count) { index in
            var column = [Double](repeating: 0, count: rows.count)
            var span = column.mutableSpan
            problem.design.expand(column: columns[index], rows: 0..<rows.count, into: &span)
            for row in column.indices { column[row] *= roots[row] }
            return column
        }
        let first = design.stages[0].units
        guard
            let reduced = BellMcCaffrey(
                columns: Matrix(rows: rows.count, columns: columns.count, storage: scaled.flatMap { $0 }),
                outcome: pearson, weights: problem.weights,
                units: SummationUnits(codes: rows.map { first.codes[Int($0)] }, count: first.count))
        else { return nil }
        let adjusted = reduced.adjusted(pearson)
        let parts = design.plan.parts
        let totals = unitSums(
            of: problem.design, times: adjusted.indices.map { problem.weights[$0] * roots[$0] * adjusted[$0] },
            units: SummationUnits(codes: rows.map { parts.codes[Int($0)] }, count: parts.count))
        return ModelInfluence(
            totals: totals.submatrix(rows: Array(0..<parts.count), columns: columns) * fit.inverseInformation,
            degreesOfFreedom: mapInOrder(columns.count) { column in
                design.degreesOfFreedom(of: reduced, contrast: columns.indices.map { $0 == column ? 1 : 0 })
            })
    }
}
