import CLAPACKE

/// The factor U of a symmetric positive definite A = UᵀU.
public struct Cholesky: Sendable {
    /// Upper triangular; what lies below the diagonal is not used.
    private let factor: Matrix

    /// Factors `matrix`, or returns `nil` when it is not numerically positive definite.
    public init?(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "Cholesky needs a square matrix")
        var factor = matrix
        guard matrix.rows > 0 else {
            self.factor = factor
            return
        }
        guard matrix.isFinite else { return nil }
        BLAS.prepare()
        let size = BLAS.dimension(matrix.rows)
        let info = LAPACKE_dpotrf(LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), size, &factor.storage, size)
        BLAS.check(info, "dpotrf")
        guard info == 0 else { return nil }
        self.factor = factor
    }

    /// The smallest ratio U²ⱼⱼ / Aⱼⱼ: the share of column j not explained by the columns before it.
    /// Near zero when a column is nearly a combination of others.
    public func smallestPivot(of matrix: Matrix) -> Double {
        (0..<matrix.rows).map { factor[$0, $0] * factor[$0, $0] / matrix[$0, $0] }.min() ?? 1
    }

    /// The solution X of A·X = B.
    public func solve(_ right: Matrix) -> Matrix {
        var solution = right
        guard right.rows > 0, right.columns > 0 else { return solution }
        BLAS.prepare()
        let size = BLAS.dimension(factor.rows)
        let info = LAPACKE_dpotrs(
            LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), size, BLAS.dimension(right.columns),
            factor.storage, size, &solution.storage, size)
        BLAS.check(info, "dpotrs")
        return solution
    }

    /// The solution x of A·x = b.
    public func solve(_ right: [Double]) -> [Double] {
        solve(Matrix(column: right)).storage
    }

    /// A⁻¹.
    public var inverse: Matrix {
        var inverse = solve(Matrix.identity(factor.rows))
        inverse.symmetrize()
        return inverse
    }
}
