extension MomentSums {
    /// n: rows with a value.
    public func count(_ group: Int) -> Int { Int(all(group).n) }

    /// Ŵ = Σw.
    public func weight(_ group: Int) -> Double { all(group).w }

    /// Σwy / Σw; NaN for an empty group.
    public func mean(_ group: Int) -> Double { mean(all(group)) }

    /// Σwy.
    public func total(_ group: Int) -> Double { total(all(group)) }

    /// s² = n/(n − 1) · Σw(y − ȳ)² / Σw, the estimate of the population variance that R's `svyvar` gives.
    /// NaN of fewer than two.
    public func variance(_ group: Int) -> Double {
        let sums = all(group)
        return variance(sums, n: sums.n)
    }

    /// Whether a part has any row in the group.
    public func hasRows(unit: Int, group: Int) -> Bool { cell(unit, group).n > 0 }

    /// The mean's influence by unit, w(y − ȳ)/Ŵ; by replicate, ȳᵣ − ȳ.
    ///
    /// - Parameter isLinear: takes the linear part by replicate, too: for values that depend on the weights themselves, as
    ///   rank scores do, and are not made anew for each replicate.
    public func meanInfluence(_ group: Int, isLinear: Bool = false) -> [Double] {
        let sums = all(group)
        let shift = sums.wd / sums.w
        let linear = { (cell: Moments) in (cell.wd - shift * cell.w) / sums.w }
        if isLinear { return units.map { linear(cell($0, group)) } }
        return influence(group, of: sums, mean, linear)
    }

    /// The total's influence by unit, Σwy; by replicate, the difference from the total.
    public func totalInfluence(_ group: Int) -> [Double] {
        influence(group, of: all(group), total, total)
    }

    /// The variance's influence by unit, w(n/(n−1)·(y − ȳ)² − s²)/Ŵ; by replicate, sᵣ² − s².
    public func varianceInfluence(_ group: Int) -> [Double] {
        let sums = all(group)
        let shift = sums.wd / sums.w
        let variance = variance(sums, n: sums.n)
        return influence(group, of: sums, { self.variance($0, n: sums.n) }) { cell in
            let squares = cell.wdd - 2 * shift * cell.wd + shift * shift * cell.w
            return (sums.n / (sums.n - 1) * squares - variance * cell.w) / sums.w
        }
    }

    /// One entry a unit: the part of the statistic that is linear in it, or a replicate's difference.
    private func influence(
        _ group: Int, of sums: Moments, _ statistic: (Moments) -> Double, _ linear: (Moments) -> Double
    ) -> [Double] {
        if isReplicated {
            let value = statistic(sums)
            return units.map { statistic(cell($0, group)) - value }
        }
        return units.map { linear(cell($0, group)) }
    }

    /// The units of an influence vector: the parts and what comes after them, or the replicates.
    private var units: Range<Int> { (isReplicated ? partCount : 0)..<(partCount + furtherCount) }

    private func mean(_ sums: Moments) -> Double { center + sums.wd / sums.w }

    private func total(_ sums: Moments) -> Double { sums.wd + center * sums.w }

    private func variance(_ sums: Moments, n: Double) -> Double {
        guard n > 1 else { return .nan }
        let shift = sums.wd / sums.w
        return n / (n - 1) * Swift.max(0, sums.wdd / sums.w - shift * shift)
    }
}
