/// How the variance of a design is estimated.
public enum DesignVariance: Sendable, Equatable {
    /// Taylor linearization, by stages.
    case linearized
    /// Units drawn with unequal probabilities without replacement: where the probabilities of pairs come from (brewer,
    /// overton, hartleyRao, joint), and whether the variance has Yates and Grundy's form or Horvitz and Thompson's.
    case unequalProbabilities(pairs: String, isYatesGrundy: Bool)
    case twoPhase(SecondPhaseFacts)
    case replicates(ReplicateFacts)

    /// Whether strata and units are those of the design, rather than hidden in replicates that came with the data.
    public var tellsUnits: Bool {
        if case .replicates(let facts) = self { return facts.isMade }
        return true
    }
}
