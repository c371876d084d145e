/// When calibration or raking stops.
public struct CalibrationControl: Sendable, Equatable {
    /// The largest relative misfit of a total that counts as none. Linear calibration without bounds is refined
    /// to 1e-12 whatever is said here.
    public var tolerance: Double
    /// The most Newton steps, or cycles over the margins.
    public var maximumIterations: Int
    /// Whether totals that cannot be met give the factors that come nearest, with their misfit, instead of an error.
    public var force: Bool

    public init(tolerance: Double = 1e-10, maximumIterations: Int = 200, force: Bool = false) {
        self.tolerance = tolerance
        self.maximumIterations = maximumIterations
        self.force = force
    }
}
