/// Why a number is not shown, or not without a caution.
public enum StatisticMark: Sendable, Hashable {
    /// Too few respondents stand behind it, or behind a number that it would give away.
    case confidential
    /// A rule of a published standard finds it too unreliable to be shown.
    case unreliable(ReliabilityRule)
    /// It may be shown with a caution.
    case caution(ReliabilityRule)
    /// A statistician should look at it before it is published.
    case review(ReliabilityRule)

    /// Whether the number must not be shown.
    public var hides: Bool {
        switch self {
        case .confidential, .unreliable: true
        case .caution, .review: false
        }
    }
}
