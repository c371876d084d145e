/// A cycle (wave, release) of a repeated survey: which rows it is, and which time it covers.
public struct SurveyCycle: Sendable, Equatable {
    /// The level of the cycle variable.
    public let level: String
    /// The first and the last moment covered, in years: 2017 to 2020.2 for January 2017 to mid-March 2020. The end is where
    /// the next cycle may begin.
    public let start: Double
    public let end: Double

    public init(_ level: String, from start: Double, to end: Double) {
        self.level = level
        self.start = start
        self.end = end
    }

    /// Years covered.
    var length: Double { end - start }
}
