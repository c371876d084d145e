import LinearAlgebra
import RowBlocks

/// A direction in which the coefficients of a binary model can grow without bound while the fit only improves
/// (Albert & Anderson 1984).
public struct Separation: Sendable, Equatable {
    /// Whether every observation is predicted perfectly, or only some are.
    public let isComplete: Bool
    /// The design columns whose coefficients grow.
    public let columns: [Int]
}

extension GLMProblem {
    /// Looks for separation along `direction`, usually the last step of a fit that ran away.
    ///
    /// The direction is proof when (2yᵢ − 1)·xᵢᵀd ≥ 0 for every row and > 0 for some; nothing is claimed otherwise.
    public func separation(along direction: [Double]) -> Separation? {
        guard family == .binomial else { return nil }
        let blocks = RowBlocks(rowCount: design.rowCount, cacheSizedFor: design.columnCount)
        let margins = mapInOrder(blocks.count) { number in margin(of: blocks[number], along: direction) }
        let largest = margins.map(\.largest).max() ?? 0
        let smallest = margins.map(\.smallest).min() ?? 0
        // Rows on the separating plane have margins of the order of rounding, and of unconverged other columns.
        let tolerance = 1e-4 * largest
        // A step of a fit that runs away moves some predictor by about one; that of a fit that has settled, by nothing.
        guard largest > 1e-3, smallest >= -tolerance else { return nil }
        let reach = zip(direction, columnReach(blocks)).map { abs($0 * $1) }
        return Separation(
            isComplete: smallest > tolerance, columns: reach.indices.filter { reach[$0] > 1e-3 * largest })
    }

    private func margin(of rows: Range<Int>, along direction: [Double]) -> (smallest: Double, largest: Double) {
        var dense = [Double](repeating: 0, count: design.columnCount * rows.count)
        var eta = [Double](repeating: 0, count: rows.count)
        var block = dense.mutableSpan
        design.expand(rows: rows, into: &block)
        var predictor = eta.mutableSpan
        BlockProducts.multiply(dense.span, rows: rows.count, by: direction, into: &predictor)
        var smallest = Double.infinity
        var largest = -Double.infinity
        for (index, row) in rows.enumerated() where weights[row] > 0 {
            let margin = (2 * response[row] - 1) * eta[index]
            smallest = min(smallest, margin)
            largest = max(largest, margin)
        }
        return (smallest, largest)
    }

    /// max |xᵢⱼ| of every column.
    private func columnReach(_ blocks: RowBlocks) -> [Double] {
        mapInOrder(design.columnCount) { column in
            var scratch = [Double](repeating: 0, count: blocks.blockSize)
            var reach = 0.0
            for rows in blocks {
                var block = scratch.mutableSpan
                design.expand(column: column, rows: rows, into: &block)
                for index in 0..<rows.count { reach = max(reach, abs(scratch[index])) }
            }
            return reach
        }
    }
}
