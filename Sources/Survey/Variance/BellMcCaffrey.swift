public import Estimation
public import LinearAlgebra
import RowBlocks

/// Bias-reduced linearization of a weighted linear regression (CR2), with Satterthwaite's degrees of freedom, for samples
/// with few units (Bell & McCaffrey 2002, *Surv. Methodol.* 28, 169; Pustejovsky & Tipton 2018, *J. Bus. Econ. Stat.* 36,
/// 672, §2–3).
///
/// With M = (XᵀWX)⁻¹ over all rows, X_u, W_u and e_u the rows, weights and residuals of unit u, and the working model that
/// residuals are independent with one variance,
///
///     V = Σ_u t_u t_uᵀ,   t_u = M X_uᵀ W_u A_u e_u,   A_u = B_u^(−1/2)
///     B_u = I − X_u M X_uᵀ W_u − W_u X_u M X_uᵀ + X_u M XᵀW²X M X_uᵀ
///
/// A_u is the symmetric square root of the Moore–Penrose inverse. V is then unbiased under the working model, whatever the
/// model, consistent. No rows × rows matrix is formed: A_u differs from I in at most 2p directions
/// (``CR2Adjustment``).
///
/// A mean is the regression on 1, a difference of means that on an indicator.
public struct BellMcCaffrey: Sendable {
    /// p coefficients of the weighted least squares.
    public let coefficients: [Double]
    /// t_u: units × p. The design's own covariance of these, ``SurveyDesign/covariance(of:isOneDomain:)``, has its strata
    /// and finite-population corrections, and n/(n − 1), in addition.
    public let unitTotals: Matrix
    /// V: p × p, as if units were drawn with replacement, without strata.
    public let covariance: Matrix
    /// Satterthwaite's degrees of freedom of each coefficient under the working model; not a number for one whose
    /// variance is zero.
    public let degreesOfFreedom: [Double]
    /// A_u of every unit; of one without rows it is I of no rows.
    public let adjustments: [CR2Adjustment]
    /// The rows of every unit that the rows of its adjustment are, in order.
    public let rowsOfUnit: [[Int]]

    let model: BellMcCaffreyModel
    let influences: [BellMcCaffreyInfluence]

    /// Fits the regression of `outcome` on the columns.
    ///
    /// - Parameters:
    ///   - columns: X, n × p, of full rank.
    ///   - outcome: n values.
    ///   - weights: w, n values; rows of weight 0 are not used.
    ///   - units: the primary unit of every row.
    /// - Returns: `nil` when XᵀWX is not positive definite: columns depend on each other, or too few rows have weight.
    public init?(columns: Matrix, outcome: [Double], weights: [Double], units: SummationUnits) {
        precondition(
            columns.rows == outcome.count && columns.rows == weights.count && columns.rows == units.codes.count,
            "one row of columns, outcome, weight and unit each")
        var rowsOfUnit = [[Int]](repeating: [], count: units.count)
        for row in weights.indices where weights[row] > 0 { rowsOfUnit[Int(units.codes[row])].append(row) }
        guard let model = BellMcCaffreyModel(columns: columns, outcome: outcome, weights: weights) else { return nil }
        let rows = rowsOfUnit
        let parts = mapInOrder(units.count) { unit in
            let block = BellMcCaffreyUnit(rows[unit], columns: columns, weights: weights)
            let adjustment = CR2Adjustment(block, model: model)
            return (adjustment, BellMcCaffreyInfluence(block, adjustment: adjustment, outcome: outcome, model: model))
        }
        coefficients = model.coefficients
        adjustments = parts.map { $0.0 }
        influences = parts.map { $0.1 }
        let influences = influences
        unitTotals = Matrix(rows: units.count, columns: columns.columns) { influences[$0].total[$1] }
        covariance = unitTotals.crossProduct
        self.rowsOfUnit = rowsOfUnit
        self.model = model
        let size = columns.columns
        degreesOfFreedom = mapInOrder(size) { coefficient in
            Self.satterthwaite(
                contrast: (0..<size).map { $0 == coefficient ? 1 : 0 }, influences: influences, model: model)
        }
    }

    /// Satterthwaite's degrees of freedom of a linear combination cᵀβ of coefficients.
    public func degreesOfFreedom(ofContrast contrast: [Double]) -> Double {
        precondition(contrast.count == coefficients.count, "one number a coefficient")
        return Self.satterthwaite(contrast: contrast, influences: influences, model: model)
    }

    /// (Σ_u p_uᵀp_u)² / Σ_uv (p_uᵀp_v)², where cᵀt_u = p_uᵀε: p_u = (I − H)ᵀ_u A_u W_u X_u M c (Pustejovsky & Tipton 2018,
    /// eq. 11, with Φ = I).
    ///
    /// With a_u = A_u W_u X_u M c, g_u = X_uᵀ W_u a_u and b_u = X_uᵀ a_u, and z_u = (g_u, b_u),
    ///
    ///     p_uᵀp_v = [u = v] a_uᵀa_u + z_uᵀ C z_v,   C = (0, −M; −M, M XᵀW²X M)
    ///
    /// so that the sum over pairs is one over units, of a 2p × 2p matrix.
    private static func satterthwaite(
        contrast: [Double], influences: [BellMcCaffreyInfluence], model: BellMcCaffreyModel
    ) -> Double {
        let direction = model.inverse * contrast
        let size = contrast.count
        var stacked = Matrix(rows: influences.count, columns: 2 * size)
        var squares = [Double](repeating: 0, count: influences.count)
        for (unit, influence) in influences.enumerated() {
            squares[unit] = Matrix.dot(direction, influence.adjustedSquares * direction)
            let g = influence.weightedProducts * direction
            let b = influence.products * direction
            for column in 0..<size {
                stacked[unit, column] = g[column]
                stacked[unit, size + column] = b[column]
            }
        }
        let half = stacked * model.pairProduct
        var trace = 0.0
        var sum = 0.0
        for unit in influences.indices {
            var own = 0.0
            for column in 0..<(2 * size) { own += half[unit, column] * stacked[unit, column] }
            trace += squares[unit] + own
            sum += squares[unit] * (squares[unit] + 2 * own)
        }
        let pairs = stacked.crossProduct * model.pairProduct
        for row in 0..<(2 * size) {
            for column in 0..<(2 * size) { sum += pairs[row, column] * pairs[column, row] }
        }
        return trace * trace / sum
    }
}
