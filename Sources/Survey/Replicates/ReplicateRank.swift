public import LinearAlgebra
import RowBlocks

/// The rank of a matrix of replicate weights, one column a replicate; minus 1 it is the degrees of freedom of replicates.
///
/// Columns are taken in order; one counts when it is not nearly a combination of those before it: when its remainder,
/// orthogonal to them, has more than `tolerance` of its length (as R's `qr(…, tol = 1e-5)`). Lengths come from a Cholesky
/// factorization of the R × R matrix of products, summed over fixed row blocks.
///
/// - Parameter weights: n × R. Columns need not be held whole.
public func replicateRank(of weights: some RowBlockMatrix, tolerance: Double = 1e-5) -> Int {
    rankInOrder(of: crossProduct(of: weights), tolerance: tolerance)
}

extension ReplicateFactors {
    /// The rank of the analysis weights w·f, n × R, without forming them: rows of a unit differ by a multiple only.
    public func rank(weights: SamplingWeights, units: [Int32], tolerance: Double = 1e-5) -> Int {
        var squares = [Double](repeating: 0, count: factors.rows)
        for (unit, weight) in zip(units, weights.values) { squares[Int(unit)] += weight * weight }
        return replicateRank(
            of: ScaledRows(matrix: factors, scale: squares.map { $0.squareRoot() }), tolerance: tolerance)
    }
}

/// A matrix whose rows are multiplied by numbers as they are read.
private struct ScaledRows: RowBlockMatrix {
    let matrix: Matrix
    let scale: [Double]

    var rowCount: Int { matrix.rows }
    var columnCount: Int { matrix.columns }

    func expand(rows: Range<Int>, into scratch: inout MutableSpan<Double>) {
        for column in 0..<columnCount {
            let offset = column * rows.count
            for (index, row) in rows.enumerated() { scratch[offset + index] = scale[row] * matrix[row, column] }
        }
    }

    func expand(column: Int, rows: Range<Int>, into scratch: inout MutableSpan<Double>) {
        for (index, row) in rows.enumerated() { scratch[index] = scale[row] * matrix[row, column] }
    }
}

/// XᵀX, upper triangle.
private func crossProduct(of matrix: some RowBlockMatrix) -> Matrix {
    let columns = matrix.columnCount
    // Few parts where each is large: all of them are held until they are added.
    let parts = Swift.max(1, Swift.min(16, (1 << 24) / Swift.max(1, columns * columns)))
    let part = Swift.max(128, (matrix.rowCount + parts - 1) / parts)
    let outer = RowBlocks(rowCount: matrix.rowCount, blockSize: part)
    let sums = mapInOrder(outer.count) { index in
        let rows = outer[index]
        let inner = RowBlocks(rowCount: rows.count, cacheSizedFor: columns)
        var scratch = [Double](repeating: 0, count: inner.blockSize * columns)
        var sum = Matrix(rows: columns, columns: columns)
        for block in inner {
            let taken = (rows.lowerBound + block.lowerBound)..<(rows.lowerBound + block.upperBound)
            var span = scratch.mutableSpan
            matrix.expand(rows: taken, into: &span)
            BlockProducts.addCrossProduct(scratch.span, rows: taken.count, to: &sum)
        }
        return sum
    }
    return sums.reduce(into: Matrix(rows: columns, columns: columns)) { $0 += $1 }
}

/// How many columns remain when each that depends on those before it is passed over: a Cholesky factorization, row by row of
/// the factor, of a matrix given by its upper triangle.
private func rankInOrder(of products: Matrix, tolerance: Double) -> Int {
    let size = products.columns
    // Row k of the factor is held as the column k of `factor`, so that both inner products run over neighbours.
    var factor: [[Double]] = []
    var rank = 0
    for column in 0..<size {
        var coefficients: [Double] = []
        coefficients.reserveCapacity(rank + 1)
        var remainder = products[column, column]
        for (index, earlier) in factor.enumerated() {
            var product = products[Int(earlier[0]), column]
            for below in 0..<index { product -= earlier[1 + below] * coefficients[below] }
            let coefficient = product / earlier[1 + index]
            coefficients.append(coefficient)
            remainder -= coefficient * coefficient
        }
        guard remainder > tolerance * tolerance * products[column, column] else { continue }
        factor.append([Double(column)] + coefficients + [remainder.squareRoot()])
        rank += 1
    }
    return rank
}
