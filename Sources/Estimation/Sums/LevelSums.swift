/// Counts and weights of a categorical variable by unit × group × level: everything proportions, cross-tables and
/// their design variances need, in one scan.
public struct LevelSums: Sendable {
    public let unitCount: Int
    public let groupCount: Int
    public let levelCount: Int
    /// Σw; the cell of (unit, group, level) is at `(unit · groupCount + group) · levelCount + level`.
    private var weights: [Double]
    /// n by group × level.
    private var counts: [Int]

    public init(unitCount: Int, groupCount: Int, levelCount: Int) {
        self.unitCount = unitCount
        self.groupCount = groupCount
        self.levelCount = levelCount
        weights = [Double](repeating: 0, count: unitCount * groupCount * levelCount)
        counts = [Int](repeating: 0, count: groupCount * levelCount)
    }

    /// The sums over all rows, in row order; a level code of −1 is missing.
    public init(of levels: [Int32], levelCount: Int, weights: [Double], units: SummationUnits, groups: GroupIndex) {
        self.init(unitCount: units.count, groupCount: groups.count, levelCount: levelCount)
        add(levels.span, weights: weights.span, units: units.codes.span, groups: groups.codes.span)
    }

    /// Adds rows, in order; several calls with consecutive rows are as one with all of them.
    public mutating func add(_ levels: Span<Int32>, weights: Span<Double>, units: Span<Int32>, groups: Span<Int32>) {
        precondition(
            levels.count == weights.count && levels.count == units.count && levels.count == groups.count,
            "levels, weights, units and groups need one entry a row")
        Self.add(
            levels, weights, units, groups, levelCount: levelCount, columnCount: groupCount * levelCount,
            to: &self.weights, counting: &counts)
    }

    private static func add(
        _ levels: Span<Int32>, _ weights: Span<Double>, _ units: Span<Int32>, _ groups: Span<Int32>,
        levelCount: Int, columnCount: Int, to sums: inout [Double], counting counts: inout [Int]
    ) {
        var cells = sums.mutableSpan
        var counts = counts.mutableSpan
        for row in 0..<levels.count {
            let group = groups[row]
            let level = levels[row]
            let weight = weights[row]
            guard group >= 0, level >= 0, weight > 0 else { continue }
            let column = Int(group) * levelCount + Int(level)
            cells[Int(units[row]) * columnCount + column] += weight
            counts[column] += 1
        }
    }

    /// The sums of one group alone.
    public func only(_ group: Int) -> LevelSums {
        guard groupCount > 1 else { return self }
        var result = LevelSums(unitCount: unitCount, groupCount: 1, levelCount: levelCount)
        for unit in 0..<unitCount {
            for level in 0..<levelCount {
                result.weights[unit * levelCount + level] = weight(unit: unit, group: group, level: level)
            }
        }
        for level in 0..<levelCount { result.counts[level] = count(group, level) }
        return result
    }

    /// The same sums with all groups put together.
    public var merged: LevelSums {
        var result = LevelSums(unitCount: unitCount, groupCount: 1, levelCount: levelCount)
        for unit in 0..<unitCount {
            for group in 0..<groupCount {
                for level in 0..<levelCount {
                    result.weights[unit * levelCount + level] += weight(unit: unit, group: group, level: level)
                }
            }
        }
        for group in 0..<groupCount {
            for level in 0..<levelCount { result.counts[level] += count(group, level) }
        }
        return result
    }

    private func weight(unit: Int, group: Int, level: Int) -> Double {
        weights[(unit * groupCount + group) * levelCount + level]
    }
}

extension LevelSums {
    /// n of a group and level.
    public func count(_ group: Int, _ level: Int) -> Int { counts[group * levelCount + level] }

    /// n of a group: rows with a level.
    public func count(_ group: Int) -> Int { (0..<levelCount).reduce(0) { $0 + count(group, $1) } }

    /// Σw of a group and level.
    public func weight(_ group: Int, _ level: Int) -> Double {
        (0..<unitCount).reduce(0) { $0 + weight(unit: $1, group: group, level: level) }
    }

    /// Σw of a group.
    public func weight(_ group: Int) -> Double { (0..<levelCount).reduce(0) { $0 + weight(group, $1) } }

    /// The weighted share of a level within its group; NaN for an empty group.
    public func proportion(_ group: Int, _ level: Int) -> Double { weight(group, level) / weight(group) }

    /// Whether a unit has any row in the group.
    public func hasRows(unit: Int, group: Int) -> Bool {
        (0..<levelCount).contains { weight(unit: unit, group: group, level: $0) > 0 }
    }

    /// Unit totals of the influence of a level's share of its group, w(1ₗ − pₗ)/Ŵ.
    public func proportionInfluence(_ group: Int, _ level: Int) -> [Double] {
        let total = weight(group)
        let share = proportion(group, level)
        return (0..<unitCount).map { unit in
            let inUnit = (0..<levelCount).reduce(0) { $0 + weight(unit: unit, group: group, level: $1) }
            return (weight(unit: unit, group: group, level: level) - share * inUnit) / total
        }
    }

    /// Unit totals of the indicator of a level, w·1ₗ: the influence of its weighted count.
    public func totalInfluence(_ group: Int, _ level: Int) -> [Double] {
        (0..<unitCount).map { weight(unit: $0, group: group, level: level) }
    }

    /// Unit totals of the influence of each cell's share of the whole table, w(1_gl − p_gl)/Ŵ, for the cells in the
    /// order group-major.
    public var cellInfluence: [[Double]] {
        let total = (0..<groupCount).reduce(0) { $0 + weight($1) }
        let shares = (0..<groupCount).flatMap { group in (0..<levelCount).map { weight(group, $0) / total } }
        let cellCount = groupCount * levelCount
        var influence = [[Double]](repeating: [Double](repeating: 0, count: unitCount), count: cellCount)
        for unit in 0..<unitCount {
            let start = unit * cellCount
            let inUnit = (0..<cellCount).reduce(0) { $0 + weights[start + $1] }
            for cell in 0..<cellCount {
                influence[cell][unit] = (weights[start + cell] - shares[cell] * inUnit) / total
            }
        }
        return influence
    }
}
