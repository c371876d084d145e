/// How large a sample is said to be.
public enum SampleAmount: Sendable, Equatable {
    /// Respondents of the first group, or of one estimate; of a cluster sample in whole clusters.
    case persons(Int)
    /// Clusters in all.
    case clusters(Int)
}
