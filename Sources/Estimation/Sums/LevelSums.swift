import LinearAlgebra
import RowBlocks

/// Counts and weights of a categorical variable by unit × group × level: everything proportions, cross-tables and
/// their design variances need, in one scan.
public struct LevelSums: Sendable {
    /// The units that partition the rows; see ``SummationPlan``. Statistics are made from these.
    public let partCount: Int
    /// Units after the parts.
    private(set) var furtherCount = 0
    /// Whether the further units are replicates.
    private(set) var isReplicated = false
    public let groupCount: Int
    public let levelCount: Int
    /// Σw; the cell of (unit, group, level) is at `(unit · groupCount + group) · levelCount + level`.
    private var weights: [Double]
    /// n by group × level.
    private var counts: [Int]

    public init(partCount: Int, groupCount: Int, levelCount: Int) {
        self.partCount = partCount
        self.groupCount = groupCount
        self.levelCount = levelCount
        weights = [Double](repeating: 0, count: partCount * groupCount * levelCount)
        counts = [Int](repeating: 0, count: groupCount * levelCount)
    }

    /// The sums over all rows, in row order; a level code of −1 is missing.
    public init(of levels: [Int32], levelCount: Int, weights: [Double], plan: SummationPlan, groups: GroupIndex) {
        self.init(partCount: plan.parts.count, groupCount: groups.count, levelCount: levelCount)
        add(levels.span, weights: weights.span, units: plan.parts.codes.span, groups: groups.codes.span)
        extend(by: plan, of: levels, groups: groups)
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
            guard group >= 0, level >= 0, weight != 0 else { continue }
            let column = Int(group) * levelCount + Int(level)
            cells[Int(units[row]) * columnCount + column] += weight
            counts[column] += 1
        }
    }

    /// Adds the further units of a plan, once all rows have been added to the parts. Each layer is one piece of work.
    ///
    /// - Parameters:
    ///   - levels: of all rows, where the plan has layers.
    ///   - groups: of all rows.
    public mutating func extend(by plan: SummationPlan, of levels: [Int32], groups: GroupIndex) {
        precondition(furtherCount == 0, "further units are added once")
        let columnCount = groupCount * levelCount
        switch plan.further {
        case .factors(let factors):
            let own = Matrix(rows: columnCount, columns: partCount, storage: weights)
            weights += (own * factors).storage
            furtherCount = factors.columns
        case .layers(let layers), .replicates(let layers):
            let levelCount = levelCount
            let pieces = mapInOrder(layers.count) { index in
                let (weights, units) = (layers[index].weights, layers[index].units.codes)
                var piece = [Double](repeating: 0, count: layers[index].units.count * columnCount)
                var uncounted = [Int](repeating: 0, count: columnCount)
                Self.add(
                    levels.span, weights.span, units.span, groups.codes.span,
                    levelCount: levelCount, columnCount: columnCount, to: &piece, counting: &uncounted)
                return piece
            }
            for piece in pieces { weights += piece }
            furtherCount = layers.reduce(0) { $0 + $1.units.count }
        }
        isReplicated = plan.isReplicated
    }

    /// Empty sums of one group, over the same units.
    private var emptied: LevelSums {
        var result = LevelSums(partCount: partCount, groupCount: 1, levelCount: levelCount)
        result.furtherCount = furtherCount
        result.isReplicated = isReplicated
        result.weights += [Double](repeating: 0, count: furtherCount * levelCount)
        return result
    }

    /// The sums of one group alone.
    public func only(_ group: Int) -> LevelSums {
        guard groupCount > 1 else { return self }
        var result = emptied
        for unit in 0..<(partCount + furtherCount) {
            for level in 0..<levelCount {
                result.weights[unit * levelCount + level] = weight(unit: unit, group: group, level: level)
            }
        }
        for level in 0..<levelCount { result.counts[level] = count(group, level) }
        return result
    }

    /// The same sums with all groups put together.
    public var merged: LevelSums {
        var result = emptied
        for unit in 0..<(partCount + furtherCount) {
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

    /// Σw of a cell.
    @inline(__always)
    func weight(unit: Int, group: Int, level: Int) -> Double {
        weights[(unit * groupCount + group) * levelCount + level]
    }

    /// n of a group and level.
    public func count(_ group: Int, _ level: Int) -> Int { counts[group * levelCount + level] }
}
