public import LinearAlgebra
import RowBlocks

/// Unit totals Σ gᵢ xᵢⱼ of every column of a tall matrix: how an estimator's influence values reach the design, without
/// the matrix of influence values ever existing.
///
/// Each column is one piece of work whose rows are added in order, so nothing depends on the number of cores.
/// - Parameters:
///   - matrix: n × p, expanded block by block.
///   - factors: g, one a row.
///   - units: the unit of each row.
/// - Returns: units × p.
public func unitSums(of matrix: some RowBlockMatrix, times factors: [Double], units: SummationUnits) -> Matrix {
    precondition(matrix.rowCount == factors.count && factors.count == units.codes.count, "one factor and unit a row")
    let blocks = RowBlocks(rowCount: matrix.rowCount, blockSize: 4_096)
    let columns = mapInOrder(matrix.columnCount) { column in
        var totals = [Double](repeating: 0, count: units.count)
        var scratch = [Double](repeating: 0, count: blocks.blockSize)
        for rows in blocks {
            var block = scratch.mutableSpan
            matrix.expand(column: column, rows: rows, into: &block)
            addByUnit(scratch.span, factors: factors.span, units: units.codes.span, rows: rows, to: &totals)
        }
        return totals
    }
    return Matrix(rows: units.count, columns: columns.count, storage: columns.flatMap { $0 })
}

private func addByUnit(
    _ values: Span<Double>, factors: Span<Double>, units: Span<Int32>, rows: Range<Int>, to totals: inout [Double]
) {
    var totals = totals.mutableSpan
    for row in rows {
        totals[Int(units[row])] += factors[row] * values[row - rows.lowerBound]
    }
}
