import Results

extension Arrangement {
    /// Table 2: predictors in rows, models side by side.
    func models(_ result: AnalysisResult) -> Table {
        let index = StatisticIndex(result)
        let effect = effectName(result)
        let level = result.statistics.lazy.compactMap(\.interval).first?.level ?? 0.95
        let hasCounts =
            shows(.counts) && result.statistics.contains { $0.name == .events && $0.model == nil && $0.level != nil }
        var columns = hasCounts ? [Table.Column(phrasebook.events + "/n")] : []
        for model in result.labels.models {
            let heading = "\(phrasebook.effect(effect)) (\(phrasebook.interval(level)))"
            columns.append(.init(heading, spanner: phrasebook.modelName(model.label)))
            columns.append(.init(phrasebook.pValue, spanner: phrasebook.modelName(model.label)))
        }
        let context = ModelRows(models: result.labels.models.map(\.name), effect: effect, hasCounts: hasCounts, index)
        return Table(
            id: result.id, title: result.title ?? phrasebook.pick("Regression models", "回归模型"),
            stub: phrasebook.characteristic, columns: columns,
            rows: result.labels.variables.flatMap { rows($0, context) } + totals(context), notes: notes(result))
    }

    private struct ModelRows {
        let models: [String]
        let effect: StatisticName
        let hasCounts: Bool
        let index: StatisticIndex

        init(models: [String], effect: StatisticName, hasCounts: Bool, _ index: StatisticIndex) {
            self.models = models
            self.effect = effect
            self.hasCounts = hasCounts
            self.index = index
        }
    }

    /// The ratio of the models, or their coefficient.
    private func effectName(_ result: AnalysisResult) -> StatisticName {
        let ratios: [StatisticName] = [.oddsRatio, .rateRatio, .riskRatio, .meanRatio]
        return ratios.first { ratio in result.statistics.contains { $0.name == ratio } } ?? .coefficient
    }

    private func rows(_ variable: ResultLabels.Variable, _ context: ModelRows) -> [Table.Row] {
        let label = phrasebook.withUnit(variable.label, variable.unit)
        if variable.isNumeric {
            let cells = context.models.flatMap { effectCells(variable, level: nil, model: $0, context) }
            return [.init(label, cells: (context.hasCounts ? [.empty] : []) + cells)]
        }
        let heading = Table.Row(
            label,
            cells: (context.hasCounts ? [.empty] : [])
                + context.models.flatMap { model -> [Cell] in
                    let test = context.index.statistic(.waldTest, model: model, variable: variable.name)
                    return [.empty, test?.p.map { .p($0) } ?? .empty]
                })
        return [heading]
            + variable.levels.map { level in
                // Without an intercept or main effect, the reference has a coefficient of its own.
                let isReference = context.models.map { model in
                    level.name == variable.reference
                        && context.index.statistic(
                            .coefficient, model: model, variable: variable.name, level: level.name) == nil
                }
                let cells = zip(context.models, isReference).flatMap { model, isReference -> [Cell] in
                    isReference
                        ? reference(variable, model: model, context)
                        : effectCells(variable, level: level.name, model: model, context)
                }
                let mark = isReference.contains(true) ? phrasebook.pick(" (reference)", "（参照）") : ""
                return .init(
                    level.label + mark, indent: 1,
                    cells: (context.hasCounts ? [counts(variable, level: level.name, context)] : []) + cells)
            }
    }

    /// The reference's cells: 1 or 0, in the models that have the variable.
    private func reference(_ variable: ResultLabels.Variable, model: String, _ context: ModelRows) -> [Cell] {
        let isInModel = variable.levels.contains { level in
            context.index.statistic(.coefficient, model: model, variable: variable.name, level: level.name) != nil
        }
        guard isInModel else { return [.empty, .empty] }
        return [.reference(kind(context.effect, standardError: 1)), .empty]
    }

    private func effectCells(
        _ variable: ResultLabels.Variable, level: String?, model: String, _ context: ModelRows
    ) -> [Cell] {
        guard
            let coefficient = context.index.statistic(
                .coefficient, model: model, variable: variable.name, level: level)
        else { return [.empty, .empty] }
        let statistic =
            context.index.statistic(context.effect, model: model, variable: variable.name, level: level) ?? coefficient
        guard let interval = statistic.interval else { return [.notAvailable, .notAvailable] }
        let kind = kind(context.effect, standardError: coefficient.standardError ?? 1)
        return [.estimate(statistic.value, interval, kind), statistic.p.map { .p($0) } ?? .notAvailable]
    }

    private func kind(_ effect: StatisticName, standardError: Double) -> Cell.IntervalKind {
        effect == .coefficient ? .difference(scale: standardError) : .ratio
    }

    private func counts(_ variable: ResultLabels.Variable, level: String, _ context: ModelRows) -> Cell {
        guard let n = context.index.count(.n, variable: variable.name, level: level),
            let events = context.index.count(.events, variable: variable.name, level: level)
        else { return .empty }
        return .countOf(events, n)
    }

    /// Rows under the coefficients: how many respondents and events each model rests on.
    private func totals(_ context: ModelRows) -> [Table.Row] {
        [(phrasebook.respondentsAnalysed, StatisticName.n), (phrasebook.events, .events)].compactMap { label, name in
            let counts = context.models.map { context.index.count(name, model: $0) }
            guard counts.contains(where: { $0 != nil }) else { return nil }
            let cells = counts.flatMap { count -> [Cell] in [count.map { .count($0) } ?? .empty, .empty] }
            return .init(label, cells: (context.hasCounts ? [.empty] : []) + cells)
        }
    }
}
