import Results

extension Arrangement {
    /// Table 1: characteristics in rows, groups in columns.
    func tableOne(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let groups = result.labels.group?.levels ?? []
        let hasGroups = !groups.isEmpty
        let columns = TableOneColumns(
            total: !hasGroups || shows(.total), groups: groups, p: hasGroups && shows(.p),
            test: hasGroups && shows(.test), smd: hasGroups && shows(.smd), missing: shows(.missing))
        return Table(
            id: result.id, title: result.title ?? title(result), stub: phrasebook.characteristic,
            columns: headings(columns, index, group: result.labels.group),
            rows: result.labels.variables.flatMap { rows($0, columns, index) },
            notes: notes(result, shown: columns.parts))
    }

    /// Which columns the table has.
    private struct TableOneColumns {
        let total: Bool
        let groups: [ResultLabels.Item]
        let p: Bool
        let test: Bool
        let smd: Bool
        let missing: Bool

        /// The groups in columns; `nil` is all together.
        var all: [String?] { (total ? [nil] : []) + groups.map(\.name) }

        /// The parts of a table that stand in columns of their own here.
        var parts: Set<Part> {
            let columns: [(Part, Bool)] = [
                (.total, total), (.p, p), (.test, test), (.smd, smd), (.missing, missing),
            ]
            return Set(columns.filter(\.1).map(\.0))
        }
    }

    private func title(_ result: AnalysisResult) -> String {
        guard let group = result.labels.group else { return phrasebook.pick("Characteristics", "研究对象特征") }
        return phrasebook.pick("Characteristics by \(group.label)", "按\(group.label)分组的特征")
    }

    private func headings(
        _ columns: TableOneColumns, _ index: StatisticIndex, group: ResultLabels.Variable?
    ) -> [Table.Column] {
        var headings: [Table.Column] = []
        if columns.total {
            headings.append(.init(phrasebook.total, size: size(index.count(.n), share: nil)))
        }
        for item in columns.groups {
            let n = index.count(.n, variable: group?.name, level: item.name)
            let share = index.value(.proportion, variable: group?.name, level: item.name)
            headings.append(.init(item.label, size: size(n, share: share), spanner: group?.label))
        }
        if columns.p { headings.append(.init(phrasebook.pValue)) }
        if columns.test { headings.append(.init(phrasebook.test)) }
        if columns.smd { headings.append(.init(phrasebook.smd)) }
        if columns.missing { headings.append(.init(phrasebook.missing)) }
        return headings
    }

    private func size(_ n: Int?, share: Double?) -> Cell {
        n.map { .groupSize($0, share: share) } ?? .empty
    }

    private func rows(
        _ variable: ResultLabels.Variable, _ columns: TableOneColumns, _ index: StatisticIndex
    ) -> [Table.Row] {
        let label = phrasebook.withUnit(variable.label, variable.unit)
        if variable.isNumeric {
            let isMedian = index.value(.median, variable: variable.name) != nil
            let cells = columns.all.map { number(variable, group: $0, isMedian: isMedian, index) }
            return [
                .init(
                    isMedian ? phrasebook.medianQuartiles(label) : phrasebook.meanSpread(label),
                    cells: cells + tail(variable, columns, index))
            ]
        }
        if variable.isYesNo {
            let cells = columns.all.map { share(variable, level: "yes", group: $0, index) }
            return [
                .init(phrasebook.countShare(phrasebook.yes(label)), cells: cells + tail(variable, columns, index))
            ]
        }
        let heading = Table.Row(
            phrasebook.countShare(label),
            cells: columns.all.map { _ in .empty } + tail(variable, columns, index))
        let width = tail(variable, columns, index).count
        return [heading]
            + variable.levels.map { level in
                .init(
                    level.label, indent: 1,
                    cells: columns.all.map { share(variable, level: level.name, group: $0, index) }
                        + [Cell](repeating: .empty, count: width))
            }
    }

    private func number(
        _ variable: ResultLabels.Variable, group: String?, isMedian: Bool, _ index: StatisticIndex
    ) -> Cell {
        func value(_ name: StatisticName) -> Double {
            index.value(name, variable: variable.name, group: group) ?? .nan
        }
        guard value(.n) > 0 else { return .notAvailable }
        return isMedian
            ? .medianQuartiles(
                median: value(.median), lower: value(.lowerQuartile), upper: value(.upperQuartile))
            : .meanSpread(mean: value(.mean), standardDeviation: value(.standardDeviation))
    }

    private func share(
        _ variable: ResultLabels.Variable, level: String, group: String?, _ index: StatisticIndex
    ) -> Cell {
        guard let n = index.count(.n, variable: variable.name, level: level, group: group),
            let share = index.value(.proportion, variable: variable.name, level: level, group: group), !share.isNaN
        else { return .notAvailable }
        return .countShare(n, share)
    }

    /// p, test, SMD and missing of a variable.
    private func tail(
        _ variable: ResultLabels.Variable, _ columns: TableOneColumns, _ index: StatisticIndex
    ) -> [Cell] {
        let test = index.statistic(.test, variable: variable.name)
        var cells: [Cell] = []
        if columns.p { cells.append(test?.p.map { .p($0) } ?? .notAvailable) }
        if columns.test {
            cells.append(
                test.flatMap { statistic in
                    statistic.test.map {
                        .test(
                            $0, statistic: statistic.value, numeratorDF: statistic.numeratorDF,
                            denominatorDF: statistic.degreesOfFreedom ?? .infinity)
                    }
                } ?? .notAvailable)
        }
        if columns.smd {
            let smd = index.value(.standardizedMeanDifference, variable: variable.name) ?? .nan
            cells.append(smd.isNaN ? .notAvailable : .decimal(smd, 2))
        }
        if columns.missing {
            cells.append(index.count(.missing, variable: variable.name).map { .count($0) } ?? .notAvailable)
        }
        return cells
    }
}
