import Results

extension Arrangement {
    /// How many respondents are read, in the population, and analysed.
    func flow(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Respondents", "研究对象流程"), stub: phrasebook.step,
            columns: [.init("n")],
            rows: result.labels.variables.enumerated().map { position, step in
                // What is lost on the way stands indented between the first step and the last.
                let isLost = position > 0 && position < result.labels.variables.count - 1
                return .init(
                    step.label, indent: isLost ? 1 : 0,
                    cells: [index.count(.n, variable: step.name).map { .count($0) } ?? .notAvailable])
            }, notes: notes(result))
    }

    /// Waves in columns, statistics in rows.
    func waves(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let waves = result.labels.models
        let rows = result.labels.variables.map { row -> Table.Row in
            let cells = waves.map { wave -> Cell in
                guard let statistic = index.statistic(.mean, model: wave.name, variable: row.name) else {
                    return .notAvailable
                }
                return waveCell(statistic, unit: row.unit)
            }
            let change = index.statistic(.difference, variable: row.name)
            return .init(row.label, cells: cells + [change?.p.map { .p($0) } ?? .empty])
        }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Waves side by side", "各期比较"),
            stub: phrasebook.wave,
            columns: waves.map { .init($0.label) } + [.init(phrasebook.pick("p for change", "变化P值"))], rows: rows,
            notes: notes(result))
    }

    private func waveCell(_ statistic: Statistic, unit: String?) -> Cell {
        let scale = statistic.standardError ?? .nan
        guard !statistic.value.isNaN else { return .notAvailable }
        guard let interval = statistic.interval else {
            switch unit {
            case "%": return .share(statistic.value)
            case "ratio": return .decimal(statistic.value, 2)
            default: return .number(statistic.value, scale: scale)
            }
        }
        switch unit {
        case "%": return .estimate(statistic.value, interval, .share)
        case "ratio": return .estimate(statistic.value, interval, .ratio)
        default: return .estimate(statistic.value, interval, .difference(scale: scale))
        }
    }
}
