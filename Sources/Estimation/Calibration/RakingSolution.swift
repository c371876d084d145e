/// What raking gives.
public struct RakingSolution: Sendable, Equatable {
    /// One factor a row.
    public let factors: [Double]
    /// Cycles over all margins.
    public let cycles: Int
    /// The largest relative misfit of a total, and where it is.
    public let largestMisfit: Double
    public let worstCell: MarginCell
    /// Whether all margins are met; only ``CalibrationControl/force`` lets others through.
    public let isConverged: Bool
    /// The number of cells of the crossed margins that occur.
    public let cellCount: Int
}
