/// A population total that weights are calibrated to.
public enum CalibrationTarget: Sendable, Equatable {
    /// Counts of categories.
    case margin(PopulationMargin)
    /// The total of a numeric variable.
    case total(variable: String, total: Double)
}
