import COpenBLAS

/// Products over one dense row block, column-major with `rows` rows: the inner steps of iteratively reweighted least
/// squares, over scratch that is already in cache.
public enum BlockProducts {
    /// result = X·β for the block X of `rows × coefficients.count`.
    public static func multiply(
        _ block: Span<Double>, rows: Int, by coefficients: [Double], into result: inout MutableSpan<Double>
    ) {
        guard rows > 0, !coefficients.isEmpty else { return }
        BLAS.prepare()
        block.withUnsafeBufferPointer { block in
            result.withUnsafeMutableBufferPointer { result in
                cblas_dgemv(
                    CblasColMajor, CblasNoTrans, BLAS.dimension(rows), BLAS.dimension(coefficients.count),
                    1, block.baseAddress!, BLAS.dimension(rows), coefficients, 1, 0, result.baseAddress!, 1)
            }
        }
    }

    /// sum += Xᵀg for the block X of `rows × sum.count`.
    public static func addTransposedProduct(
        _ block: Span<Double>, rows: Int, with vector: Span<Double>, to sum: inout [Double]
    ) {
        guard rows > 0, !sum.isEmpty else { return }
        let columns = BLAS.dimension(sum.count)
        BLAS.prepare()
        block.withUnsafeBufferPointer { block in
            vector.withUnsafeBufferPointer { vector in
                cblas_dgemv(
                    CblasColMajor, CblasTrans, BLAS.dimension(rows), columns,
                    1, block.baseAddress!, BLAS.dimension(rows), vector.baseAddress!, 1, 1, &sum, 1)
            }
        }
    }

    /// Multiplies row i of every column of the block by `factors[i]`.
    public static func scaleRows(_ block: inout MutableSpan<Double>, rows: Int, columns: Int, by factors: Span<Double>)
    {
        block.withUnsafeMutableBufferPointer { block in
            factors.withUnsafeBufferPointer { factors in
                for column in 0..<columns {
                    let start = column * rows
                    for row in 0..<rows { block[start + row] *= factors[row] }
                }
            }
        }
    }

    /// sum += XᵀX, upper triangle only, for the block X of `rows × sum.columns`.
    public static func addCrossProduct(_ block: Span<Double>, rows: Int, to sum: inout Matrix) {
        guard rows > 0, sum.columns > 0 else { return }
        let columns = BLAS.dimension(sum.columns)
        BLAS.prepare()
        block.withUnsafeBufferPointer { block in
            cblas_dsyrk(
                CblasColMajor, CblasUpper, CblasTrans, columns, BLAS.dimension(rows),
                1, block.baseAddress!, BLAS.dimension(rows), 1, &sum.storage, columns)
        }
    }
}
