/// Sampling weights: how many members of the population each row stands for, up to a common factor.
///
/// A type of its own, because a frequency weight (rows that stand for several respondents) or a precision weight of the
/// same numbers gives another standard error.
public struct SamplingWeights: Sendable, Equatable {
    /// One a row, finite and not negative.
    public let values: [Double]

    public init(_ values: [Double]) {
        precondition(values.allSatisfy { $0.isFinite && $0 >= 0 }, "sampling weights are finite and not negative")
        self.values = values
    }
}
