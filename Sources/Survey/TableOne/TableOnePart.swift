import Estimation
import Formula
import Frame
import Results
import RowBlocks

/// A panel of a table of characteristics, computed.
struct TableOnePart: Sendable {
    let panel: TableOnePanel
    let group: Column?
    /// The size of every group, unweighted and weighted.
    let header: [Statistic]
    /// One a row.
    let outcomes: [CharacteristicRow.Outcome]
    /// Rows of the population whose group is not known.
    let unknown: Int
    /// Rows left out because not all variables have a value.
    let exclusions: [ModelFrame.Exclusion]

    /// The statistics, each in its panel.
    var statistics: [Statistic] {
        (header + outcomes.flatMap(\.statistics)).map { statistic in
            var statistic = statistic
            statistic.model = panel.name
            return statistic
        }
    }
}

extension RestrictedRows {
    /// A panel of these rows.
    func part(
        _ panel: TableOnePanel, of request: TableOneRequest, id: String, language: String
    ) throws(Failure) -> TableOnePart {
        let grouping = TableGrouping(panel.by.flatMap { variables[$0] })
        let reasons = request.details.contains(.reasons)
        let sums = try sums(
            [.sizes]
                + request.rows.flatMap { row -> [SumRequest] in
                    [row.summary == .levels ? .levels(row.variable, .each) : .moments(row.variable, .each)]
                        + (reasons ? [.reasons(row.variable, .each)] : [])
                }, by: grouping)
        let rows = CharacteristicRow(
            design: design, sums: sums, whole: whole, groups: whole.map { grouping.groups(in: $0).each },
            groupNames: grouping.names, analysis: id, request: request)
        let outcomes = mapInOrder(request.rows.count) { index in
            guard let column = variables[request.rows[index].variable] else {
                preconditionFailure("variables are checked before data are read")
            }
            return rows.outcome(of: column, request.rows[index], language: language)
        }
        return TableOnePart(
            panel: panel, group: grouping.column,
            header: header(grouping, sums.sizes, id: id, request.inference.intervals), outcomes: outcomes,
            unknown: sums.unknown, exclusions: exclusions)
    }

    private func header(
        _ grouping: TableGrouping, _ sums: LevelSums, id: String, _ intervals: Inference.Intervals
    ) -> [Statistic] {
        let total = sums.weight(0)
        var statistics = [
            Statistic(analysis: id, name: .n, value: Double(sums.count(0))),
            Statistic(analysis: id, name: .weightedCount, value: total),
        ]
        guard let column = grouping.column else { return statistics }
        let shares = design.proportions(of: sums, levelNames: grouping.names).referred(to: intervals)
        let errors = shares.standardErrors
        for (group, name) in grouping.names.enumerated() {
            let n = sums.count(0, group)
            statistics += [
                Statistic(analysis: id, variable: column.name, level: name, name: .n, value: Double(n)),
                Statistic(
                    analysis: id, variable: column.name, level: name, name: .weightedCount,
                    value: sums.weight(0, group)),
                Statistic(
                    analysis: id, variable: column.name, level: name, name: .proportion, value: shares.values[group],
                    standardError: errors[group], degreesOfFreedom: shares.degreesOfFreedom, n: sums.count(0)),
            ]
        }
        return statistics
    }
}
