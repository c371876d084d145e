public import LinearAlgebra
import RowBlocks

/// Sums of a variable by unit × group: everything the mean, total, variance and their design variances need, in one
/// scan.
///
/// Each cell holds n, Σw, Σw(y − c) and Σw(y − c)² about a provisional centre c, so that a variable with a large mean
/// and a small spread loses no digits (Chan, Golub & LeVeque 1983). A missing value (NaN), a row outside every group
/// and a row of zero weight add nothing.
public struct MomentSums: Sendable {
    /// The units that partition the rows; see ``SummationPlan``. Statistics are made from these.
    public let partCount: Int
    /// Units after the parts.
    private(set) var furtherCount = 0
    /// Whether the further units are replicates.
    private(set) var isReplicated = false
    public let groupCount: Int
    /// The provisional centre c: the first finite value, whatever its row. Any value near the data would serve; the first
    /// makes the choice independent of everything else. Before there is one, it is 0.
    public private(set) var center = 0.0
    private var isCentered = false
    /// Four numbers a cell; the cell of (unit, group) begins at `(unit · groupCount + group) · 4`.
    private var cells: [Double]

    /// Empty sums.
    public init(partCount: Int, groupCount: Int) {
        self.partCount = partCount
        self.groupCount = groupCount
        cells = [Double](repeating: 0, count: partCount * groupCount * 4)
    }

    /// The sums of `values` over all rows, in row order.
    public init(of values: [Double], weights: [Double], plan: SummationPlan, groups: GroupIndex) {
        self.init(partCount: plan.parts.count, groupCount: groups.count)
        add(values.span, weights: weights.span, units: plan.parts.codes.span, groups: groups.codes.span)
        extend(by: plan, of: values, groups: groups)
    }

    /// Adds rows, in order; several calls with consecutive rows are as one with all of them.
    public mutating func add(
        _ values: Span<Double>, weights: Span<Double>, units: Span<Int32>, groups: Span<Int32>
    ) {
        precondition(
            values.count == weights.count && values.count == units.count && values.count == groups.count,
            "values, weights, units and groups need one entry a row")
        settleCenter(values)
        Self.add(values, weights, units, groups, groupCount: groupCount, center: center, to: &cells)
    }

    private static func add(
        _ values: Span<Double>, _ weights: Span<Double>, _ units: Span<Int32>, _ groups: Span<Int32>, groupCount: Int,
        center: Double, to storage: inout [Double]
    ) {
        var cells = storage.mutableSpan
        for row in 0..<values.count {
            let group = groups[row]
            let value = values[row]
            let weight = weights[row]
            guard group >= 0, weight != 0, !value.isNaN else { continue }
            let cell = (Int(units[row]) * groupCount + Int(group)) * 4
            let deviation = value - center
            let weighted = weight * deviation
            cells[cell] += 1
            cells[cell + 1] += weight
            cells[cell + 2] += weighted
            cells[cell + 3] += weighted * deviation
        }
    }

    /// Adds the further units of a plan, once all rows have been added to the parts. Each layer is one piece of work.
    ///
    /// - Parameters:
    ///   - values: of all rows, where the plan has layers.
    ///   - groups: of all rows.
    public mutating func extend(by plan: SummationPlan, of values: [Double], groups: GroupIndex) {
        precondition(furtherCount == 0, "further units are added once")
        switch plan.further {
        case .factors(let factors):
            let own = Matrix(rows: groupCount * 4, columns: partCount, storage: cells)
            cells += (own * factors).storage
            furtherCount = factors.columns
        case .layers(let layers), .replicates(let layers):
            let (groupCount, center) = (groupCount, center)
            let pieces = mapInOrder(layers.count) { index in
                let (weights, units) = (layers[index].weights, layers[index].units.codes)
                var piece = [Double](repeating: 0, count: layers[index].units.count * groupCount * 4)
                Self.add(
                    values.span, weights.span, units.span, groups.codes.span,
                    groupCount: groupCount, center: center, to: &piece)
                return piece
            }
            for piece in pieces { cells += piece }
            furtherCount = layers.reduce(0) { $0 + $1.units.count }
        }
        isReplicated = plan.isReplicated
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

    /// Empty sums of one group, about the same centre and over the same units.
    private var emptied: MomentSums {
        var result = MomentSums(partCount: partCount, groupCount: 1)
        result.center = center
        result.isCentered = isCentered
        result.furtherCount = furtherCount
        result.isReplicated = isReplicated
        result.cells += [Double](repeating: 0, count: furtherCount * 4)
        return result
    }

    /// The sums of one group alone.
    public func only(_ group: Int) -> MomentSums {
        guard groupCount > 1 else { return self }
        var result = emptied
        for unit in 0..<(partCount + furtherCount) {
            for part in 0..<4 { result.cells[unit * 4 + part] = cells[(unit * groupCount + group) * 4 + part] }
        }
        return result
    }

    /// The same sums with all groups put together.
    public var merged: MomentSums {
        var result = emptied
        for unit in 0..<(partCount + furtherCount) {
            for group in 0..<groupCount {
                for part in 0..<4 { result.cells[unit * 4 + part] += cells[(unit * groupCount + group) * 4 + part] }
            }
        }
        return result
    }

    /// n, Σw, Σw(y − c), Σw(y − c)² of one unit and group.
    @inline(__always)
    func cell(_ unit: Int, _ group: Int) -> Moments {
        let start = (unit * groupCount + group) * 4
        return Moments(n: cells[start], w: cells[start + 1], wd: cells[start + 2], wdd: cells[start + 3])
    }

    /// The same of all parts.
    func all(_ group: Int) -> Moments {
        var sum = Moments(n: 0, w: 0, wd: 0, wdd: 0)
        for part in 0..<partCount {
            let cell = cell(part, group)
            sum.n += cell.n
            sum.w += cell.w
            sum.wd += cell.wd
            sum.wdd += cell.wdd
        }
        return sum
    }
}

/// n, Σw, Σw(y − c), Σw(y − c)².
struct Moments {
    var n: Double
    var w: Double
    var wd: Double
    var wdd: Double
}
