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
    ///   - draws: the variables with plausible values; models with them are fitted to every draw and combined
    ///     (``Estimates/combining(_:by:)``).
    public func modelTable(
        _ request: ModelTableRequest, id: String, language: String, drawing draws: PlausibleDraws? = nil
    ) throws(Failure) -> AnalysisResult {
        guard let draws, draws.matter(to: request.variableNames) else {
            return try Self.modelTable(of: [self], request, id: id, language: language, nil)
        }
        let drawn = draws.columns.map { DrawnRows(self, drawing: $0) }
        return try DrawnRows.modelTable(of: drawn, request, id: id, language: language, draws)
    }

    /// The table of rows as every draw sees them.
    private static func modelTable(
        of drawn: [Self], _ request: ModelTableRequest, id: String, language: String, _ draws: PlausibleDraws?
    ) throws(Failure) -> AnalysisResult {
        var assembly = ModelTableAssembly(
            request: request, analysis: id, variables: drawn[0].variables, language: language)
        let names = Set(request.variableNames)
        var rows: [Self] = []
        for draw in drawn { rows.append(try draw.narrowed(to: names)) }
        guard request.sample == .common else {
            try add(rows, request, draws, to: &assembly)
            return assembly.result
        }
        let formulas = request.models.flatMap(\.formulas)
        var common: [RestrictedRows<Self>] = []
        for draw in rows { common.append(try RestrictedRows(draw, to: [.complete(formulas)])) }
        try RestrictedRows.add(common, request, draws, to: &assembly)
        assembly.addExclusions(common[0].exclusions)
        return assembly.result
    }

    /// Fits every formula: at once where rows are in memory, else one after another, each going through the blocks. One
    /// with plausible values is fitted to the rows of every draw.
    fileprivate static func add(
        _ drawn: [Self], _ request: ModelTableRequest, _ draws: PlausibleDraws?, to assembly: inout ModelTableAssembly
    ) throws(Failure) {
        let formulas = request.models.flatMap { model in model.formulas.map { (model.name, $0) } }
        let tasks = formulas.indices.flatMap { index in
            let isDrawn = draws?.matter(to: formulas[index].1.variableNames) ?? false
            return (isDrawn ? Array(drawn.indices) : [0]).map { (formula: index, draw: $0) }
        }
        @Sendable func fitted(_ index: Int) throws(Failure) -> Result<FittedModel<Self>, any Error> {
            try drawn[tasks[index].draw].fitted(formulas[tasks[index].formula].1, request.specification)
        }
        var outcomes: [Result<FittedModel<Self>, any Error>] = []
        if drawn[0].whole != nil {
            outcomes = try mapInOrder(tasks.count) { index throws(Failure) in try fitted(index) }
        } else {
            for index in tasks.indices { outcomes.append(try fitted(index)) }
        }
        for (index, formula) in formulas.enumerated() {
            let own = tasks.indices.filter { tasks[$0].formula == index }.map { outcomes[$0].map(\.fit) }
            guard own.count > 1, let draws else {
                assembly.add(own[0], model: formula.0, formula: formula.1)
                continue
            }
            let combined = RegressionFit.combining(own, by: draws.rule)
            assembly.add(combined.map(\.fit), model: formula.0, formula: formula.1)
            if case .success(let combined) = combined { assembly.add(imputation: combined.share, of: draws) }
        }
        guard let first = tasks.indices.first(where: { (try? outcomes[$0].get()) != nil }) else { return }
        let ofFirst = tasks.indices.filter { tasks[$0].formula == tasks[first].formula }
        try assembly.addLevelCounts(ofFirst.compactMap { try? outcomes[$0].get() })
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
    /// What was combined over plausible values, with the largest share of a variance that is due to imputation.
    private var imputation: (draws: PlausibleDraws, share: Double)?
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
            notes += fit.cautions.filter { !notes.contains($0) }
            if !aliased.isEmpty { notes.append(.aliased(model: model, aliased)) }
            if request.sample == .available, !fit.exclusions.isEmpty {
                notes.append(.exclusions(model: model, fit.exclusions.map(exclusion)))
            }
        case .failure(let error):
            problems.append("\(analysis), \(model) (\(formula.source)): \(error)")
        }
    }

    mutating func add(imputation share: Double, of draws: PlausibleDraws) {
        imputation = (draws, max(share, imputation?.share ?? 0))
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
        if let imputation { all.append(imputation.draws.note(largestShare: imputation.share)) }
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
    /// Of several draws they are means.
    mutating func addLevelCounts<Source>(_ draws: [FittedModel<Source>]) throws(Source.Failure) {
        guard request.sample == .common, draws[0].fit.events != nil else { return }
        let counted = variableLabels.filter { !$0.isNumeric && !$0.name.contains(":") }.compactMap {
            label -> (label: ResultLabels.Variable, name: String, levels: CategoricalLevels)? in
            guard let column = variables[label.name] ?? variables[Self.inner(label.name)] else { return nil }
            return (label, column.name, column.categories.levels)
        }
        guard !counted.isEmpty else { return }
        var n = counted.map { [Int](repeating: 0, count: $0.levels.count) }
        var events = n
        for draw in draws {
            try draw.rows.forEachBlock { block, rows, response in
                for (index, variable) in counted.enumerated() {
                    let codes = block.frame[variable.name]?.categories(among: variable.levels).codes ?? []
                    for (place, row) in rows.enumerated() {
                        let level = Int(codes[Int(row)])
                        guard level >= 0 else { continue }
                        n[index][level] += 1
                        if response[place] == 1 { events[index][level] += 1 }
                    }
                }
            }
        }
        let size = Double(draws.count)
        levelCounts = counted.indices.flatMap { index in
            counted[index].label.levels.indices.flatMap { level in
                [(StatisticName.n, n[index][level]), (.events, events[index][level])].map { name, value in
                    Statistic(
                        analysis: analysis, variable: counted[index].label.name,
                        level: counted[index].label.levels[level].name, name: name,
                        value: (Double(value) / size).rounded())
                }
            }
        }
    }

    /// The variable inside `categorical( … )`.
    private static func inner(_ name: String) -> String {
        name.hasPrefix("categorical(") ? String(name.dropFirst("categorical(".count).dropLast()) : name
    }
}
