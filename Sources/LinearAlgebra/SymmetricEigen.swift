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

extension Matrix {
    /// The Moore–Penrose inverse of a symmetric positive semidefinite matrix, taken on the scale on which its diagonal is
    /// one, so that columns in different units are weighed alike.
    public var symmetricPseudoInverse: Matrix {
        let scales = diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
        let eigen = SymmetricEigen(Matrix(rows: rows, columns: columns) { scales[$0] * self[$0, $1] * scales[$1] })
        let rank = eigen.rank()
        let kept = ((rows - rank)..<rows).map { $0 }
        let directions = Matrix(rows: rows, columns: rank) { row, column in
            scales[row] * eigen.vectors[row, kept[column]] / eigen.values[kept[column]].squareRoot()
        }
        return directions * directions.transposed
    }
}
