/// How a sample's size is shared out over strata: n_h in proportion to aₕ.
public enum AllocationRule: String, Sendable, CaseIterable {
    /// aₕ = Nₕ.
    case proportional
    /// aₕ = 1.
    case equal
    /// aₕ = NₕSₕ: the smallest variance of a total (Neyman 1934; Cochran 1977, eq. 5.26).
    case neyman
    /// aₕ = NₕSₕ/√cₕ: the smallest variance at a cost Σcₕnₕ (Cochran 1977, eq. 5.23).
    case optimal
    /// aₕ = Nₕ^q·CVₕ: a compromise between precision for all and for each stratum (Bankier 1988); q from 0 to 1.
    case power

    /// Whether the rule needs the standard deviations of strata.
    var needsSpread: Bool { self == .neyman || self == .optimal }
}
