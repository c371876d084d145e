import Results

/// The cells of a table of characteristics.
struct TableOneCells {
    let arrangement: Arrangement
    let index: StatisticIndex
    let marks: MarkSigns

    /// The coverage of the table's intervals.
    var level: Double { index.firstInterval?.level ?? 0.95 }

    func size(_ item: ResultLabels.Item?, in panel: TableOneColumn.Panel) -> Cell {
        let variable = item == nil ? nil : panel.group?.name
        guard let n = index.statistic(.n, model: panel.name, variable: variable, level: item?.name) else {
            return .empty
        }
        let share = item.flatMap { item in
            index.value(.proportion, model: panel.name, variable: panel.group?.name, level: item.name)
        }
        return marks.marked(Int(exactly: n.value).map { .groupSize($0, share: share) } ?? .empty, n)
    }

    func cell(_ row: TableOneRow, _ column: TableOneColumn) -> Cell {
        switch column.kind {
        case .group(let item): described(row, column.panel.name, item?.name)
        case .interval(let item): interval(row, column.panel.name, item?.name)
        case .designEffect(let item): designEffect(row, column.panel.name, item?.name)
        case .p, .adjustedP, .test, .smd, .missing: compared(row, column)
        }
    }

    private func described(_ row: TableOneRow, _ panel: String?, _ group: String?) -> Cell {
        func statistic(_ name: StatisticName) -> Statistic? {
            index.statistic(name, model: panel, variable: row.variable.name, level: row.level, group: group)
        }
        func value(_ name: StatisticName) -> Double { statistic(name)?.value ?? .nan }
        switch row.kind {
        case .heading: return .empty
        case .reason(let reason):
            return index.count(.missing, model: panel, variable: row.variable.name, level: reason, group: group)
                .map { .count($0) } ?? .notAvailable
        case .mean, .median:
            let isMedian = if case .median = row.kind { true } else { false }
            guard let main = statistic(isMedian ? .median : .mean) else { return .notAvailable }
            if let hidden = marks.hidden(main) { return hidden }
            guard value(.n) > 0 else { return .notAvailable }
            let cell: Cell =
                isMedian
                ? .medianQuartiles(
                    median: main.value, lower: value(.lowerQuartile), upper: value(.upperQuartile))
                : .meanSpread(mean: main.value, standardDeviation: value(.standardDeviation))
            return marks.marked(cell, main)
        case .yes, .level:
            guard let share = statistic(.proportion) else { return .notAvailable }
            if let hidden = marks.hidden(share) { return hidden }
            guard
                let n = index.count(
                    .n, model: panel, variable: row.variable.name, level: row.level, group: group), !share.value.isNaN
            else { return .notAvailable }
            return marks.marked(.countShare(n, share.value), share)
        }
    }

    private func interval(_ row: TableOneRow, _ panel: String?, _ group: String?) -> Cell {
        let name: StatisticName
        switch row.kind {
        case .heading, .reason, .median: return .empty
        case .mean: name = .mean
        case .yes, .level: name = .proportion
        }
        guard
            let statistic = index.statistic(
                name, model: panel, variable: row.variable.name, level: row.level, group: group)
        else { return .notAvailable }
        if let hidden = marks.hidden(statistic) { return hidden }
        guard let interval = statistic.interval else { return .notAvailable }
        // With the decimals of the mean beside it.
        let spread = index.value(.standardDeviation, model: panel, variable: row.variable.name, group: group)
        return .interval(interval, name == .proportion ? .share : .difference(scale: spread ?? .nan))
    }

    private func designEffect(_ row: TableOneRow, _ panel: String?, _ group: String?) -> Cell {
        switch row.kind {
        case .heading, .reason, .median: return .empty
        case .mean, .yes, .level: break
        }
        guard
            let effect = index.statistic(
                .designEffect, model: panel, variable: row.variable.name, level: row.level, group: group)
        else { return .notAvailable }
        if let hidden = marks.hidden(effect) { return hidden }
        return effect.value.isNaN ? .notAvailable : .decimal(effect.value, 2)
    }

    /// p, test, SMD and missing of a variable.
    private func compared(_ row: TableOneRow, _ column: TableOneColumn) -> Cell {
        switch row.kind {
        case .level, .reason: return .empty
        case .mean, .median, .yes, .heading: break
        }
        let panel = column.panel.name
        func statistic(_ name: StatisticName) -> Statistic? {
            index.statistic(name, model: panel, variable: row.variable.name)
        }
        switch column.kind {
        case .p, .test:
            guard let test = statistic(.test) else { return .notAvailable }
            if let hidden = marks.hidden(test) { return hidden }
            if case .p = column.kind { return test.p.map { .p($0) } ?? .notAvailable }
            return test.test.map {
                .test(
                    $0, statistic: test.value, numeratorDF: test.numeratorDF,
                    denominatorDF: test.degreesOfFreedom ?? .infinity)
            } ?? .notAvailable
        case .adjustedP:
            guard let adjusted = statistic(.adjustedP) else { return .notAvailable }
            return marks.hidden(adjusted) ?? .p(adjusted.value)
        case .smd:
            guard let difference = statistic(.standardizedMeanDifference) else { return .notAvailable }
            if let hidden = marks.hidden(difference) { return hidden }
            return difference.value.isNaN ? .notAvailable : .decimal(difference.value, 2)
        case .missing:
            guard let missing = statistic(.missing) else { return .notAvailable }
            return marks.hidden(missing) ?? Int(exactly: missing.value).map { .count($0) } ?? .notAvailable
        case .group, .interval, .designEffect: return .empty
        }
    }
}
