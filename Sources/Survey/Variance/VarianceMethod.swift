/// How the influence totals of a design's units become a covariance.
public enum VarianceMethod: Sendable {
    /// By stage: deviations from stratum means, with finite population corrections (Taylor linearization).
    case linearized
    /// By pairs of units drawn with unequal probabilities without replacement.
    case pairwise(PairwiseInclusion)
    /// By two phases of sampling.
    case twoPhase(SecondPhase)
    /// By replicates of the sample.
    case replicated(Replication)
}
