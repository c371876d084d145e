/// What replicate weights are, for reports.
public enum ReplicateKind: String, Sendable, CaseIterable {
    case jackknife
    case stratifiedJackknife
    case balancedHalfSamples
    case fay
    case bootstrap
    case rescaledBootstrap
    case multistageBootstrap
    case finitePopulationBootstrap
    case successiveDifferences
    case pairedJackknife
    case other

    /// The `type` that R's survey package knows them by; for those it does not make, the one it reads them as.
    public var typeInR: String {
        switch self {
        case .jackknife: "JK1"
        case .stratifiedJackknife: "JKn"
        case .balancedHalfSamples: "BRR"
        case .fay: "Fay"
        case .bootstrap: "subbootstrap"
        case .rescaledBootstrap, .finitePopulationBootstrap: "bootstrap"
        case .multistageBootstrap: "mrbbootstrap"
        case .successiveDifferences: "successive-difference"
        case .pairedJackknife: "JK2"
        case .other: "other"
        }
    }
}
