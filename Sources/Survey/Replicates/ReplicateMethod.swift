/// How replicate weights are made from a design: what every method is, docs/replicates.md explains.
public enum ReplicateMethod: Sendable, Equatable {
    /// One primary unit is left out at a time: JK1 of a design without strata, JKn of one with.
    case jackknife
    /// Balanced repeated replication: of the two primary units of each stratum one counts 2 − ρ, the other ρ. With ρ = 0
    /// half-samples (McCarthy 1969), else Fay's method (Judkins 1990).
    case balanced(fay: Double)
    case bootstrap(BootstrapKind)
    /// Differences of successive units of a systematic sample (Fay & Train 1995). `order` lists every primary unit once,
    /// as the sample was drawn; for a file that is in that order, ``SurveyDesign/primaryUnitsInRowOrder``.
    case successiveDifferences(order: [Int])
}
