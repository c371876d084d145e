import COpenBLAS

extension Matrix {
    public var transposed: Matrix {
        Matrix(rows: columns, columns: rows) { self[$1, $0] }
    }

    /// The matrix product A·B.
    public static func * (a: Matrix, b: Matrix) -> Matrix {
        precondition(a.columns == b.rows, "A·B needs as many columns in A as rows in B")
        var product = Matrix(rows: a.rows, columns: b.columns)
        guard a.rows > 0, b.columns > 0, a.columns > 0 else { return product }
        BLAS.prepare()
        cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans,
            BLAS.dimension(a.rows), BLAS.dimension(b.columns), BLAS.dimension(a.columns),
            1, a.storage, BLAS.dimension(a.rows), b.storage, BLAS.dimension(b.rows),
            0, &product.storage, BLAS.dimension(a.rows))
        return product
    }

    /// The matrix-vector product A·x.
    public static func * (a: Matrix, x: [Double]) -> [Double] {
        (a * Matrix(column: x)).storage
    }

    public static func * (scale: Double, a: Matrix) -> Matrix {
        Matrix(rows: a.rows, columns: a.columns, storage: a.storage.map { scale * $0 })
    }

    public static func + (a: Matrix, b: Matrix) -> Matrix {
        precondition(a.rows == b.rows && a.columns == b.columns, "A + B needs equal shapes")
        return Matrix(rows: a.rows, columns: a.columns, storage: zip(a.storage, b.storage).map { $0 + $1 })
    }

    public static func += (a: inout Matrix, b: Matrix) {
        precondition(a.rows == b.rows && a.columns == b.columns, "A += B needs equal shapes")
        for index in a.storage.indices { a.storage[index] += b.storage[index] }
    }

    /// AᵀA, computed once for the upper triangle and mirrored, so that it is exactly symmetric.
    public var crossProduct: Matrix {
        var product = Matrix(rows: columns, columns: columns)
        guard rows > 0, columns > 0 else { return product }
        BLAS.prepare()
        cblas_dsyrk(
            CblasColMajor, CblasUpper, CblasTrans, BLAS.dimension(columns), BLAS.dimension(rows),
            1, storage, BLAS.dimension(rows), 0, &product.storage, BLAS.dimension(columns))
        product.mirrorUpperTriangle()
        return product
    }

    /// A·V·Aᵀ for a symmetric V: the covariance of linear combinations (the delta method's last step).
    public func conjugating(_ symmetric: Matrix) -> Matrix {
        var result = (self * symmetric) * transposed
        result.symmetrize()
        return result
    }

    /// Σᵢ aᵢ bᵢ.
    public static func dot(_ a: [Double], _ b: [Double]) -> Double {
        precondition(a.count == b.count, "a dot product needs equal lengths")
        return zip(a, b).reduce(into: 0) { $0 += $1.0 * $1.1 }
    }

    /// Copies the upper triangle below the diagonal.
    package mutating func mirrorUpperTriangle() {
        for column in 0..<columns {
            for row in 0..<column { self[column, row] = self[row, column] }
        }
    }

    /// Replaces A by (A + Aᵀ)/2.
    mutating func symmetrize() {
        for column in 0..<columns {
            for row in 0..<column {
                let mean = (self[row, column] + self[column, row]) / 2
                self[row, column] = mean
                self[column, row] = mean
            }
        }
    }
}
