/// The least and the largest factor g a calibration may give.
public enum CalibrationBounds: Sendable, Equatable {
    case none
    /// The same for all rows.
    case factors(lower: Double, upper: Double)
    /// One pair a row, such as L/dᵢ and U/dᵢ where the weights themselves are bounded.
    case rows(lower: [Double], upper: [Double])

    /// Bounds L ≤ dᵢgᵢ ≤ U on the calibrated weights.
    public static func weights(_ weights: [Double], lower: Double, upper: Double) -> CalibrationBounds {
        .rows(
            lower: weights.map { $0 > 0 ? lower / $0 : -.infinity },
            upper: weights.map { $0 > 0 ? upper / $0 : .infinity })
    }

    /// Whether all rows have the same.
    var areCommon: Bool {
        if case .rows = self { return false }
        return true
    }

    /// The bounds of all rows, where they are the same.
    var common: (lower: Double, upper: Double) {
        if case .factors(let lower, let upper) = self { return (lower, upper) }
        return (-.infinity, .infinity)
    }
}
