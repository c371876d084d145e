import LinearAlgebra

/// What all units share: the weighted least squares, and the matrices of the working model.
struct BellMcCaffreyModel: Sendable {
    let coefficients: [Double]
    /// M = (XᵀWX)⁻¹.
    let inverse: Matrix
    /// M XᵀW²X M.
    let spread: Matrix

    /// Returns `nil` when XᵀWX is not numerically positive definite.
    init?(columns: Matrix, outcome: [Double], weights: [Double]) {
        let size = columns.columns
        let weighted = Matrix(rows: columns.rows, columns: size) { weights[$0] * columns[$0, $1] }
        let roots = Matrix(rows: columns.rows, columns: size) { weights[$0].squareRoot() * columns[$0, $1] }
        let information = roots.crossProduct
        guard size > 0, let factor = Cholesky(information), factor.smallestPivot(of: information) > 1e-12 else {
            return nil
        }
        inverse = factor.inverse
        spread = inverse.conjugating(weighted.crossProduct)
        // A step from the solution takes out what rounding of the products left.
        let first = factor.solve(weighted.transposed * outcome)
        let residuals = zip(outcome, columns * first).map { $0 - $1 }
        coefficients = zip(first, factor.solve(weighted.transposed * residuals)).map { $0 + $1 }
    }

    /// C = (0, −M; −M, M XᵀW²X M).
    var pairProduct: Matrix {
        let size = inverse.rows
        return Matrix(rows: 2 * size, columns: 2 * size) { row, column in
            switch (row < size, column < size) {
            case (true, true): 0
            case (false, false): spread[row - size, column - size]
            default: -inverse[row % size, column % size]
            }
        }
    }
}
