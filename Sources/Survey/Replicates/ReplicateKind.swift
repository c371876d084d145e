/// What replicate weights are, for reports.
public enum ReplicateKind: String, Sendable, CaseIterable {
    case jackknife
    case stratifiedJackknife
    case pairedJackknife
    case balancedHalfSamples
    case fay
    case bootstrap
    case rescaledBootstrap
    case multistageBootstrap
    case finitePopulationBootstrap
    case successiveDifferences
    case other
}
