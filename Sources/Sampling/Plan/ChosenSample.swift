/// A sample drawn from a frame: its rows with the probabilities of their being chosen, stage by stage.
public struct ChosenSample: Sendable {
    /// A chosen row of the frame.
    public struct Unit: Sendable, Equatable {
        public let row: Int
        /// The stratum, and the cluster within it (its place among those chosen); the row itself where there are none.
        public let stratum: Int
        public let cluster: Int
        /// π of the first stage: of the cluster, or of the row where there are none.
        public let firstProbability: Double
        /// π of the row within its cluster; 1 without clusters.
        public let secondProbability: Double

        /// π of the row.
        public var probability: Double { firstProbability * secondProbability }
        /// 1/π.
        public var weight: Double { 1 / probability }
    }

    /// What was chosen in a stratum, and of how many.
    public struct Stratum: Sendable, Equatable {
        public let name: String
        /// First-stage units of the frame, and those chosen.
        public let frameUnits: Int
        public let chosenUnits: Int
        /// Rows of the frame.
        public let frameRows: Int
        /// The clusters chosen, by name; empty without clusters.
        public internal(set) var clusters: [Cluster] = []
        /// How many first-stage units were certain to be chosen because of their size.
        public let certainties: Int
        /// n/N at the first stage; 0 where probabilities are unequal or the number is random.
        public let fraction: Double
    }

    /// A chosen cluster.
    public struct Cluster: Sendable, Equatable {
        public let name: String
        public let isCertain: Bool
        public let frameRows: Int
        public let chosenRows: Int
    }

    public let plan: SamplingPlan
    public let strata: [Stratum]
    /// In the order of rows of the frame.
    public let units: [Unit]
    /// Positions of `units` that are certain because of their own size; of clusters, see ``Cluster/isCertain``.
    let certain: Set<Int>

    /// Chosen clusters of which fewer rows exist than are taken.
    public var smallClusters: Int {
        guard let take = plan.take else { return 0 }
        return strata.reduce(0) { $0 + $1.clusters.count { $0.frameRows < take } }
    }
}
