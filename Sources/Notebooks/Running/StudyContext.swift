public import Frame
import Reporting
import Results
public import Survey
public import SurveyData

/// What every step computes from: decoded data, the design, and who is analysed.
public struct StudyContext: Sendable {
    public let study: Study
    /// What reading the file brought to light.
    public let reading: any SurveyReading
    /// The rows of the sample, in memory or read block by block.
    public let rows: any SampleRows
    /// The variables in memory; `nil` where they are read block by block.
    public let table: SurveyTable?
    public let flow: RespondentFlow

    /// Every variable: types, labels and levels are those of the whole file.
    public var variables: DataFrame { rows.variables }
    public var design: SurveyDesign { rows.design }
    public var file: SurveyFile { reading.file }
    public var language: String { study.language.rawValue }

    /// The plausible values of those of the variables that have them; `nil` where none has.
    func draws(of names: [String]) -> PlausibleDraws? {
        guard let plausible = file.plausible, names.contains(where: plausible.variables.contains) else { return nil }
        return PlausibleDraws(columns: plausible.columns(of: names), rule: study.imputation)
    }

    /// A result with the title of its block, and the notes that every result of the study carries.
    func completing(_ result: AnalysisResult, identity: StepIdentity, notes: [Note] = []) -> AnalysisResult {
        AnalysisResult(
            id: result.id, kind: result.kind, title: identity.title ?? result.title, labels: result.labels,
            statistics: result.statistics, notes: commonNotes(for: result) + result.notes + notes,
            problems: result.problems + variablesWithoutValues(result))
    }

    /// Variables of a table or an estimate that nobody analysed has a value of: most likely a missing code too many, or
    /// the wrong file.
    private func variablesWithoutValues(_ result: AnalysisResult) -> [String] {
        guard result.kind == .tableOne || result.kind == .estimates || result.kind == .comparison else { return [] }
        let names = result.labels.variables.map(\.name).flatMap { name in
            variables[name] == nil ? name.split(separator: "/").map(String.init) : [name]
        }
        let all = names + result.labels.groups.map(\.name)
        return all.filter { variables[$0] != nil && !rows.hasValues(of: $0) }.map {
            "\(result.id): '\($0)' has no value among the \(flow.analysed) respondents analysed. Leave it out, or look at "
                + "its missing values with `lbc describe`."
        }
    }

    private func commonNotes(for result: AnalysisResult) -> [Note] {
        var notes: [Note] = file.codebook.isSynthetic ? [.synthetic] : []
        let names = (result.labels.variables + result.labels.groups).map(\.name)
        let variables = names.filter { file.variableNames.contains($0) }
        let exposures = (try? file.exposures(behind: variables)) ?? []
        notes += exposures.flatMap { exposure -> [Note] in
            [.exposure(name: exposure.name, definition: exposure.definition.text(in: language))]
                + [exposure.sourceNote(language)].compactMap { $0 }
        }
        // Who is analysed may be told by a score, too.
        let inPopulation = (study.population?.names ?? []).filter(file.variableNames.contains)
        let scales = (try? file.scales(behind: variables + inPopulation.sorted())) ?? []
        notes += scales.map { .scale(ScaleFacts($0, language: language)) }
        let growth = (try? file.growth(behind: variables + inPopulation.sorted())) ?? []
        notes += growth.map { .growth(GrowthFacts($0)) }
        let anaemia = (try? file.anaemia(behind: variables + inPopulation.sorted())) ?? []
        notes += anaemia.map { .anaemia(AnaemiaFacts($0, language: language)) }
        // A description is of the file, not of a population.
        if result.kind == .description { return notes }
        // The design is that of all rows.
        if case .design = result.kind { return notes }
        // Persons are counted as they are, by a population of their own.
        if result.kind == .attrition || result.kind == .attritionPatterns { return notes }
        if let population = study.population, result.kind != .flow {
            notes.append(
                .population(
                    condition: population.source, inside: flow.analysed, outside: flow.outside,
                    undecided: flow.undecided))
        }
        if flow.zeroWeight > 0, result.kind != .flow, !study.design.makesZeroWeights {
            notes.append(.zeroWeights(count: flow.zeroWeight))
        }
        notes += reading.violations.filter { names.contains($0.variable) && $0.kind != .notANumber }.map {
            .invalidCells(variable: $0.variable, count: $0.count)
        }
        notes.append(.design(design.facts))
        return notes
    }

    /// The error of a step that needs numbers, with the text that stands among them, if that is what is wrong.
    func notNumeric(_ name: String, _ identity: StepIdentity) -> StudyError {
        .notNumeric(variable: name, analysis: identity.id, evidence: reading.firstTextAmongNumbers(in: name))
    }

    /// Refuses a column of many distinct texts where categories are needed: most likely it is a number with a stray
    /// text, or an identifier.
    func refuseTextsAsCategories(_ name: String) throws(StudyError) {
        guard let column = variables[name] else { return }
        let levels: Int
        switch column.values {
        case .text(_, let texts): levels = texts.count
        case .categorical(_, let known): levels = known.count
        case .numeric, .integer: levels = column.distinctWholeNumbers(limit: Self.mostLevels)?.count ?? .max
        }
        guard levels > Self.mostLevels else { return }
        throw .tooManyLevels(
            variable: name, count: levels == .max ? nil : levels, evidence: reading.firstTextAmongNumbers(in: name))
    }

    private static let mostLevels = 100
}
