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

extension GLMRows {
    /// Looks for separation along `direction`, usually the last step of a fit that ran away.
    ///
    /// With s = Xd, the direction is proof when no event has a smaller s than any non-event, and some differ; nothing is
    /// claimed otherwise. In a Poisson model, s must be the same for all rows with events. Columns are then taken out,
    /// those that matter least first, as long as what remains still separates.
    ///
    /// - Parameter intercept: the constant column, which only shifts s.
    /// - Throws: what going through the rows throws.
    public func separation(along direction: [Double], intercept: Int?) throws(Failure) -> Separation? {
        guard family == .binomial || (family == .poisson && link == .log), let intercept else { return nil }
        var kept = direction
        kept[intercept] = 0
        guard var isComplete = try separates(kept) else { return nil }
        let reach = zip(kept, try columnReach()).map { abs($0 * $1) }
        for column in reach.indices.sorted(by: { reach[$0] < reach[$1] }) where kept[column] != 0 {
            var without = kept
            without[column] = 0
            guard without.contains(where: { $0 != 0 }), let simpler = try separates(without) else { continue }
            kept = without
            isComplete = simpler
        }
        return Separation(isComplete: isComplete, columns: kept.indices.filter { kept[$0] != 0 })
    }

    /// Whether s = Xd separates events from non-events completely, or some of them; `nil` when it does not.
    private func separates(_ direction: [Double]) throws(Failure) -> Bool? {
        var ranges = SeparationRanges()
        let block = RowBlocks(rowCount: rowCount, cacheSizedFor: columnCount).blockSize
        try forEachSegment(multiple: block) { segment in
            for piece in segment.separationRanges(along: direction) { ranges.add(piece) }
        }
        let spread =
            max(ranges.highestEvent, ranges.highestOther) - min(ranges.lowestEvent, ranges.lowestOther)
        // A step of a fit that runs away moves some predictor by about one; that of a fit that has settled, by nothing.
        guard spread > 1e-3, spread.isFinite else { return nil }
        // Rows on the separating plane differ by rounding, and by the unconverged part of other columns.
        let tolerance = 1e-4 * spread
        if family == .poisson, ranges.highestEvent > ranges.lowestEvent + tolerance { return nil }
        if family == .binomial, ranges.lowestEvent > ranges.highestOther + tolerance { return true }
        return ranges.lowestEvent >= ranges.highestOther - tolerance ? false : nil
    }

    /// max |xᵢⱼ| of every column.
    private func columnReach() throws(Failure) -> [Double] {
        var reach = [Double](repeating: 0, count: columnCount)
        try forEachSegment(multiple: 1) { segment in
            reach = zip(reach, segment.columnReach()).map { max($0, $1) }
        }
        return reach
    }
}

/// How far s = Xd reaches among events and among other rows.
private struct SeparationRanges: Sendable {
    var lowestEvent = Double.infinity
    var highestEvent = -Double.infinity
    var lowestOther = Double.infinity
    var highestOther = -Double.infinity

    mutating func add(_ other: SeparationRanges) {
        lowestEvent = min(lowestEvent, other.lowestEvent)
        highestEvent = max(highestEvent, other.highestEvent)
        lowestOther = min(lowestOther, other.lowestOther)
        highestOther = max(highestOther, other.highestOther)
    }
}

extension GLMProblem {
    fileprivate func separationRanges(along direction: [Double]) -> [SeparationRanges] {
        let blocks = RowBlocks(rowCount: design.rowCount, cacheSizedFor: design.columnCount)
        return mapInOrder(blocks.count) { number in ranges(of: blocks[number], along: direction) }
    }

    private func ranges(of rows: Range<Int>, along direction: [Double]) -> SeparationRanges {
        var dense = [Double](repeating: 0, count: design.columnCount * rows.count)
        var projection = [Double](repeating: 0, count: rows.count)
        var block = dense.mutableSpan
        design.expand(rows: rows, into: &block)
        var result = projection.mutableSpan
        BlockProducts.multiply(dense.span, rows: rows.count, by: direction, into: &result)
        var ranges = SeparationRanges()
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
    fileprivate func columnReach() -> [Double] {
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
