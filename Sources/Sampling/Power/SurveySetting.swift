/// The sample of a planned survey, but for its size.
public struct SurveySetting: Sendable, Equatable {
    /// How two groups are spread over clusters.
    public enum Layout: String, Sendable, CaseIterable {
        /// Each cluster holds one group: treated and untreated schools.
        case between
        /// Every cluster holds both, in the same shares: left-behind children and their classmates.
        case within
    }

    public var layout = Layout.between
    /// m, the mean number of respondents in a cluster; `nil` for a sample of persons.
    public var clusterSize: Double?
    /// ρ, the intraclass correlation: the share of the variance that lies between clusters.
    public var intraclassCorrelation = 0.0
    /// The correlation of persons of different groups in one cluster, as a part of ρ; 1 where the difference between the
    /// groups is the same in every cluster.
    public var crossCorrelation = 1.0
    /// The coefficient of variation of cluster sizes.
    public var sizeVariation = 0.0
    /// What unequal weights do to variances, 1 + CV² (Kish).
    public var weightingEffect = 1.0
    /// The share of those invited who respond.
    public var response = 1.0
    /// First-stage strata, each of which takes a degree of freedom.
    public var strata = 1
    /// Persons and clusters of a finite population to which alone conclusions refer.
    public var population: Double?
    public var populationClusters: Double?
    /// The size of the second group, relative to the first.
    public var ratio = 1.0

    public init() {}

    var isClustered: Bool { clusterSize != nil }
    /// m, 1 for persons.
    var m: Double { clusterSize ?? 1 }

    /// - Throws: ``SamplingError/outOfRange(what:value:range:)`` and ``SamplingError/groupTooSmall(perCluster:)``.
    func check(groups: Int) throws(SamplingError) {
        let checks: [(String, Double, String, (Double) -> Bool)] = [
            ("--cluster-size", m, "at least 1", { $0 >= 1 }),
            ("--icc", intraclassCorrelation, "from 0 to 1", { $0 >= 0 && $0 <= 1 }),
            ("--cross-correlation", crossCorrelation, "from 0 to 1", { $0 >= 0 && $0 <= 1 }),
            ("--cv", sizeVariation, "0 or more", { $0 >= 0 }),
            ("--weighting-effect", weightingEffect, "at least 1", { $0 >= 1 }),
            ("--response", response, "above 0 and at most 1", { $0 > 0 && $0 <= 1 }),
            ("--strata", Double(strata), "at least 1", { $0 >= 1 }),
            ("--population", population ?? 1, "at least 1", { $0 >= 1 }),
            ("--population-clusters", populationClusters ?? 1, "at least 1", { $0 >= 1 }),
            ("--ratio", ratio, "above 0", { $0 > 0 }),
        ]
        for (what, value, range, isRight) in checks where !(value.isFinite && isRight(value)) {
            throw .outOfRange(what: what, value: value, range: range)
        }
        guard groups == 2, layout == .within else { return }
        let smaller = m * min(1, ratio) / (1 + ratio)
        if smaller < 1 { throw .groupTooSmall(perCluster: smaller) }
    }
}
