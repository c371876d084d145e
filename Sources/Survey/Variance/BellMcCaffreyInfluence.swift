import LinearAlgebra

/// What one unit contributes.
struct BellMcCaffreyInfluence: Sendable {
    /// t_u = M X_uᵀ W_u A_u e_u.
    let total: [Double]
    /// X_uᵀ W_u A_u² W_u X_u: a_uᵀa_u for a direction.
    let adjustedSquares: Matrix
    /// X_uᵀ W_u A_u W_u X_u: g_u for a direction.
    let weightedProducts: Matrix
    /// X_uᵀ A_u W_u X_u: b_u for a direction.
    let products: Matrix

    init(_ unit: BellMcCaffreyUnit, adjustment: CR2Adjustment, outcome: [Double], model: BellMcCaffreyModel) {
        let fitted = unit.columns * model.coefficients
        let residuals = unit.rows.indices.map { outcome[unit.rows[$0]] - fitted[$0] }
        let adjusted = adjustment.applied(to: unit.weighted)
        total = model.inverse * (adjusted.transposed * residuals)
        adjustedSquares = adjusted.crossProduct
        weightedProducts = unit.weighted.transposed * adjusted
        products = unit.columns.transposed * adjusted
    }
}
