public import Results

/// A quantile with Woodruff's interval.
public struct QuantileEstimate: Sendable {
    public let probability: Double
    public let value: Double
    public let interval: Interval
    /// The interval's width over 2t.
    public let standardError: Double
    public let degreesOfFreedom: Double
    /// Rows it rests on.
    public let count: Int
}
