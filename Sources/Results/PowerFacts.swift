/// What the numbers of a planned survey rest on.
public struct PowerFacts: Sendable, Equatable {
    /// What is found from the rest.
    public enum Sought: String, Sendable {
        case size, clusterSize, power, difference, halfWidth
    }

    /// What is said of a plan.
    public enum Sentence: String, Sendable, CaseIterable {
        /// What is compared, and by which test.
        case comparison
        /// What clusters and weights do.
        case clusters
        /// Finite populations, and how many are invited.
        case numbers
    }

    public var sought = Sought.size
    /// Whether shares are compared rather than means.
    public var isProportion = true
    /// Whether one share or mean is estimated, rather than two compared.
    public var isPrecision = false
    /// The shares or means of the groups; the second is `nil` where it is sought.
    public var first = Double.nan
    public var second: Double?
    /// The standard deviations of means.
    public var deviations: [Double] = []
    /// The level of the test, or one minus the coverage of the interval.
    public var alpha = 0.05
    public var isTwoSided = true
    /// Whether the sample is of clusters.
    public var isClustered = false
    /// Whether both groups are in every cluster.
    public var isWithinClusters = false
    /// The correlation of persons of different groups in a cluster, as a part of that of the same group.
    public var crossCorrelation = 1.0
    /// Size of the second group, relative to the first.
    public var ratio = 1.0
    /// The coefficient of variation of cluster sizes.
    public var sizeVariation = 0.0
    public var weightingEffect = 1.0
    public var response = 1.0
    public var strata = 1
    public var population: Double?
    public var populationClusters: Double?
    public var isNormal = false
    /// Whether the standard error under the null hypothesis is that of the common share.
    public var isPooled = true

    public init() {}
}
