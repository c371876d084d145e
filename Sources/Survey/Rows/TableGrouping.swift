import Estimation
import Formula
import Frame

/// The columns of a table by groups.
struct TableGrouping: Sendable {
    /// The variable that makes the groups, if any.
    let column: Column?
    let levels: CategoricalLevels

    init(_ column: Column?) {
        self.column = column
        levels = column?.categories.levels ?? CategoricalLevels([])
    }

    /// The groups' names; empty for a single column of all.
    var names: [String] { levels.map(\.name) }

    /// The group of every row of a block.
    func groups(in block: SampleBlock) -> TableGroups {
        let everyone = (0..<block.rowCount).map { block.isAnalysed($0) ? Int32(0) : -1 }
        guard let column, let own = block.frame[column.name] else {
            return TableGroups(everyone: GroupIndex(codes: everyone, count: 1), each: nil)
        }
        var each = own.categories(among: levels).codes
        for row in each.indices where everyone[row] < 0 { each[row] = -1 }
        return TableGroups(
            everyone: GroupIndex(codes: everyone, count: 1), each: GroupIndex(codes: each, count: levels.count))
    }
}

/// The groups of the rows of a block.
struct TableGroups: Sendable {
    /// The domain as one group, those without a known group among it.
    let everyone: GroupIndex
    /// The groups of the table; `nil` for a table without.
    private let groups: GroupIndex?

    init(everyone: GroupIndex, each groups: GroupIndex?) {
        self.everyone = everyone
        self.groups = groups
    }

    /// The groups of the table; everyone, in a table without.
    var each: GroupIndex { groups ?? everyone }

    subscript(_ kind: SumGroups) -> GroupIndex {
        switch kind {
        case .everyone: everyone
        case .each: each
        }
    }
}
