import Estimation
import Formula
import LinearAlgebra
import RowBlocks

extension ModelRows {
    /// The influence of the coefficients by unit of a design's plan: A⁻¹ Σ xᵢgᵢ, or by replicate the difference from β̂.
    ///
    /// - Returns: units × estimated columns.
    func influence(of fit: GLMFit) throws(Failure) -> Matrix {
        let plan = source.design.plan
        switch plan.further {
        case .layers(let layers):
            var scores = try unitScores(of: fit, unitCount: plan.parts.count)
            if let whole, !layers.isEmpty {
                let own = whole.problem.scores(at: fit.scoredAt)
                scores = layers.reduce(scores) { $0.above(layerScores($1, own, whole.modelFrame)) }
            }
            return scores.submatrix(rows: Array(0..<scores.rows), columns: fit.estimatedColumns)
                * fit.inverseInformation
        case .replicates(let layers):
            return differences(of: fit, replicates: layers.count) { layers[$0].weights[$1] }
        case .factors(let factors):
            let (weights, codes) = (source.design.weights.values, plan.parts.codes)
            return differences(of: fit, replicates: factors.columns) { weights[$1] * factors[Int(codes[$1]), $0] }
        }
    }

    private func layerScores(_ layer: SummationLayer, _ scores: [Double], _ modelFrame: ModelFrame) -> Matrix {
        let weights = source.design.weights.values
        let rows = modelFrame.rows
        let factors = rows.indices.map { scores[$0] * layer.weights[Int(rows[$0])] / weights[Int(rows[$0])] }
        let units = SummationUnits(codes: rows.map { layer.units.codes[Int($0)] }, count: layer.units.count)
        return unitSums(of: modelFrame.design, times: factors, units: units)
    }

    /// β̂ᵣ − β̂ of every replicate, each fitted anew from β̂; NaN where a replicate cannot be fitted.
    private func differences(
        of fit: GLMFit, replicates count: Int, _ weight: @Sendable (Int, Int) -> Double
    ) -> Matrix {
        guard let whole else { preconditionFailure("replicates are refused where rows are not in memory") }
        let rows = whole.modelFrame.rows
        let columns = fit.estimatedColumns
        let start = fit.coefficients.map { $0.isNaN ? 0 : $0 }
        let differences = mapInOrder(count) { replicate -> [Double] in
            let weights = rows.map { weight(replicate, Int($0)) / meanWeight }
            let again = whole.problem.weighted(by: weights).fit(
                limits: IterationLimits(corrections: 1), from: start)
            return columns.map { again.converged ? again.coefficients[$0] - fit.coefficients[$0] : .nan }
        }
        return Matrix(rows: count, columns: columns.count) { differences[$0][$1] }
    }
}

extension Matrix {
    /// The rows of this matrix, then those of another.
    fileprivate func above(_ other: Matrix) -> Matrix {
        Matrix(rows: rows + other.rows, columns: columns) { $0 < rows ? self[$0, $1] : other[$0 - rows, $1] }
    }
}

extension GLMProblem<DesignColumns> {
    /// The same rows under other weights.
    fileprivate func weighted(by weights: [Double]) -> GLMProblem {
        GLMProblem(family: family, link: link, design: design, response: response, weights: weights, offset: offset)
    }
}
