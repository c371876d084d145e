/// Sums of a variable by unit × group: everything the mean, total, variance and their design variances need, in one
/// scan.
///
/// Each cell holds n, Σw, Σw(y − c) and Σw(y − c)² about a provisional centre c, so that a variable with a large mean
/// and a small spread loses no digits (Chan, Golub & LeVeque 1983). A missing value (NaN), a row outside every group
/// and a row of zero weight add nothing.
public struct MomentSums: Sendable {
    public let unitCount: Int
    public let groupCount: Int
    /// The provisional centre c: the first finite value, whatever its row. Any value near the data would serve; the first
    /// makes the choice independent of everything else. Before there is one, it is 0.
    public private(set) var center = 0.0
    private var isCentered = false
    /// Four numbers a cell; the cell of (unit, group) begins at `(unit · groupCount + group) · 4`.
    private var cells: [Double]

    /// Empty sums.
    public init(unitCount: Int, groupCount: Int) {
        self.unitCount = unitCount
        self.groupCount = groupCount
        cells = [Double](repeating: 0, count: unitCount * groupCount * 4)
    }

    /// The sums of `values` over all rows, in row order.
    public init(of values: [Double], weights: [Double], units: SummationUnits, groups: GroupIndex) {
        self.init(unitCount: units.count, groupCount: groups.count)
        add(values.span, weights: weights.span, units: units.codes.span, groups: groups.codes.span)
    }

    /// Adds rows, in order; several calls with consecutive rows are as one with all of them.
    public mutating func add(
        _ values: Span<Double>, weights: Span<Double>, units: Span<Int32>, groups: Span<Int32>
    ) {
        precondition(
            values.count == weights.count && values.count == units.count && values.count == groups.count,
            "values, weights, units and groups need one entry a row")
        settleCenter(values)
        let center = center
        let groupCount = groupCount
        var cells = cells.mutableSpan
        for row in 0..<values.count {
            let group = groups[row]
            let value = values[row]
            let weight = weights[row]
            guard group >= 0, weight > 0, !value.isNaN else { continue }
            let cell = (Int(units[row]) * groupCount + Int(group)) * 4
            let deviation = value - center
            let weighted = weight * deviation
            cells[cell] += 1
            cells[cell + 1] += weight
            cells[cell + 2] += weighted
            cells[cell + 3] += weighted * deviation
        }
    }

    private mutating func settleCenter(_ values: Span<Double>) {
        guard !isCentered else { return }
        for row in 0..<values.count where values[row].isFinite {
            // What was added before was not finite, and is the same about any centre.
            center = values[row]
            isCentered = true
            return
        }
    }

    /// Empty sums of one group, about the same centre.
    private var emptied: MomentSums {
        var result = MomentSums(unitCount: unitCount, groupCount: 1)
        result.center = center
        result.isCentered = isCentered
        return result
    }

    /// The sums of one group alone.
    public func only(_ group: Int) -> MomentSums {
        guard groupCount > 1 else { return self }
        var result = emptied
        for unit in 0..<unitCount {
            for part in 0..<4 { result.cells[unit * 4 + part] = cells[(unit * groupCount + group) * 4 + part] }
        }
        return result
    }

    /// The same sums with all groups put together.
    public var merged: MomentSums {
        var result = emptied
        for unit in 0..<unitCount {
            for group in 0..<groupCount {
                for part in 0..<4 { result.cells[unit * 4 + part] += cells[(unit * groupCount + group) * 4 + part] }
            }
        }
        return result
    }

    /// n, Σw, Σw(y − c), Σw(y − c)² of one unit and group.
    @inline(__always)
    private func cell(_ unit: Int, _ group: Int) -> (n: Double, w: Double, wd: Double, wdd: Double) {
        let start = (unit * groupCount + group) * 4
        return (cells[start], cells[start + 1], cells[start + 2], cells[start + 3])
    }

    private func sum(_ group: Int, _ part: Int) -> Double {
        (0..<unitCount).reduce(0) { $0 + cells[($1 * groupCount + group) * 4 + part] }
    }
}

extension MomentSums {
    /// n: rows with a value.
    public func count(_ group: Int) -> Int { Int(sum(group, 0)) }

    /// Ŵ = Σw.
    public func weight(_ group: Int) -> Double { sum(group, 1) }

    /// Σwy / Σw; NaN for an empty group.
    public func mean(_ group: Int) -> Double { center + sum(group, 2) / sum(group, 1) }

    /// Σwy.
    public func total(_ group: Int) -> Double { sum(group, 2) + center * sum(group, 1) }

    /// s² = n/(n − 1) · Σw(y − ȳ)² / Σw, the estimate of the population variance that R's `svyvar` gives.
    /// NaN of fewer than two.
    public func variance(_ group: Int) -> Double {
        let n = sum(group, 0)
        guard n > 1 else { return .nan }
        let weight = sum(group, 1)
        let shift = sum(group, 2) / weight
        return n / (n - 1) * Swift.max(0, sum(group, 3) / weight - shift * shift)
    }

    /// Whether a unit has any row in the group.
    public func hasRows(unit: Int, group: Int) -> Bool { cells[(unit * groupCount + group) * 4] > 0 }

    /// Unit totals of the mean's influence, w(y − ȳ)/Ŵ.
    public func meanInfluence(_ group: Int) -> [Double] {
        let weight = weight(group)
        let shift = sum(group, 2) / weight
        return (0..<unitCount).map { unit in
            let cell = cell(unit, group)
            return (cell.wd - shift * cell.w) / weight
        }
    }

    /// Unit totals of wy, the influence of the total.
    public func totalInfluence(_ group: Int) -> [Double] {
        (0..<unitCount).map { unit in
            let cell = cell(unit, group)
            return cell.wd + center * cell.w
        }
    }

    /// Unit totals of the variance's influence, w(n/(n−1)·(y − ȳ)² − s²)/Ŵ.
    public func varianceInfluence(_ group: Int) -> [Double] {
        let n = sum(group, 0)
        let weight = weight(group)
        let shift = sum(group, 2) / weight
        let variance = variance(group)
        return (0..<unitCount).map { unit in
            let cell = cell(unit, group)
            let squares = cell.wdd - 2 * shift * cell.wd + shift * shift * cell.w
            return (n / (n - 1) * squares - variance * cell.w) / weight
        }
    }
}
