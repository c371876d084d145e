import LinearAlgebra

/// The inner products p_uᵀp_v of all pairs of units for one linear combination cᵀβ, where cᵀt_u = p_uᵀε:
/// p_u = (I − H)ᵀ_u A_u W_u X_u M c (Pustejovsky & Tipton 2018, eq. 11, with Φ = I).
///
/// With a_u = A_u W_u X_u M c, g_u = X_uᵀ W_u a_u and b_u = X_uᵀ a_u, and z_u = (g_u, b_u),
///
///     p_uᵀp_v = [u = v] a_uᵀa_u + z_uᵀ C z_v,   C = (0, −M; −M, M XᵀW²X M)
///
/// so that sums over pairs are sums over units, of 2p × 2p matrices.
struct BellMcCaffreyProducts: Sendable {
    /// a_uᵀa_u.
    let squares: [Double]
    /// z_u: units × 2p.
    let stacked: Matrix
    /// C.
    let pairProduct: Matrix

    init(contrast: [Double], influences: [BellMcCaffreyInfluence], model: BellMcCaffreyModel) {
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
        self.squares = squares
        self.stacked = stacked
        pairProduct = model.pairProduct
    }

    /// Of Σ_u (cᵀt_u)²: (Σ_u p_uᵀp_u)² / Σ_uv (p_uᵀp_v)².
    var degreesOfFreedom: Double {
        let own = quadraticForms(of: stacked)
        var trace = 0.0
        var sum = 0.0
        for unit in squares.indices {
            trace += squares[unit] + own[unit]
            sum += squares[unit] * (squares[unit] + 2 * own[unit])
        }
        return trace * trace / (sum + squareTrace(of: stacked))
    }

    /// y_uᵀ C y_u of every row.
    func quadraticForms(of rows: Matrix) -> [Double] {
        let half = rows * pairProduct
        return (0..<rows.rows).map { row in
            (0..<rows.columns).reduce(0) { $0 + half[row, $1] * rows[row, $1] }
        }
    }

    /// tr(YᵀY C YᵀY C) = Σ_uv (y_uᵀ C y_v)².
    func squareTrace(of rows: Matrix) -> Double {
        let pairs = rows.crossProduct * pairProduct
        var sum = 0.0
        for row in 0..<pairs.rows {
            for column in 0..<pairs.columns { sum += pairs[row, column] * pairs[column, row] }
        }
        return sum
    }
}
