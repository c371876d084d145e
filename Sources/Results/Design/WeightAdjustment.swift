/// What was done to weights, by the names of variables. Several variables of one margin are crossed.
public enum WeightAdjustment: Sendable, Equatable {
    case postStratified([String])
    case raked([[String]])
    /// To counts of categories, and to totals of numbers. No bounds are infinite, those of single rows `nil`.
    case calibrated(
        margins: [[String]], numbers: [String], distance: String, bounds: ClosedRange<Double>?, clusters: [String])
    /// The facts are known once it is done.
    case trimmed(TrimFacts?)
    /// By classes of these variables.
    case nonResponse(classes: [String])
    /// By the probability of answering, in so many classes where there are any.
    case propensity(String, classCount: Int?)
    /// To mean 1, or to totals.
    case scaled(isMeanOne: Bool, within: [String])
    case pooled(String, cycles: [CycleShare])

    /// The share of a cycle when several are pooled.
    public struct CycleShare: Sendable, Equatable {
        public let cycle: String
        public let share: Double

        public init(cycle: String, share: Double) {
            self.cycle = cycle
            self.share = share
        }
    }

    /// What trimming did.
    public struct TrimFacts: Sendable, Equatable {
        /// Infinite for none.
        public let lower: Double
        public let upper: Double
        public let below: Int
        public let above: Int
        /// The share of the sum of weights that was taken from those that lost some.
        public let shareTaken: Double
        /// Whether what was taken was given to others.
        public let isRedistributed: Bool
        /// The largest weight afterwards, where redistribution lifts it above the bound.
        public var largestAbove: Double?

        public init(
            lower: Double, upper: Double, below: Int, above: Int, shareTaken: Double, isRedistributed: Bool
        ) {
            self.lower = lower
            self.upper = upper
            self.below = below
            self.above = above
            self.shareTaken = shareTaken
            self.isRedistributed = isRedistributed
        }
    }

    /// Whether it makes weights meet totals of the population, which the variance then knows of.
    public var isCalibration: Bool {
        switch self {
        case .postStratified, .raked, .calibrated: true
        default: false
        }
    }
}
