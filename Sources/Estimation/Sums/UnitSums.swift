public import LinearAlgebra
import RowBlocks

/// Unit totals Σ gᵢ xᵢⱼ of every column of a tall matrix: how an estimator's influence values reach the design, without
/// the matrix of influence values ever existing.
///
/// Each column is one piece of work whose rows are added in order, so nothing depends on the number of cores, nor on how
/// the rows are cut into segments.
struct UnitSums: Sendable {
    private let unitCount: Int
    /// Totals by unit, a column each.
    private var columns: [[Double]]

    init(unitCount: Int, columnCount: Int) {
        self.unitCount = unitCount
        columns = [[Double]](repeating: [Double](repeating: 0, count: unitCount), count: columnCount)
    }

    /// Adds rows, in order.
    ///
    /// - Parameters:
    ///   - matrix: n × p, expanded block by block.
    ///   - factors: g, one a row.
    ///   - units: the unit of each row.
    mutating func add(_ matrix: some RowBlockMatrix, times factors: [Double], units: [Int32]) {
        precondition(matrix.rowCount == factors.count && factors.count == units.count, "one factor and unit a row")
        let blocks = RowBlocks(rowCount: matrix.rowCount, blockSize: 4_096)
        let before = columns
        columns = mapInOrder(matrix.columnCount) { column in
            var totals = before[column]
            var scratch = [Double](repeating: 0, count: blocks.blockSize)
            for rows in blocks {
                var block = scratch.mutableSpan
                matrix.expand(column: column, rows: rows, into: &block)
                Self.add(scratch.span, factors: factors.span, units: units.span, rows: rows, to: &totals)
            }
            return totals
        }
    }

    private static func add(
        _ values: Span<Double>, factors: Span<Double>, units: Span<Int32>, rows: Range<Int>, to totals: inout [Double]
    ) {
        var totals = totals.mutableSpan
        for row in rows {
            totals[Int(units[row])] += factors[row] * values[row - rows.lowerBound]
        }
    }

    /// Units × p.
    var matrix: Matrix {
        Matrix(rows: unitCount, columns: columns.count, storage: columns.flatMap { $0 })
    }
}

/// Unit totals Σ gᵢ xᵢⱼ of every column of a tall matrix.
///
/// - Parameters:
///   - matrix: n × p, expanded block by block.
///   - factors: g, one a row.
///   - units: the unit of each row.
/// - Returns: units × p.
public func unitSums(of matrix: some RowBlockMatrix, times factors: [Double], units: SummationUnits) -> Matrix {
    var sums = UnitSums(unitCount: units.count, columnCount: matrix.columnCount)
    sums.add(matrix, times: factors, units: units.codes)
    return sums.matrix
}
