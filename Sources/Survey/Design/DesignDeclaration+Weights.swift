import Estimation
public import Frame
public import Results

extension DesignDeclaration {
    /// The weights as they were given, and after each adjustment: what building the design of the same frame does, with the
    /// facts of every step.
    ///
    /// - Parameters:
    ///   - frame: holds the variables, every row of the sample.
    ///   - locate: where a row and variable stand in the file, for messages.
    /// - Throws: ``DesignError``.
    public func weightHistory(
        in frame: DataFrame, locate: @escaping (Int, String) -> SourcePosition
    ) throws(DesignError) -> (given: SamplingWeights, steps: [AdjustedWeights]) {
        let assembly = DesignAssembly(declaration: self, frame: frame, locate: locate)
        let stages = try assembly.stages()
        var given = try assembly.weights(stages: stages)
        if let secondPhase { given = try assembly.secondPhase(secondPhase, first: stages[0], weights: given).1 }
        do throws(WeightingError) {
            return (given, try Weighting(given.values, in: frame).applying(adjustments).steps)
        } catch {
            throw .weighting(error)
        }
    }
}

extension AdjustedWeights {
    /// What a step did by the names of its variables, with the numbers that are known only now.
    public func facts(of step: WeightingStep) -> WeightAdjustment {
        guard case .trimmed(let trimmed) = facts, case .trimmed(let rule, _) = step else { return step.facts }
        var trim = WeightAdjustment.TrimFacts(
            lower: trimmed.lower, upper: trimmed.upper, below: trimmed.countBelow, above: trimmed.countAbove,
            shareTaken: trimmed.weightTaken / before.reduce(0, +), isRedistributed: rule.redistribution != .none)
        if let largest = weights.max(), largest > trimmed.upper * (1 + 1e-9) { trim.largestAbove = largest }
        return .trimmed(trim)
    }
}
