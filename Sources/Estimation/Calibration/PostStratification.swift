/// Post-stratification: weights of each cell are scaled to its population total, gᵢ = N_c / Σ_{j∈c} dⱼ.
///
/// Source: Holt & Smith (1979), JRSS A 142, 33.
public enum PostStratification {
    /// One factor a row.
    ///
    /// - Parameters:
    ///   - margin: the cell of each row and the totals of cells; NaN for a cell without one.
    ///   - isPartial: whether cells without a total keep their weights (factor 1) and cells without rows are passed over
    ///     (R's `partial`).
    /// - Throws: ``CalibrationError`` when a row of positive weight is in no cell; when a cell with rows has the total
    ///   zero; and, unless `isPartial`, when a cell with rows has no total or one with a total no rows.
    public static func factors(
        weights: [Double], margin: RakingMargin, isPartial: Bool = false
    ) throws(CalibrationError) -> [Double] {
        precondition(margin.codes.count == weights.count, "a margin needs one code a row")
        try checkWeights(weights)
        try check(margin, 0, weights: weights, allowsNoTotal: isPartial)
        let sums = weightSums(weights.span, by: margin.codes.span, count: margin.totals.count)
        let empty = sums.indices.filter { margin.totals[$0] > 0 && sums[$0] == 0 }
        guard isPartial || empty.isEmpty else {
            throw .emptyCategories(
                cells: empty.map { MarginCell(margin: 0, category: $0) }, totals: empty.map { margin.totals[$0] })
        }
        let ratios = zip(margin.totals, sums).map { $0.isNaN || $1 == 0 ? 1 : $0 / $1 }
        return margin.codes.map { $0 < 0 ? 1 : ratios[Int($0)] }
    }

    /// Refuses totals that are no such, rows in no category, and categories with rows but without a positive total.
    static func check(
        _ margin: RakingMargin, _ index: Int, weights: [Double], allowsNoTotal: Bool
    ) throws(CalibrationError) {
        for (category, total) in margin.totals.enumerated() where total < 0 || total.isInfinite {
            throw .invalidMarginTotal(cell: MarginCell(margin: index, category: category), value: total)
        }
        var outside = (count: 0, first: -1)
        var counts = [Int](repeating: 0, count: margin.totals.count)
        for (row, code) in margin.codes.enumerated() where weights[row] > 0 {
            if code >= 0 {
                counts[Int(code)] += 1
            } else {
                if outside.count == 0 { outside.first = row }
                outside.count += 1
            }
        }
        if outside.count > 0 {
            throw .rowsWithoutCategory(margin: index, count: outside.count, first: outside.first)
        }
        let unknown = counts.indices.filter { counts[$0] > 0 && margin.totals[$0].isNaN }
        if !allowsNoTotal, !unknown.isEmpty {
            throw .categoriesWithoutTotal(
                cells: unknown.map { MarginCell(margin: index, category: $0) }, counts: unknown.map { counts[$0] })
        }
        let zero = counts.indices.filter { counts[$0] > 0 && margin.totals[$0] == 0 }
        if !zero.isEmpty {
            throw .zeroTotals(
                cells: zero.map { MarginCell(margin: index, category: $0) }, counts: zero.map { counts[$0] })
        }
    }
}
