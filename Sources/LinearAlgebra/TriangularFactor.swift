import CLAPACKE
import COpenBLAS

/// The upper triangular R of a QR factorisation [X | y] = Q·R, built row block by row block.
///
/// Rows are absorbed in blocks: each block is stacked under the current R and the stack is factored anew by Householder
/// reflections, which is as accurate as one factorisation of all rows and never needs them together in memory
/// (sequential TSQR; Demmel, Grigori, Hoemmen & Langou 2012, §3).
public struct TriangularFactor: Sendable {
    /// The columns of [X | y].
    public let columns: Int
    /// R, `columns × columns`, zero below the diagonal.
    public private(set) var r: Matrix

    /// The factor of no rows at all.
    public init(columns: Int) {
        self.columns = columns
        r = Matrix(rows: columns, columns: columns)
    }

    /// Absorbs a dense block, column-major: element (i, j) at `block[j * rows + i]`.
    public mutating func absorb(_ block: Span<Double>, rows: Int) {
        precondition(block.count >= rows * columns, "the block holds fewer than rows × columns values")
        let stackedRows = columns + rows
        var stacked = Matrix(rows: stackedRows, columns: columns)
        for column in 0..<columns {
            for row in 0...column { stacked[row, column] = r[row, column] }
            for row in 0..<rows { stacked[columns + row, column] = block[column * rows + row] }
        }
        r = Self.upperTriangle(factoring: stacked)
    }

    /// Absorbs the factor of other rows.
    public mutating func absorb(_ other: TriangularFactor) {
        absorb(other.r.storage.span, rows: other.columns)
    }

    /// The R of a Householder factorisation.
    static func upperTriangle(factoring matrix: Matrix) -> Matrix {
        var work = matrix
        let reflectors = min(matrix.rows, matrix.columns)
        var scales = [Double](repeating: 0, count: reflectors)
        BLAS.prepare()
        let info = LAPACKE_dgeqrf(
            LAPACK_COL_MAJOR, BLAS.dimension(matrix.rows), BLAS.dimension(matrix.columns),
            &work.storage, BLAS.dimension(matrix.rows), &scales)
        BLAS.check(info, "dgeqrf")
        return Matrix(rows: matrix.columns, columns: matrix.columns) { row, column in
            row <= column && row < reflectors ? work[row, column] : 0
        }
    }
}

extension TriangularFactor {
    /// The columns of X (all but the last of [X | y]) that are not combinations of columns before them.
    ///
    /// Column j is aliased when its distance from the span of the kept columns is at most `tolerance` times its own
    /// length. Lengths do not enter otherwise, so a change of units changes nothing.
    public func independentColumns(tolerance: Double) -> [Int] {
        var kept: [Int] = []
        var basis: [[Double]] = []
        for column in 0..<(columns - 1) {
            let original = r.column(column)
            let length = Matrix.dot(original, original).squareRoot()
            guard length > 0 else { continue }
            var remainder = original
            for _ in 0..<2 {  // twice is enough to orthogonalise to working precision
                for direction in basis {
                    let projection = Matrix.dot(direction, remainder)
                    for index in remainder.indices { remainder[index] -= projection * direction[index] }
                }
            }
            let distance = Matrix.dot(remainder, remainder).squareRoot()
            guard distance > tolerance * length else { continue }
            basis.append(remainder.map { $0 / distance })
            kept.append(column)
        }
        return kept
    }

    /// The solution of XᵀX·β = b on the columns named, for a right-hand side b over all columns of X.
    public func solve(columns kept: [Int], crossProduct: [Double]) -> [Double] {
        let reduced = Self.upperTriangle(factoring: r.submatrix(rows: Array(0..<columns), columns: kept))
        let inverse = reduced.upperTriangleInverse()
        return inverse * (inverse.transposed * kept.map { crossProduct[$0] })
    }

    /// The least-squares solution on the columns named: coefficients, (XᵀX)⁻¹ and the condition number of X with its
    /// columns scaled to unit length.
    public func solve(columns kept: [Int]) -> LeastSquaresSolution {
        let all = Array(0..<columns)
        let reduced = Self.upperTriangle(factoring: r.submatrix(rows: all, columns: kept + [columns - 1]))
        let size = kept.count
        let triangle = reduced.submatrix(rows: Array(0..<size), columns: Array(0..<size))
        let inverse = triangle.upperTriangleInverse()
        let rotated = (0..<size).map { reduced[$0, size] }
        return LeastSquaresSolution(
            coefficients: inverse * rotated,
            inverseCrossProduct: inverse.transposed.crossProduct,
            conditionNumber: triangle.columnScaledConditionNumber)
    }
}

/// The solution of min ‖y − Xβ‖².
public struct LeastSquaresSolution: Sendable {
    public let coefficients: [Double]
    /// (XᵀX)⁻¹.
    public let inverseCrossProduct: Matrix
    /// The 2-norm condition number of X with columns of unit length.
    public let conditionNumber: Double
}

extension Matrix {
    /// The inverse of an upper triangular matrix with a nonzero diagonal.
    func upperTriangleInverse() -> Matrix {
        var inverse = self
        guard rows > 0 else { return inverse }
        BLAS.prepare()
        let size = BLAS.dimension(rows)
        let info = LAPACKE_dtrtri(
            LAPACK_COL_MAJOR, Int8(UInt8(ascii: "U")), Int8(UInt8(ascii: "N")), size, &inverse.storage, size)
        BLAS.check(info, "dtrtri")
        precondition(info == 0, "the triangle has a zero on its diagonal")
        return inverse
    }

    /// σ₁/σₚ after every column is scaled to unit length.
    package var columnScaledConditionNumber: Double {
        let lengths = (0..<columns).map { Matrix.dot(column($0), column($0)).squareRoot() }
        let scaled = Matrix(rows: rows, columns: columns) { self[$0, $1] / lengths[$1] }
        let values = scaled.singularValues
        guard let largest = values.first, let smallest = values.last else { return 1 }
        return largest / smallest
    }

    /// Singular values in descending order.
    public var singularValues: [Double] {
        let count = min(rows, columns)
        guard count > 0 else { return [] }
        var work = self
        var values = [Double](repeating: 0, count: count)
        var unusedLeft = [0.0]
        var unusedRight = [0.0]
        BLAS.prepare()
        let info = LAPACKE_dgesdd(
            LAPACK_COL_MAJOR, Int8(UInt8(ascii: "N")), BLAS.dimension(rows), BLAS.dimension(columns),
            &work.storage, BLAS.dimension(rows), &values, &unusedLeft, 1, &unusedRight, 1)
        BLAS.check(info, "dgesdd")
        precondition(info == 0, "dgesdd did not converge")
        return values
    }
}
