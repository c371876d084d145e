public import Frame

/// Weights and the variables of their rows: what adjustments are made of.
///
/// Every adjustment takes the weights it is made with and returns others; several are chained by making the next of the
/// last one's weights (``with(_:)``). All of them are pure: same input, same weights, whatever the number of cores.
public struct Weighting: Sendable {
    public let frame: DataFrame
    /// d, one a row.
    public let weights: [Double]

    /// - Throws: ``WeightingError/invalidWeight(row:value:)`` for a weight that is negative or no number.
    public init(_ weights: [Double], in frame: DataFrame) throws(WeightingError) {
        precondition(weights.count == frame.rowCount, "each row needs one weight")
        for row in weights.indices where !(weights[row] >= 0 && weights[row].isFinite) {
            throw .invalidWeight(row: row, value: weights[row])
        }
        self.weights = weights
        self.frame = frame
    }

    /// The same rows with the weights of an adjustment.
    ///
    /// - Throws: ``WeightingError/invalidWeight(row:value:)`` for negative weights, which linear calibration without bounds
    ///   can give.
    public func with(_ adjusted: AdjustedWeights) throws(WeightingError) -> Weighting {
        try Weighting(adjusted.weights, in: frame)
    }

    /// What several adjustments make of the weights, one after another, each with the weights of the one before.
    func applying(_ steps: [WeightingStep]) throws(WeightingError) -> (last: Weighting, steps: [AdjustedWeights]) {
        var weighting = self
        var done: [AdjustedWeights] = []
        for step in steps {
            let adjusted = try step.applied(to: weighting)
            done.append(adjusted)
            weighting = try weighting.with(adjusted)
        }
        return (weighting, done)
    }

    /// The group of each row by categorical variables; `nil` without any.
    func groups(_ variables: [String], role: String) throws(WeightingError) -> CodedCells? {
        variables.isEmpty ? nil : try CodedCells(variables, in: frame, role: role, weights: weights)
    }

    /// The values of a numeric variable.
    func numbers(_ variable: String, role: String) throws(WeightingError) -> [Double] {
        guard let column = frame[variable] else {
            throw .unknownVariable(role: role, name: variable, known: frame.names)
        }
        guard let values = column.doubles else { throw .notNumeric(role: role, variable: variable) }
        return values
    }
}
