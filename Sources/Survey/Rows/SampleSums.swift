import Estimation
import Frame
import RowBlocks

/// The sums an analysis asked for.
struct SampleSums: Sendable {
    private let sums: [SumRequest: RunningSum]

    fileprivate init(_ sums: [SumRequest: RunningSum]) {
        self.sums = sums
    }

    /// Rows and weights of every group, as levels of a variable in one group of all.
    var sizes: LevelSums {
        guard case .sizes(let sums, _) = sums[.sizes] else { Self.neverAsked() }
        return sums
    }

    /// Rows of the population whose group is not known.
    var unknown: Int {
        guard case .sizes(_, let unknown) = sums[.sizes] else { Self.neverAsked() }
        return unknown
    }

    func moments(_ name: String, _ groups: SumGroups) -> MomentSums {
        guard case .moments(let sums) = sums[.moments(name, groups)] else { Self.neverAsked() }
        return sums
    }

    /// Sums over the rows that have `other`, too.
    func moments(_ name: String, beside other: String, _ groups: SumGroups) -> MomentSums {
        guard case .moments(let sums) = sums[.momentsBeside(name, other, groups)] else { Self.neverAsked() }
        return sums
    }

    func levels(_ name: String, _ groups: SumGroups) -> (sums: LevelSums, levels: CategoricalLevels) {
        guard case .levels(let sums, let levels) = sums[.levels(name, groups)] else { Self.neverAsked() }
        return (sums, levels)
    }

    func reasons(_ name: String, _ groups: SumGroups) -> ReasonCounts {
        guard case .reasons(let counts) = sums[.reasons(name, groups)] else { Self.neverAsked() }
        return counts
    }

    private static func neverAsked() -> Never {
        preconditionFailure("a sum that was not asked for")
    }
}

extension SampleRows {
    /// Takes sums over all rows, in one scan: blocks in the order of the file, the sums of a block on all cores.
    ///
    /// Each sum adds its rows in their order, so it is the same to the last bit however the rows are cut into blocks.
    ///
    /// - Parameters:
    ///   - requests: each once; repeated ones are taken once.
    ///   - grouping: the groups of the table.
    func sums(_ requests: [SumRequest], by grouping: TableGrouping) throws(Failure) -> SampleSums {
        var seen: Set<SumRequest> = []
        let distinct = requests.filter { seen.insert($0).inserted }
        let categorical = distinct.compactMap { request -> String? in
            if case .levels(let name, _) = request { return name }
            return nil
        }
        try requireLevels(of: categorical + [grouping.column?.name].compactMap { $0 })
        var running: [RunningSum] = []
        try forEachBlock { block in
            let groups = grouping.groups(in: block)
            let before = running
            running = mapInOrder(distinct.count) { index in
                guard !before.isEmpty else { return RunningSum.first(distinct[index], block, groups, self) }
                var sum = before[index]
                sum.add(distinct[index], block, groups)
                return sum
            }
        }
        if design.plan.hasFurtherUnits {
            let rows = whole.map { (block: $0, groups: grouping.groups(in: $0)) }
            let parts = running
            running = mapInOrder(distinct.count) { index in
                var sum = parts[index]
                sum.extend(distinct[index], by: design.plan, rows)
                return sum
            }
        }
        return SampleSums(Dictionary(uniqueKeysWithValues: zip(distinct, running)))
    }
}
