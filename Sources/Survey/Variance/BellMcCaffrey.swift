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
            BellMcCaffreyProducts(
                contrast: (0..<size).map { $0 == coefficient ? 1 : 0 }, influences: influences, model: model
            ).degreesOfFreedom
        }
    }

    /// Satterthwaite's degrees of freedom of a linear combination cᵀβ of coefficients.
    public func degreesOfFreedom(ofContrast contrast: [Double]) -> Double {
        products(ofContrast: contrast).degreesOfFreedom
    }

    /// The products of units that the degrees of freedom of cᵀβ are made from.
    func products(ofContrast contrast: [Double]) -> BellMcCaffreyProducts {
        precondition(contrast.count == coefficients.count, "one number a coefficient")
        return BellMcCaffreyProducts(contrast: contrast, influences: influences, model: model)
    }
}
