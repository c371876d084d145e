/// What is counted of a stratum of a frame and its sample, by the name it has in statistics.
public enum SampleCount: String, Sendable, CaseIterable {
    /// Clusters of the frame, and those chosen.
    case frameClusters, clusters
    /// Units (rows) of the frame, and those chosen.
    case frameUnits, units
    /// Clusters or units that were certain to be chosen.
    case certainties
    /// Design weights: their smallest, largest and sum.
    case weights
}
