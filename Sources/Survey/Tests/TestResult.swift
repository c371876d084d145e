public import Results

/// The outcome of a test, with its name.
public struct TestResult: Sendable, Equatable {
    public let kind: TestKind
    public let statistic: Double
    /// For an F or χ²; `nil` for a t.
    public let numeratorDF: Double?
    /// Infinite for a χ².
    public let denominatorDF: Double
    public let p: Double

    public init(kind: TestKind, statistic: Double, numeratorDF: Double?, denominatorDF: Double, p: Double) {
        self.kind = kind
        self.statistic = statistic
        self.numeratorDF = numeratorDF
        self.denominatorDF = denominatorDF
        self.p = p
    }
}
