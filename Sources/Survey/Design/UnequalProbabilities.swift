/// How units were drawn with unequal probabilities without replacement.
public struct UnequalProbabilities: Sendable, Equatable {
    /// How the probabilities of pairs enter the variance.
    public enum Method: String, Sendable, CaseIterable {
        /// They do not: Brewer's approximation, 1 − π of each unit; at any number of stages.
        case brewer
        /// Overton's approximation from the units' own probabilities.
        case overton
        /// Hartley and Rao's approximation.
        case hartleyRao
        /// They are given.
        case joint
    }

    public var method: Method
    public var form: PairwiseInclusion.Form
    /// Σπ²/n over the population, for ``Method/hartleyRao``; of the sample when `nil`.
    public var populationMean: Double?
    /// π_ij by row of the sample, a column each, for ``Method/joint``.
    public var jointProbabilities: [[Double]]

    public init(
        method: Method, form: PairwiseInclusion.Form = .horvitzThompson, populationMean: Double? = nil,
        jointProbabilities: [[Double]] = []
    ) {
        self.method = method
        self.form = form
        self.populationMean = populationMean
        self.jointProbabilities = jointProbabilities
    }
}
