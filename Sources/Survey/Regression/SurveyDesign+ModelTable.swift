import Estimation
import Formula
public import Frame
public import Results
import RowBlocks

extension SurveyDesign {
    /// Models of variables in memory; see ``SampleRows/modelTable(_:id:language:)``.
    ///
    /// - Parameters:
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    public func modelTable(
        _ request: ModelTableRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        FrameRows(self, frame: frame, domain: domain).modelTable(request, id: id, language: language)
    }
}

extension SampleRows {
    /// Models side by side: coefficients with design standard errors, ratios, term tests, and the numbers analysed.
    ///
    /// A model that cannot be fitted leaves its column empty and is reported among the problems; the others stand.
    ///
    /// - Parameters:
    ///   - request: the models.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func modelTable(
        _ request: ModelTableRequest, id: String, language: String
    ) throws(Failure) -> AnalysisResult {
        var assembly = ModelTableAssembly(request: request, analysis: id, variables: variables, language: language)
        let rows = try narrowed(to: Set(request.variableNames))
        guard request.sample == .common else {
            try rows.add(request, to: &assembly)
            return assembly.result
        }
        let common = try CommonRows(rows, having: request.models.flatMap(\.formulas))
        try common.add(request, to: &assembly)
        assembly.addExclusions(common.exclusions)
        return assembly.result
    }

    /// Fits every formula: at once where rows are in memory, else one after another, each going through the blocks.
    fileprivate func add(_ request: ModelTableRequest, to assembly: inout ModelTableAssembly) throws(Failure) {
        let tasks = request.models.flatMap { model in model.formulas.map { (model.name, $0) } }
        var outcomes: [Result<FittedModel<Self>, any Error>] = []
        if whole != nil {
            outcomes = try mapInOrder(tasks.count) { index throws(Failure) in
                try fitted(tasks[index].1, request.specification)
            }
        } else {
            for task in tasks { outcomes.append(try fitted(task.1, request.specification)) }
        }
        for (task, outcome) in zip(tasks, outcomes) {
            assembly.add(outcome.map(\.fit), model: task.0, formula: task.1)
        }
        let first = outcomes.lazy.compactMap { try? $0.get() }.first
        if let first { try assembly.addLevelCounts(first) }
    }
}

/// Gathers fits into a result.
private struct ModelTableAssembly {
    private let request: ModelTableRequest
    private let analysis: String
    private let variables: DataFrame
    private let language: String

    private var statistics: [Statistic] = []
    private var notes: [Note] = []
    private var problems: [String] = []
    private var fits: [(model: String, fit: RegressionFit)] = []
    private var levelCounts: [Statistic] = []
    /// Every term of every model, in order of first appearance.
    private var variableLabels: [ResultLabels.Variable] = []

    init(request: ModelTableRequest, analysis: String, variables: DataFrame, language: String) {
        self.request = request
        self.analysis = analysis
        self.variables = variables
        self.language = language
        for term in request.models.flatMap(\.formulas).flatMap(\.terms)
        where !variableLabels.contains(where: { $0.name == term.name }) {
            variableLabels.append(label(of: term))
        }
    }

    mutating func add(_ outcome: Result<RegressionFit, any Error>, model: String, formula: ModelFormula) {
        switch outcome {
        case .success(let fit):
            let modelStatistics = ModelStatistics(
                fit: fit, analysis: analysis, model: model, level: request.level, intervals: request.intervals)
            // The intercept of crude models, one a variable, belongs to no row of the table.
            let isOneFit = request.models.first { $0.name == model }?.formulas.count == 1
            statistics += modelStatistics.all.filter { isOneFit || $0.variable != "(Intercept)" }
            let isFirst = !fits.contains { $0.model == model }
            if isOneFit || (isFirst && request.sample == .common) { statistics += modelStatistics.counts }
            fits.append((model, fit))
            let aliased = fit.aliased.map(\.name)
            if !aliased.isEmpty { notes.append(.aliased(model: model, aliased)) }
            if request.sample == .available, !fit.exclusions.isEmpty {
                notes.append(.exclusions(model: model, fit.exclusions.map(exclusion)))
            }
        case .failure(let error):
            problems.append("\(analysis), \(model) (\(formula.source)): \(error)")
        }
    }

    private func exclusion(_ exclusion: ModelFrame.Exclusion) -> Note.Exclusion {
        Note.Exclusion(
            variable: exclusion.variable, label: label(exclusion.variable), reason: exclusion.reason.name,
            count: exclusion.count)
    }

    private func label(_ variable: String) -> String {
        variables[variable]?.label.text(in: language) ?? variable
    }

    /// Rows that all models leave out.
    mutating func addExclusions(_ exclusions: [ModelFrame.Exclusion]) {
        if !exclusions.isEmpty { notes.append(.exclusions(model: nil, exclusions.map(exclusion))) }
    }

    var result: AnalysisResult {
        AnalysisResult(
            id: analysis, kind: .models,
            labels: ResultLabels(
                variables: shownLabels,
                models: request.models.map { .init(name: $0.name, label: $0.name) }),
            statistics: levelCounts + statistics, notes: allNotes, problems: problems)
    }

    private var allNotes: [Note] {
        var all: [Note] = [.cells(.models(level: request.level, intervals: request.intervals))]
        let freedoms = fits.map(\.fit.coefficients).flatMap { $0.ownDegreesOfFreedom ?? [$0.degreesOfFreedom] }
            .filter { $0 > 0 }
        if let freedom = freedoms.min(), let most = freedoms.max() {
            let specification = request.specification
            all.append(
                .model(
                    .init(
                        family: specification.family.rawValue, link: specification.link.rawValue,
                        degreesOfFreedom: freedom...most, inference: request.inference)))
        }
        if let fit = fits.first?.fit, let event = fit.event {
            all.append(
                .event(variable: label(fit.formula.outcome.name), level: event.label.text(in: language)))
        }
        if request.sample == .common, let n = fits.first?.fit.n { all.append(.commonSample(n: n)) }
        return all + notes
    }

    // MARK: Rows

    /// The terms, with the combinations of an interaction's levels that have coefficients; of a model without terms, the
    /// intercept.
    private var shownLabels: [ResultLabels.Variable] {
        guard !variableLabels.isEmpty else {
            return [.init(name: "(Intercept)", label: language == "zh" ? "截距" : "Intercept")]
        }
        let coefficients = Dictionary(grouping: statistics.filter { $0.name == .coefficient }, by: \.variable)
            .mapValues { Set($0.map(\.level)) }
        return variableLabels.map { label in
            guard label.name.contains(":"), let known = coefficients[label.name] else { return label }
            return ResultLabels.Variable(
                name: label.name, label: label.label, unit: label.unit,
                levels: label.levels.filter { known.contains($0.name) })
        }
    }

    private func label(of term: FormulaTerm) -> ResultLabels.Variable {
        let parts = term.variables.map { variable -> ResultLabels.Variable in
            guard let column = variables[variable.name] else {
                return ResultLabels.Variable(name: variable.text, label: variable.text)
            }
            guard !column.isNumber || variable.function == .categorical else {
                return column.resultLabel(in: language, isCategorical: false)
            }
            let levels = column.categories.levels
            let asked = request.specification.references[variable.name].flatMap { levels.index(named: $0) }
            let reference = asked ?? levels.defaultReference
            return column.resultLabel(in: language, isCategorical: true, reference: levels[reference].name)
        }
        if parts.count == 1 {
            let part = parts[0]
            let function = term.variables[0].function
            let label = function.map { $0 == .categorical ? part.label : "\($0.rawValue)(\(part.label))" } ?? part.label
            return ResultLabels.Variable(
                name: term.name, label: label, unit: part.unit, levels: part.levels, reference: part.reference)
        }
        return interaction(parts, name: term.name)
    }

    /// Levels of an interaction: all combinations, of which only those with coefficients are shown.
    private func interaction(_ parts: [ResultLabels.Variable], name: String) -> ResultLabels.Variable {
        var levels: [ResultLabels.Item] = []
        for part in parts where !part.isNumeric {
            let own = part.levels
            levels =
                levels.isEmpty
                ? own
                : own.flatMap { level in
                    levels.map { .init(name: "\($0.name):\(level.name)", label: "\($0.label) × \(level.label)") }
                }
        }
        return ResultLabels.Variable(
            name: name, label: parts.map(\.label).joined(separator: " × "), levels: levels)
    }

    /// Counts respondents and events at each level, where all models share their respondents.
    mutating func addLevelCounts<Source>(_ first: FittedModel<Source>) throws(Source.Failure) {
        guard request.sample == .common, first.fit.events != nil else { return }
        let counted = variableLabels.filter { !$0.isNumeric && !$0.name.contains(":") }.compactMap {
            label -> (label: ResultLabels.Variable, name: String, levels: CategoricalLevels)? in
            guard let column = variables[label.name] ?? variables[Self.inner(label.name)] else { return nil }
            return (label, column.name, column.categories.levels)
        }
        guard !counted.isEmpty else { return }
        var n = counted.map { [Int](repeating: 0, count: $0.levels.count) }
        var events = n
        try first.rows.forEachBlock { block, rows, response in
            for (index, variable) in counted.enumerated() {
                let codes = block.frame[variable.name]?.categories(among: variable.levels).codes ?? []
                for (place, row) in rows.enumerated() {
                    let level = Int(codes[Int(row)])
                    n[index][level] += 1
                    if response[place] == 1 { events[index][level] += 1 }
                }
            }
        }
        levelCounts = counted.indices.flatMap { index in
            counted[index].label.levels.indices.flatMap { level in
                [(StatisticName.n, n[index][level]), (.events, events[index][level])].map { name, value in
                    Statistic(
                        analysis: analysis, variable: counted[index].label.name,
                        level: counted[index].label.levels[level].name, name: name, value: Double(value))
                }
            }
        }
    }

    /// The variable inside `categorical( … )`.
    private static func inner(_ name: String) -> String {
        name.hasPrefix("categorical(") ? String(name.dropFirst("categorical(".count).dropLast()) : name
    }
}
