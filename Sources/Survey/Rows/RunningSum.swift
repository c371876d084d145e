import Estimation
import Formula
import Frame
import RowBlocks

/// A sum on its way through the blocks.
enum RunningSum: Sendable {
    case moments(MomentSums)
    case levels(LevelSums, CategoricalLevels)
    /// The sizes of groups, and how many rows of the domain are in none.
    case sizes(LevelSums, unknown: Int)
    case reasons(ReasonCounts)

    /// The sum of a request over one block.
    static func first(
        _ request: SumRequest, _ block: SampleBlock, _ groups: TableGroups, _ source: some SampleRows
    ) -> RunningSum {
        let units = source.design.plan.parts.count
        var sum: RunningSum
        switch request {
        case .sizes:
            sum = .sizes(LevelSums(partCount: units, groupCount: 1, levelCount: groups.each.count), unknown: 0)
        case .moments(_, let kind), .momentsBeside(_, _, let kind):
            sum = .moments(MomentSums(partCount: units, groupCount: groups[kind].count))
        case .reasons(_, let kind): sum = .reasons(ReasonCounts(groupCount: groups[kind].count))
        case .levels(let name, let kind):
            // In memory, the block's levels are those of the whole, and need not be looked for twice.
            let variable = source.whole == nil ? source.variables[name] : block.frame[name]
            let categories = variable?.categories ?? CategoryCodes(codes: [], levels: CategoricalLevels([]))
            var sums = LevelSums(
                partCount: units, groupCount: groups[kind].count, levelCount: categories.levels.count)
            if source.whole != nil { Self.add(categories.codes, block, groups[kind], to: &sums) }
            sum = .levels(sums, categories.levels)
            if source.whole != nil { return sum }
        }
        sum.add(request, block, groups)
        return sum
    }

    /// Adds the next block.
    mutating func add(_ request: SumRequest, _ block: SampleBlock, _ groups: TableGroups) {
        switch (request, self) {
        case (.sizes, .sizes(var sums, let unknown)):
            self = .sizes(LevelSums(partCount: 0, groupCount: 0, levelCount: 0), unknown: 0)  // releases the storage
            let each = groups.each
            Self.add(each.codes, block, each.merged, to: &sums)
            let more = each.codes.indices.count { each.codes[$0] < 0 && groups.everyone.codes[$0] >= 0 }
            self = .sizes(sums, unknown: unknown + more)
        case (.moments(let name, let kind), .moments(var sums)):
            self = .moments(MomentSums(partCount: 0, groupCount: 0))
            sums.add(block.doubles(name), block, groups[kind])
            self = .moments(sums)
        case (.momentsBeside(let name, let other, let kind), .moments(var sums)):
            self = .moments(MomentSums(partCount: 0, groupCount: 0))
            let both = [name, other].map { NumericVariable($0, block.doubles($0)) }
            sums.add(both[0].values, block, groups[kind].complete(both))
            self = .moments(sums)
        case (.levels(let name, let kind), .levels(var sums, let levels)):
            self = .levels(LevelSums(partCount: 0, groupCount: 0, levelCount: 0), levels)
            let codes = block.frame[name]?.categories(among: levels).codes ?? []
            Self.add(codes, block, groups[kind], to: &sums)
            self = .levels(sums, levels)
        case (.reasons(let name, let kind), .reasons(var counts)):
            if let column = block.frame[name] { counts.add(column.missing, block, groups[kind]) }
            self = .reasons(counts)
        default: preconditionFailure("a sum of another request")
        }
    }

    /// Adds the further units of a design's plan, once all rows have been added.
    ///
    /// - Parameter whole: all rows with their groups, where they are in memory.
    mutating func extend(
        _ request: SumRequest, by plan: SummationPlan, _ whole: (block: SampleBlock, groups: TableGroups)?
    ) {
        let none = GroupIndex(codes: [], count: 0)
        switch (request, self) {
        case (.sizes, .sizes(var sums, let unknown)):
            let each = whole?.groups.each
            sums.extend(by: plan, of: each?.codes ?? [], groups: each?.merged ?? none)
            self = .sizes(sums, unknown: unknown)
        case (.moments(let name, let kind), .moments(var sums)):
            sums.extend(by: plan, of: whole?.block.doubles(name) ?? [], groups: whole?.groups[kind] ?? none)
            self = .moments(sums)
        case (.momentsBeside(let name, let other, let kind), .moments(var sums)):
            let both = [name, other].map { NumericVariable($0, whole?.block.doubles($0) ?? []) }
            sums.extend(by: plan, of: both[0].values, groups: whole?.groups[kind].complete(both) ?? none)
            self = .moments(sums)
        case (.levels(let name, let kind), .levels(var sums, let levels)):
            sums.extend(
                by: plan, of: whole?.block.frame[name]?.categories(among: levels).codes ?? [],
                groups: whole?.groups[kind] ?? none)
            self = .levels(sums, levels)
        case (.reasons, .reasons): break
        default: preconditionFailure("a sum of another request")
        }
    }

    private static func add(_ codes: [Int32], _ block: SampleBlock, _ groups: GroupIndex, to sums: inout LevelSums) {
        sums.add(codes.span, weights: block.weights.span, units: block.units.span, groups: groups.codes.span)
    }
}

extension MomentSums {
    fileprivate mutating func add(_ values: [Double], _ block: SampleBlock, _ groups: GroupIndex) {
        add(values.span, weights: block.weights.span, units: block.units.span, groups: groups.codes.span)
    }
}
