import Results

extension Arrangement {
    /// Estimates in rows, by variable, level and group; what is known of each in columns.
    func estimates(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let level = result.statistics.lazy.compactMap(\.interval).first?.level ?? 0.95
        let groups: [(name: String?, label: String)] =
            [(nil, phrasebook.all)] + (result.labels.group?.levels ?? []).map { ($0.name, $0.label) }
        let rows = result.labels.variables.flatMap { variable in
            variable.isNumeric || variable.isYesNo
                ? block(variable, level: variable.levels.first { $0.name == "yes" }, groups, index)
                : [Table.Row(variable.label, cells: [Cell](repeating: .empty, count: 6))]
                    + variable.levels.flatMap { block(variable, level: $0, groups, index) }
        }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Estimates", "估计值"), stub: phrasebook.variable,
            columns: [
                .init("n"), .init(phrasebook.estimate), .init(phrasebook.standardError),
                .init(phrasebook.interval(level)), .init(phrasebook.degreesOfFreedom), .init(phrasebook.designEffect),
            ], rows: rows, notes: notes(result))
    }

    /// The rows of one estimate: all together, then each group.
    private func block(
        _ variable: ResultLabels.Variable, level: ResultLabels.Item?, _ groups: [(name: String?, label: String)],
        _ index: StatisticIndex
    ) -> [Table.Row] {
        let names: [StatisticName] = [.mean, .proportion, .total, .ratio, .median]
        guard
            let name = variable.quantity
                ?? names.first(where: { index.statistic($0, variable: variable.name, level: level?.name) != nil })
        else { return [] }
        let whole = phrasebook.withUnit(variable.label, variable.unit)
        let own = variable.isYesNo ? phrasebook.yes(whole) : level?.label ?? whole
        let label = "\(own)\(phrasebook.comma)\(phrasebook.quantity(name))"
        let indent = level == nil || variable.isYesNo ? 0 : 1
        let errors = groups.compactMap {
            index.statistic(name, variable: variable.name, level: level?.name, group: $0.name)?.standardError
        }
        let largest = errors.filter(\.isFinite).max() ?? .nan
        return groups.map { group in
            let cells = estimateCells(
                name, variable: variable.name, level: level?.name, group: group.name, largestError: largest, index)
            guard groups.count > 1 else { return .init(label, indent: indent, cells: cells) }
            return group.name == nil
                ? .init("\(label)\(phrasebook.pick(": ", "："))\(group.label)", indent: indent, cells: cells)
                : .init(group.label, indent: indent + 1, cells: cells)
        }
    }

    private func estimateCells(
        _ name: StatisticName, variable: String, level: String?, group: String?, largestError: Double,
        _ index: StatisticIndex
    ) -> [Cell] {
        guard let statistic = index.statistic(name, variable: variable, level: level, group: group),
            !statistic.value.isNaN
        else { return [.notAvailable] + [Cell](repeating: .notAvailable, count: 5) }
        let whole = statistic.n ?? 0
        let part = index.count(.n, variable: variable, level: level, group: group)
        let n: Cell = part.map { .countOf($0, whole) } ?? .count(whole)
        if name == .median {
            let quartiles = [StatisticName.lowerQuartile, .upperQuartile].map {
                index.value($0, variable: variable, level: level, group: group) ?? .nan
            }
            let median = Cell.medianQuartiles(median: statistic.value, lower: quartiles[0], upper: quartiles[1])
            guard let error = statistic.standardError else { return [n, median, .empty, .empty, .empty, .empty] }
            let scale = min(largestError, error * 10)
            return [
                n, median, .number(error, scale: scale / 10),
                statistic.interval.map { .interval($0, .difference(scale: scale)) } ?? .notAvailable,
                statistic.degreesOfFreedom.map { .degreesOfFreedom($0) } ?? .empty, .empty,
            ]
        }
        let error = statistic.standardError ?? .nan
        let effectName: StatisticName = name == .total ? .totalDesignEffect : .designEffect
        let effect = index.value(effectName, variable: variable, level: level, group: group) ?? .nan
        // Groups of one variable have the same decimals, unless their errors are far apart.
        let scale = min(largestError, error * 10)
        let kind: Cell.IntervalKind = name == .proportion ? .share : .difference(scale: scale)
        return [
            n, name == .proportion ? .share(statistic.value) : .number(statistic.value, scale: scale),
            name == .proportion ? .decimal(error * 100, 2) : .number(error, scale: scale / 10),
            statistic.interval.map { .interval($0, kind) } ?? .notAvailable,
            statistic.degreesOfFreedom.map { .degreesOfFreedom($0) } ?? .empty,
            effect.isNaN ? .empty : .decimal(effect, 2),
        ]
    }
}
