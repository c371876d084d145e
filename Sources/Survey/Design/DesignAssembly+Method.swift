import Estimation
import Frame
import LinearAlgebra

extension DesignAssembly {
    /// The design of these stages and weights.
    func design(stages: [SamplingStage], weights: SamplingWeights) throws(DesignError) -> SurveyDesign {
        if let second = declaration.secondPhase {
            let (phase, both) = try secondPhase(second, first: stages[0], weights: weights)
            return design(stages, both, .twoPhase(phase))
        }
        guard let replicates = declaration.replicates else {
            return design(stages, weights, try method(stages: stages))
        }
        switch replicates.source {
        case .variables:
            let (replication, further) = try self.replicates(replicates, weights: weights)
            return design(stages, weights, .replicated(replication), further)
        case .made(let method, let count, let seed):
            let base = design(stages, weights, .linearized)
            do throws(ReplicateError) {
                return try base.replicated(
                    method, count: count, seed: seed, isCentredAtEstimate: replicates.isCentredAtEstimate,
                    degreesOfFreedom: replicates.degreesOfFreedom, nameOfStratum: { stratumName($0, stages[0]) })
            } catch {
                throw .replicates(error)
            }
        }
    }

    private func design(
        _ stages: [SamplingStage], _ weights: SamplingWeights, _ method: VarianceMethod, _ further: FurtherUnits? = nil
    ) -> SurveyDesign {
        SurveyDesign(
            weights: weights, stages: stages, singlePSU: declaration.singlePSU, declaration: declaration,
            method: method, further: further)
    }

    /// A first-stage stratum by the values of its variables.
    private func stratumName(_ stratum: Int, _ stage: SamplingStage) -> String {
        let row = stage.units.codes.firstIndex { Int(stage.stratumOfUnit[Int($0)]) == stratum } ?? 0
        let variables = declaration.stratumVariables
        return variables.isEmpty ? "the whole sample" : variables.map { text(row, $0) }.joined(separator: "×")
    }

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

    /// Joint probabilities that cannot be: π_ij above 0 and at most π_i, the same on both sides of the diagonal, which
    /// holds the units' own.
    private func refuseProbabilities(_ joint: Matrix, own: SamplingStage) throws(DesignError) {
        for column in 0..<joint.columns {
            for row in 0..<joint.rows {
                let value = joint[row, column]
                let limit = min(joint[row, row], joint[column, column]) * (1 + 1e-6)
                let isSymmetric = abs(value - joint[column, row]) <= 1e-6 * value
                if !(value > 0 && value <= limit && limit <= 1 + 1e-5 && isSymmetric) {
                    throw .noJointProbability(row: row + 1, column: column + 1, value: value)
                }
            }
            if let given = own.inclusionProbabilities?[Int(own.units.codes[column])],
                abs(given - joint[column, column]) > 1e-6 * given
            {
                throw .diagonalDiffers(row: column + 1, value: joint[column, column], probability: given)
            }
        }
    }

    /// Joint probabilities of rows, as those of their units.
    private func jointly(
        _ unequal: UnequalProbabilities, _ stages: [SamplingStage]
    ) throws(DesignError) -> VarianceMethod {
        let rows = frame.rowCount
        let columns = unequal.jointProbabilities
        guard columns.count == rows, columns.allSatisfy({ $0.count == rows }) else {
            throw .jointProbabilitiesDoNotFit(
                rows: columns.first?.count ?? 0, columns: columns.count, sample: rows)
        }
        if columns.isEmpty || rows == 0 { throw .jointProbabilitiesDoNotFit(rows: 0, columns: 0, sample: rows) }
        let joint = Matrix(rows: rows, columns: rows, storage: columns.flatMap { $0 })
        try refuseProbabilities(joint, own: stages[0])
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
