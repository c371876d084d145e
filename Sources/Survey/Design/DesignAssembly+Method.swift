import Estimation
import Frame
import LinearAlgebra

extension DesignAssembly {
    /// How the totals of the units become a variance.
    func method(stages: [SamplingStage]) throws(DesignError) -> VarianceMethod {
        guard let unequal = declaration.unequalProbabilities else { return .linearized }
        let name = unequal.method.rawValue
        if unequal.method == .joint { return try jointly(unequal, stages) }
        guard let probabilities = stages[0].inclusionProbabilities else { throw .needsProbabilities(method: name) }
        guard unequal.method != .brewer else { return .linearized }
        guard stages.count == 1 else { throw .manyStages(method: name) }
        return .pairwise(
            PairwiseInclusion(
                stage: stages[0], probabilities: probabilities,
                source: unequal.method == .overton ? .overton : .hartleyRao(populationMean: unequal.populationMean),
                form: unequal.form))
    }

    /// Joint probabilities of rows, as those of their units.
    private func jointly(
        _ unequal: UnequalProbabilities, _ stages: [SamplingStage]
    ) throws(DesignError) -> VarianceMethod {
        let rows = frame.rowCount
        guard let joint = unequal.jointProbabilities, joint.rows == rows, joint.columns == rows else {
            throw .jointProbabilitiesDoNotFit(
                rows: unequal.jointProbabilities?.rows ?? 0, columns: unequal.jointProbabilities?.columns ?? 0,
                sample: rows)
        }
        guard stages.count == 1 else { throw .manyStages(method: unequal.method.rawValue) }
        let codes = stages[0].units.codes
        var rowOfUnit = [Int](repeating: 0, count: stages[0].units.count)
        for row in codes.indices.reversed() { rowOfUnit[Int(codes[row])] = row }
        let byUnit = joint.submatrix(rows: rowOfUnit, columns: rowOfUnit)
        return .pairwise(
            PairwiseInclusion(
                stage: stages[0], probabilities: byUnit.diagonal, source: .joint(byUnit), form: unequal.form))
    }
}
