/// What calibration gives.
public struct CalibrationSolution: Sendable, Equatable {
    /// g, one a row: the calibrated weight is dᵢgᵢ. 1 for a row of zero weight.
    public let factors: [Double]
    /// λ, one a column; 0 for a column that is a combination of others.
    public let multipliers: [Double]
    /// Columns that are combinations of columns before them, and whose totals agree with theirs.
    public let aliased: [Int]
    /// Newton steps taken; 1 for linear calibration, whose refinement is not counted.
    public let iterations: Int
    /// The largest |Σdᵢgᵢxᵢⱼ − tⱼ| relative to |tⱼ|, or, for a column whose values cancel, to a thousandth of
    /// Σdᵢgᵢ|xᵢⱼ| where that is larger.
    public let largestMisfit: Double
    /// The column of the largest misfit.
    public let worstColumn: Int
    /// Whether all totals are met; only ``CalibrationControl/force`` lets others through.
    public let isConverged: Bool
}
