/// How units are chosen from a list, without replacement.
public enum SelectionMethod: String, Sendable, CaseIterable {
    /// Simple random sampling: all subsets of n are equally likely; π = n/N.
    case simple
    /// Every N/n-th unit from a random start (Madow & Madow 1944); π = n/N.
    case systematic
    /// With probability proportional to size x, every X/n-th of the cumulated size (Madow 1949); π = n·x/X.
    case systematicPPS
    /// With probability proportional to size, by the draws of Brewer (1975); π = n·x/X, and every pair can occur.
    case brewer
    /// With probability proportional to size, each unit by a random number of its own; n is only expected (Hájek 1964).
    case poisson

    /// Whether probabilities are proportional to sizes.
    public var isProportional: Bool {
        switch self {
        case .simple, .systematic: false
        case .systematicPPS, .brewer, .poisson: true
        }
    }

    /// Whether the number of units is always the one asked for.
    public var isFixedSize: Bool { self != .poisson }
}
