/// How a sample was chosen from a frame: what the methods section says of it.
public struct SampleFacts: Sendable, Equatable {
    /// How units of a stage were chosen.
    public enum Method: String, Sendable, CaseIterable {
        /// All subsets of the size are equally likely.
        case simple
        /// Every so many-th from a random start.
        case systematic
        /// With probability proportional to size, every so many-th of the cumulated size.
        case systematicPPS
        /// With probability proportional to size, a fixed number, by Brewer's draws.
        case brewer
        /// With probability proportional to size, each unit by itself: the number is random.
        case poisson
    }

    /// How a size was shared out over strata.
    public enum Allocation: String, Sendable, CaseIterable {
        case proportional, equal, neyman, optimal, power
        /// The sizes were given by stratum.
        case given
    }

    /// What is said of a sample.
    public enum Sentence: String, Sendable, CaseIterable {
        /// How it was chosen: for the methods section.
        case methods
        /// The design weights.
        case weights
        /// What was certain to be chosen.
        case certainties
        /// Clusters with fewer units than are taken, strata from which one unit was chosen, and random sizes.
        case cautions
        /// On what the random choice depends.
        case reproduction
        /// How an analysis is told the design.
        case declaration
    }

    /// The frame's file, without folders.
    public var frame = ""
    /// The condition of units that may be chosen.
    public var eligible: String?
    /// Rows of the frame that are not eligible, or of which that is not known.
    public var ineligible = 0
    public var strata: [String] = []
    public var stratumCount = 1
    public var clusters: [String] = []
    public var frameClusters = 0
    public var chosenClusters = 0
    public var frameUnits = 0
    public var chosenUnits = 0
    /// How units, or clusters where there are any, were chosen.
    public var method = Method.simple
    /// The measure of size; `nil` for the number of units, where clusters are chosen by size.
    public var size: String?
    /// The order of the frame that a systematic sample follows.
    public var order: [String] = []
    public var identifiers: [String] = []
    public var allocation: Allocation?
    /// The variable whose spread the allocation takes.
    public var allocationVariable: String?
    /// The least number in each stratum.
    public var minimum = 0
    /// Units chosen in each cluster; `nil` for all of them.
    public var take: Int?
    public var takeMethod = Method.simple
    /// Chosen clusters that hold fewer units than are taken.
    public var smallClusters = 0
    /// Strata from which one unit, of several, was chosen.
    public var singleStrata = 0
    /// Strata of the frame from which nobody was chosen, and their units.
    public var emptyStrata = 0
    public var emptyStrataUnits = 0
    /// What was certain to be chosen, by name.
    public var certainties: [String] = []
    public var smallestWeight = Double.nan
    public var largestWeight = Double.nan
    public var weightSum = Double.nan
    /// 1 + the squared coefficient of variation of the weights (Kish 1965).
    public var weightingEffect = Double.nan
    public var seed: UInt64 = 0
    /// The flags that declare the sample's design in an analysis.
    public var declaration = ""

    public init() {}
}
