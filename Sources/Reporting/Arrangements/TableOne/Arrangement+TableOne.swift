import Results

extension Arrangement {
    /// Table 1: characteristics in rows, groups in columns.
    func tableOne(_ result: AnalysisResult) -> Table {
        let columns = tableOneColumns(result)
        let cells = TableOneCells(
            arrangement: self, index: StatisticIndex(result), marks: MarkSigns(result.statistics, in: phrasebook))
        let rows = result.labels.variables.flatMap { variable in
            tableOneRows(variable, cells.index).map { row in
                Table.Row(label(row), indent: row.indent, cells: columns.map { cells.cell(row, $0) })
            }
        }
        return Table(
            id: result.id, title: result.title ?? title(result), stub: phrasebook.characteristic,
            columns: columns.map { heading($0, cells) }, rows: rows,
            notes: notes(result, shown: Set(columns.compactMap(\.part))) + cells.marks.notes)
    }

    private func title(_ result: AnalysisResult) -> String {
        guard !result.labels.groups.isEmpty else { return phrasebook.pick("Characteristics", "研究对象特征") }
        var labels: [String] = []
        for group in result.labels.groups where !labels.contains(group.label) { labels.append(group.label) }
        return phrasebook.pick(
            "Characteristics by \(labels.joined(separator: ", "))", "按\(labels.joined(separator: "、"))分组的特征")
    }

    // MARK: Columns

    /// The columns: all together, then every panel's groups with what compares them, then what is missing.
    private func tableOneColumns(_ result: AnalysisResult) -> [TableOneColumn] {
        let labels = result.labels
        let panels =
            labels.panels.isEmpty
            ? [TableOneColumn.Panel(name: nil, label: labels.group?.label, group: labels.group)]
            : labels.panels.map { .init(name: $0.name, label: $0.label, group: $0.group) }
        let all = TableOneColumn.Panel(name: nil, label: nil, group: nil)
        let hasGroups = !labels.groups.isEmpty
        var columns: [TableOneColumn] = []
        // Within subgroups without columns of their own, all together stand beside them.
        if !hasGroups && labels.panels.isEmpty || shows(.total) { columns += described(.init(.group(nil), in: all)) }
        for panel in panels {
            if let group = panel.group {
                columns += group.levels.flatMap { described(.init(.group($0), in: panel)) }
                let isAdjusted = result.statistics.contains { $0.name == .adjustedP }
                let comparing: [(Part, TableOneColumn.Kind, Bool)] = [
                    (.p, .p, true), (.adjustedP, .adjustedP, isAdjusted), (.test, .test, true), (.smd, .smd, true),
                ]
                columns += comparing.filter { shows($0.0) && $0.2 }.map { TableOneColumn($0.1, in: panel) }
            } else if panel.name != nil {
                columns += described(.init(.group(nil), in: panel))
            }
        }
        if shows(.missing) { columns.append(.init(.missing, in: all)) }
        return columns
    }

    /// A group's column, with those of its intervals and design effects.
    private func described(_ column: TableOneColumn) -> [TableOneColumn] {
        guard case .group(let item) = column.kind else { return [column] }
        return [column] + (shows(.ci) ? [.init(.interval(item), in: column.panel)] : [])
            + (shows(.deff) ? [.init(.designEffect(item), in: column.panel)] : [])
    }

    private func heading(_ column: TableOneColumn, _ cells: TableOneCells) -> Table.Column {
        let panel = column.panel
        let isSeveral = panel.name != nil
        switch column.kind {
        case .group(let item):
            let size = cells.size(item, in: panel)
            guard let item else { return .init(isSeveral ? panel.label ?? "" : phrasebook.total, size: size) }
            return .init(item.label, size: size, spanner: panel.label)
        case .interval: return .init(phrasebook.confidence(cells.level), spanner: panel.label)
        case .designEffect: return .init(phrasebook.designEffect, spanner: panel.label)
        case .p: return .init(phrasebook.pValue, spanner: isSeveral ? panel.label : nil)
        case .adjustedP: return .init(phrasebook.adjustedP, spanner: isSeveral ? panel.label : nil)
        case .test: return .init(phrasebook.test, spanner: isSeveral ? panel.label : nil)
        case .smd: return .init(phrasebook.smd, spanner: isSeveral ? panel.label : nil)
        case .missing: return .init(phrasebook.missing)
        }
    }

    // MARK: Rows

    private func tableOneRows(_ variable: ResultLabels.Variable, _ index: StatisticIndex) -> [TableOneRow] {
        let reasons = shows(.reasons) ? index.levels(of: .missing, variable: variable.name) : []
        let missing = reasons.map { TableOneRow(variable, .reason($0)) }
        if variable.isNumeric {
            let isMedian = index.value(.median, variable: variable.name) != nil
            return [TableOneRow(variable, isMedian ? .median : .mean)] + missing
        }
        if variable.isYesNo { return [TableOneRow(variable, .yes)] + missing }
        return [TableOneRow(variable, .heading)] + variable.levels.map { TableOneRow(variable, .level($0)) } + missing
    }

    private func label(_ row: TableOneRow) -> String {
        let label = phrasebook.withUnit(row.variable.label, row.variable.unit)
        return switch row.kind {
        case .mean: phrasebook.meanSpread(label)
        case .median: phrasebook.medianQuartiles(label)
        case .yes: phrasebook.countShare(phrasebook.yes(label))
        case .heading: phrasebook.countShare(label)
        case .level(let level): level.label
        case .reason("blank"): phrasebook.pick("Missing: no reason given", "缺失：原因不明")
        case .reason(let reason): phrasebook.pick("Missing: ", "缺失：") + phrasebook.reason(reason)
        }
    }
}
