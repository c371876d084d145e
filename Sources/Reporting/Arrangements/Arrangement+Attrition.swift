import Results

extension Arrangement {
    /// Waves in rows, and what became of persons in columns.
    func attrition(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        guard let wave = result.labels.variables.first else { preconditionFailure("attrition has a variable of waves") }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Attrition between waves", "各期失访情况"),
            stub: wave.label,
            columns: AttritionCount.allCases.map { .init(phrasebook.attrition($0)) },
            rows: wave.levels.map { level in
                .init(
                    level.label,
                    cells: AttritionCount.allCases.map { count in
                        guard
                            let n = index.count(.n, variable: wave.name, level: level.name, group: count.rawValue)
                        else { return .empty }
                        let share = index.value(
                            .proportion, variable: wave.name, level: level.name, group: count.rawValue)
                        return share.map { .countShare(n, $0) } ?? .count(n)
                    })
            }, notes: notes(result))
    }

    /// Combinations of waves in rows, with how many persons were interviewed in them.
    func attritionPatterns(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        guard let pattern = result.labels.variables.first, let wave = result.labels.group else {
            preconditionFailure("patterns have a variable of waves")
        }
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Patterns of interviews", "随访模式"),
            stub: phrasebook.pick("Pattern", "模式"),
            columns: wave.levels.map { .init($0.label, spanner: wave.label) } + [
                .init(phrasebook.pick("n (%)", "例数（%）"))
            ],
            rows: pattern.levels.map { level in
                let n = index.count(.n, variable: pattern.name, level: level.name) ?? 0
                let share = index.value(.proportion, variable: pattern.name, level: level.name) ?? .nan
                return .init(
                    level.label,
                    cells: level.name.map { $0 == "1" ? .phrase("×") : .empty } + [.countShare(n, share)])
            }, notes: notes(result))
    }
}
