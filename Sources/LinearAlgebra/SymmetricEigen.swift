import CLAPACKE

/// The eigenvalues (ascending) and orthonormal eigenvectors of a symmetric matrix A = Q Λ Qᵀ.
public struct SymmetricEigen: Sendable {
    public let values: [Double]
    /// Column j belongs to `values[j]`.
    public let vectors: Matrix

    public init(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "an eigen decomposition needs a square matrix")
        precondition(matrix.isFinite, "an eigen decomposition needs finite numbers")
        var vectors = matrix
        var values = [Double](repeating: 0, count: matrix.rows)
        if matrix.rows > 0 {
            BLAS.prepare()
            let size = BLAS.dimension(matrix.rows)
            let info = LAPACKE_dsyevd(
                LAPACK_COL_MAJOR, Int8(UInt8(ascii: "V")), Int8(UInt8(ascii: "U")), size, &vectors.storage, size,
                &values)
            BLAS.check(info, "dsyevd")
            precondition(info == 0, "dsyevd did not converge")
        }
        self.values = values
        self.vectors = vectors
    }

    /// How many eigenvalues exceed `tolerance` times the largest.
    public func rank(tolerance: Double = 1e-10) -> Int {
        guard let largest = values.last, largest > 0 else { return 0 }
        return values.count { $0 > tolerance * largest }
    }

    /// xᵀA⁺x, with the Moore–Penrose inverse of rank `rank`: a Wald statistic under a singular covariance.
    public func inverseQuadraticForm(_ x: [Double], rank: Int) -> Double {
        let size = values.count
        var sum = 0.0
        for index in (size - rank)..<size {
            let projection = Matrix.dot(vectors.column(index), x)
            sum += projection * projection / values[index]
        }
        return sum
    }
}
