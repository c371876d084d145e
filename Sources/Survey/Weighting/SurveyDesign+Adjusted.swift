import Estimation
public import Frame
import LinearAlgebra
import RowBlocks

extension SurveyDesign {
    /// The same sample with adjusted weights, and a variance that knows of it: what the weights are calibrated to is taken
    /// out of every statistic's influence; of replicates, each is adjusted as the sample is.
    ///
    /// - Parameters:
    ///   - steps: first to last.
    ///   - frame: holds the variables, every row of the sample.
    /// - Throws: ``WeightingError``.
    public func adjusted(by steps: [WeightingStep], in frame: DataFrame) throws(WeightingError) -> SurveyDesign {
        guard !steps.isEmpty else { return self }
        precondition(calibrations.isEmpty, "a design is adjusted once, by all steps")
        let (last, done) = try Weighting(weights.values, in: frame).applying(steps)
        let current = last.weights
        if case .replicated = method {
            return SurveyDesign(
                weights: SamplingWeights(current), stages: stages, singlePSU: singlePSU, declaration: declaration,
                method: method, further: .replicates(try adjustedReplicates(steps, in: frame)))
        }
        let known = done.compactMap { adjusted in
            adjusted.known.map { (totals: $0, before: adjusted.before, after: adjusted.weights) }
        }
        let calibrations = known.indices.map { index in
            CalibrationResiduals(
                known[index].totals.columns, fit: known[index].totals.fit,
                before: known[index].before, after: known[index].after,
                current: current, parts: plan.parts,
                earlier: known[..<index].map { ($0.totals.columns, $0.after) })
        }
        return SurveyDesign(
            weights: SamplingWeights(current), stages: stages, singlePSU: singlePSU, declaration: declaration,
            method: method, calibrations: calibrations)
    }

    /// The weights of every replicate after the steps.
    private func adjustedReplicates(
        _ steps: [WeightingStep], in frame: DataFrame
    ) throws(WeightingError) -> [SummationLayer] {
        let one = SummationUnits(codes: [Int32](repeating: 0, count: rowCount), count: 1)
        return try mapInOrder(plan.influenceCount) { replicate throws(WeightingError) in
            do throws(WeightingError) {
                let (last, _) = try Weighting(replicateWeights(replicate), in: frame).applying(steps)
                return SummationLayer(weights: last.weights, units: one)
            } catch {
                throw .inReplicate(replicate + 1, String(describing: error))
            }
        }
    }

    /// The weights of a replicate, one a row.
    public func replicateWeights(_ replicate: Int) -> [Double] {
        switch plan.further {
        case .replicates(let layers): return layers[replicate].weights
        case .factors(let factors):
            let factor = factors.column(replicate)
            return zip(weights.values, plan.parts.codes).map { $0 * factor[Int($1)] }
        case .layers: preconditionFailure("a design without replicates")
        }
    }
}
