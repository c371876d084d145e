import LinearAlgebra
import RowBlocks

/// A direction in which the coefficients of a binary model can grow without bound while the fit only improves
/// (Albert & Anderson 1984).
public struct Separation: Sendable, Equatable {
    /// Whether every observation is predicted perfectly, or only some are.
    public let isComplete: Bool
    /// The fewest design columns found that separate by themselves, the intercept apart.
    public let columns: [Int]
}

extension GLMProblem {
    /// Looks for separation along `direction`, usually the last step of a fit that ran away.
    ///
    /// With s = Xd, the direction is proof when no event has a smaller s than any non-event, and some differ; nothing is
    /// claimed otherwise. In a Poisson model, s must be the same for all rows with events. Columns are then taken out, those that matter least first, as long as what remains still
    /// separates.
    ///
    /// - Parameter intercept: the constant column, which only shifts s.
    public func separation(along direction: [Double], intercept: Int?) -> Separation? {
        guard family == .binomial || (family == .poisson && link == .log), let intercept else { return nil }
        var kept = direction
        kept[intercept] = 0
        guard var outcome = separates(kept) else { return nil }
        let reach = zip(kept, columnReach()).map { abs($0 * $1) }
        for column in reach.indices.sorted(by: { reach[$0] < reach[$1] }) where kept[column] != 0 {
            var without = kept
            without[column] = 0
            guard without.contains(where: { $0 != 0 }), let simpler = separates(without) else { continue }
            kept = without
            outcome = simpler
        }
        return Separation(isComplete: outcome == .complete, columns: kept.indices.filter { kept[$0] != 0 })
    }

    private enum Kind { case complete, quasiComplete }

    /// Whether s = Xd separates events from non-events.
    private func separates(_ direction: [Double]) -> Kind? {
        let blocks = RowBlocks(rowCount: design.rowCount, cacheSizedFor: design.columnCount)
        let pieces = mapInOrder(blocks.count) { number in ranges(of: blocks[number], along: direction) }
        let lowestEvent = pieces.map(\.lowestEvent).min() ?? .infinity
        let highestEvent = pieces.map(\.highestEvent).max() ?? -.infinity
        let lowestOther = pieces.map(\.lowestOther).min() ?? .infinity
        let highestOther = pieces.map(\.highestOther).max() ?? -.infinity
        let spread = max(highestEvent, highestOther) - min(lowestEvent, lowestOther)
        // A step of a fit that runs away moves some predictor by about one; that of a fit that has settled, by nothing.
        guard spread > 1e-3, spread.isFinite else { return nil }
        // Rows on the separating plane differ by rounding, and by the unconverged part of other columns.
        let tolerance = 1e-4 * spread
        if family == .poisson, highestEvent > lowestEvent + tolerance { return nil }
        if family == .binomial, lowestEvent > highestOther + tolerance { return .complete }
        return lowestEvent >= highestOther - tolerance ? .quasiComplete : nil
    }

    private typealias Ranges = (
        lowestEvent: Double, highestEvent: Double, lowestOther: Double, highestOther: Double
    )

    private func ranges(of rows: Range<Int>, along direction: [Double]) -> Ranges {
        var dense = [Double](repeating: 0, count: design.columnCount * rows.count)
        var projection = [Double](repeating: 0, count: rows.count)
        var block = dense.mutableSpan
        design.expand(rows: rows, into: &block)
        var result = projection.mutableSpan
        BlockProducts.multiply(dense.span, rows: rows.count, by: direction, into: &result)
        var ranges: Ranges = (.infinity, -.infinity, .infinity, -.infinity)
        for (index, row) in rows.enumerated() where weights[row] > 0 {
            if response[row] > (family == .binomial ? 0.5 : 0) {
                ranges.lowestEvent = min(ranges.lowestEvent, projection[index])
                ranges.highestEvent = max(ranges.highestEvent, projection[index])
            } else {
                ranges.lowestOther = min(ranges.lowestOther, projection[index])
                ranges.highestOther = max(ranges.highestOther, projection[index])
            }
        }
        return ranges
    }

    /// max |xᵢⱼ| of every column.
    private func columnReach() -> [Double] {
        let blocks = RowBlocks(rowCount: design.rowCount, blockSize: 4_096)
        return mapInOrder(design.columnCount) { column in
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
