/// A planned sample, with what it can find.
public struct PlannedSize: Sendable, Equatable {
    /// Clusters by group, or one number where every cluster holds both; `nil` for a sample of persons.
    public var clusters: [Int]?
    /// Respondents of a cluster.
    public var clusterSize: Double?
    /// Respondents by group.
    public var respondents: [Int]
    /// Persons to be invited, by group.
    public var invited: [Int]
    /// The size of the first group before it was made whole, where it was sought.
    public var exact: Double?
    public var degreesOfFreedom: Double
    public var designEffect: Double
    public var standardError: Double
    /// Of a comparison.
    public var power: Double?
    /// The second group's share or mean.
    public var second: Double?
    /// Of an estimate: half the width of its interval.
    public var halfWidth: Double?

    init(_ scale: SampleScale, _ setting: SurveySetting, variances: [Double], isNormal: Bool) {
        func whole(_ value: Double) -> Int { Int(min(9e15, (value - 1e-9 * max(1, value)).rounded(.up))) }
        clusters = setting.isClustered ? scale.clusters.map(whole) : nil
        clusterSize = setting.clusterSize
        respondents = scale.persons.map(whole)
        invited = scale.persons.map { whole($0 / setting.response) }
        degreesOfFreedom = isNormal ? .infinity : scale.degreesOfFreedom
        designEffect = scale.designEffect(variances)
        standardError = scale.variance(variances).squareRoot()
    }
}
