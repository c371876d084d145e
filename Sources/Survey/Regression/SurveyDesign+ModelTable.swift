import Estimation
import Formula
public import Frame
public import Results
import RowBlocks

extension SurveyDesign {
    /// Models side by side: coefficients with design standard errors, ratios, term tests, and the numbers analysed.
    ///
    /// A model that cannot be fitted leaves its column empty and is reported among the problems; the others stand.
    ///
    /// - Parameters:
    ///   - request: the models.
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func modelTable(
        _ request: ModelTableRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        let positive = weights.values
        let missing =
            request.sample == .common
            ? ModelFrame.missingValues(of: request.models.flatMap(\.formulas), in: frame) : []
        var sample = request.sample == .common ? zip(domain, positive).map { $0 && $1 > 0 } : domain
        for reasons in missing.map(\.reasons) {
            for row in sample.indices where reasons[row] != 0 { sample[row] = false }
        }
        let rows = sample
        let tasks = request.models.flatMap { model in model.formulas.map { (model.name, $0) } }
        let outcomes = mapInOrder(tasks.count) { index in
            Result { try regress(tasks[index].1, request.specification, in: frame) { rows[$0] } }
        }
        var assembly = ModelTableAssembly(request: request, analysis: id, frame: frame, language: language)
        for (task, outcome) in zip(tasks, outcomes) { assembly.add(outcome, model: task.0, formula: task.1) }
        if request.sample == .common {
            assembly.addExclusions(missing, where: domain, weights: positive)
        }
        return assembly.result
    }
}

/// Gathers fits into a result.
private struct ModelTableAssembly {
    private let request: ModelTableRequest
    private let analysis: String
    private let frame: DataFrame
    private let language: String

    private var statistics: [Statistic] = []
    private var notes: [Note] = []
    private var problems: [String] = []
    private var fits: [(model: String, fit: RegressionFit)] = []
    /// Every term of every model, in order of first appearance.
    private var variableLabels: [ResultLabels.Variable] = []

    init(request: ModelTableRequest, analysis: String, frame: DataFrame, language: String) {
        self.request = request
        self.analysis = analysis
        self.frame = frame
        self.language = language
        for term in request.models.flatMap(\.formulas).flatMap(\.terms)
        where !variableLabels.contains(where: { $0.name == term.name }) {
            variableLabels.append(label(of: term))
        }
    }

    mutating func add(_ outcome: Result<RegressionFit, any Error>, model: String, formula: ModelFormula) {
        switch outcome {
        case .success(let fit):
            let modelStatistics = ModelStatistics(fit: fit, analysis: analysis, model: model, level: request.level)
            // The intercept of crude models, one a variable, belongs to no row of the table.
            let isOneFit = request.models.first { $0.name == model }?.formulas.count == 1
            statistics += modelStatistics.all.filter { isOneFit || $0.variable != "(Intercept)" }
            let isFirst = !fits.contains { $0.model == model }
            if isOneFit || (isFirst && request.sample == .common) { statistics += modelStatistics.counts }
            fits.append((model, fit))
            let aliased = fit.aliased.map(\.name)
            if !aliased.isEmpty { notes.append(.aliased(model: model, aliased)) }
            if request.sample == .available, !fit.modelFrame.exclusions.isEmpty {
                notes.append(.exclusions(model: model, fit.modelFrame.exclusions.map(exclusion)))
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
        frame[variable]?.label.text(in: language) ?? variable
    }

    /// Rows that all models leave out, each counted under the first variable it misses.
    mutating func addExclusions(
        _ missing: [(variable: String, reasons: [UInt8])], where domain: [Bool], weights: [Double]
    ) {
        let names = missing.map(\.variable)
        var counts: [[MissingReason: Int]] = names.map { _ in [:] }
        let reasons = missing.map(\.reasons)
        for row in domain.indices where domain[row] && weights[row] > 0 {
            guard let first = reasons.firstIndex(where: { $0[row] != 0 }),
                let reason = MissingReason(rawValue: reasons[first][row])
            else { continue }
            counts[first][reason, default: 0] += 1
        }
        let exclusions = names.indices.flatMap { index in
            MissingReason.allCases.compactMap { reason in
                counts[index][reason].map {
                    Note.Exclusion(
                        variable: names[index], label: label(names[index]), reason: reason.name, count: $0)
                }
            }
        }
        if !exclusions.isEmpty { notes.append(.exclusions(model: nil, exclusions)) }
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
        var all: [Note] = [.cells(.models(level: request.level))]
        if let freedom = fits.map(\.fit.coefficients.degreesOfFreedom).min(),
            let most = fits.map(\.fit.coefficients.degreesOfFreedom).max()
        {
            let specification = request.specification
            all.append(
                .model(
                    .init(
                        family: specification.family.rawValue, link: specification.link.rawValue,
                        degreesOfFreedom: freedom...most)))
        }
        if let fit = fits.first?.fit, let event = fit.event {
            all.append(
                .event(variable: label(fit.modelFrame.formula.outcome.name), level: event.label.text(in: language)))
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
            guard let column = frame[variable.name] else {
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

    /// Respondents and events at each level, where all models share their respondents.
    private var levelCounts: [Statistic] {
        guard request.sample == .common, let first = fits.first?.fit, first.events != nil else { return [] }
        let rows = first.modelFrame.rows
        guard
            let outcome = try? Outcome(
                first.modelFrame, in: frame, family: first.specification.family, event: first.specification.event)
        else { return [] }
        return variableLabels.filter { !$0.isNumeric && !$0.name.contains(":") }.flatMap { label -> [Statistic] in
            guard let column = frame[label.name] ?? frame[Self.inner(label.name)] else { return [] }
            let codes = column.categories.codes
            var n = [Int](repeating: 0, count: label.levels.count)
            var events = n
            for (index, row) in rows.enumerated() {
                n[Int(codes[Int(row)])] += 1
                if outcome.values[index] == 1 { events[Int(codes[Int(row)])] += 1 }
            }
            return label.levels.indices.flatMap { level in
                [(StatisticName.n, n[level]), (.events, events[level])].map { name, value in
                    Statistic(
                        analysis: analysis, variable: label.name, level: label.levels[level].name, name: name,
                        value: Double(value))
                }
            }
        }
    }

    /// The variable inside `categorical( … )`.
    private static func inner(_ name: String) -> String {
        name.hasPrefix("categorical(") ? String(name.dropFirst("categorical(".count).dropLast()) : name
    }
}
