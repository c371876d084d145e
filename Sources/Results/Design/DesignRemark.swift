/// Something in a design to be looked at; nothing follows from it.
public enum DesignRemark: Sendable, Equatable {
    /// Rows of weight zero.
    case zeroWeights(Int)
    /// Weights above `ratio` times the median, and what the largest is.
    case largeWeights(count: Int, ratio: Double, largestToMedian: Double)
    /// Units with a single row.
    case oneRowUnits(variable: String, count: Int, of: Int)
    /// Strata with two units, beside others with more.
    case twoUnitStrata(count: Int, of: Int)
    /// Fewer degrees of freedom than intervals should rest on.
    case fewDegreesOfFreedom(Double)
    /// A scale of replicates that is the producer's, beside the one that the kind of replicates implies.
    case producersScale(Double, implied: Double?)
}
