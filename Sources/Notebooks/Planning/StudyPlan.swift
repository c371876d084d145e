import Frame
import Survey
public import SurveyData

/// A study that has been checked against its file's header and codebook: every name is known, every reference leads
/// somewhere. No data have been read.
public struct StudyPlan: Sendable {
    public let study: Study
    public let file: SurveyFile
    let steps: [any AnalysisStep]
    let references: [InlineReference]

    /// Plans a notebook, with its own data or another file.
    ///
    /// - Throws: ``StudyError``, `FileFormatError`, or ``SurveyData/ConfigurationIssues`` with everything wrong.
    public init(_ notebook: Notebook, data: String? = nil) throws {
        try self.init(
            notebook.study, steps: notebook.steps, references: notebook.references, data: data, name: notebook.path)
    }

    /// Plans a study with steps of its own: a command.
    public init(_ study: Study, steps: [any AnalysisStep]) throws {
        try self.init(study, steps: steps, references: [], data: nil, name: nil)
    }

    private init(
        _ study: Study, steps: [any AnalysisStep], references: [InlineReference], data: String?, name: String?
    ) throws {
        guard let path = data ?? study.dataPath else { throw StudyError.noData(path: name) }
        let codebook = try study.codebookPath.map { try Codebook(path: $0) } ?? .empty
        var study = study
        study.dataPath = path
        self.study = study
        var seen: Set<String> = []
        let added = steps.flatMap(\.derivations).filter { seen.insert($0.name).inserted }
        let log = IssueLog()
        file = try SurveyFile(
            path: path, codebook: codebook, derivations: study.derivations + added, notation: study.notation
        ).drawing(study.plausible, log: log)
        self.steps = steps
        self.references = references
        DerivationReader.checkNames(study.derivations + added, codebook: codebook, log: log)
        steps.flatMap(\.issues).forEach(log.add)
        checkNames(log)
        checkDraws(log)
        checkReferences(log)
        try log.throwIfAny()
        try file.check(variableNames)
    }

    /// Every variable the study reads.
    var variableNames: Set<String> {
        let names = Set(
            study.design.variableNames + steps.flatMap(\.variables).map(\.name)
                + (study.population.map { $0.names.filter(file.variableNames.contains) } ?? []))
        return names.union(file.plausible?.columns(of: names).flatMap(\.values) ?? [])
    }

    private func checkNames(_ log: IssueLog) {
        let known = file.variableNames
        let design = study.design.variableNames.map {
            PlacedName($0, at: study.designPlaces[$0] ?? SourcePosition(whole: "design"))
        }
        let placed = design + steps.flatMap(\.variables)
        for name in placed where !known.contains(name.name) {
            let repeated = file.columns(repeating: name.name)
            let hint =
                repeated.isEmpty
                ? nearestName(to: name.name, among: known).map { " Did you mean '\($0)'?" } ?? ""
                : " Several columns are; they are read as \(repeated.joined(separator: ", "))."
            log.add("no variable is called '\(name.name)' in \(file.path).\(hint)", at: name.position)
        }
        let derived = study.derivations.compactMap { derivation -> Expression? in
            if case .expression(let expression) = derivation.rule { return expression }
            return nil
        }
        for expression in [study.population].compactMap({ $0 }) + derived {
            Self.check(expression, in: file, log)
        }
    }

    /// Reports what in an expression the file's variables do not know.
    static func check(_ expression: Expression, in file: SurveyFile, _ log: IssueLog) {
        let unknown = file.unknownNames(in: expression)
        if unknown.isEmpty, let issue = file.issue(in: expression) { log.add(issue) }
        for name in unknown {
            let hint = nearestName(to: name, among: file.variableNames).map { " Did you mean '\($0)'?" } ?? ""
            log.add(
                "'\(name)' in '\(expression.source)' is neither a variable nor a level of one it is compared with."
                    + hint, at: expression.position)
        }
    }

    private func checkReferences(_ log: IssueLog) {
        let flow = FlowStep(StepIdentity(id: "flow", position: SourcePosition(whole: "flow")))
        let all = steps + (steps.contains { $0.identity.id == "flow" } ? [] : [flow])
        for reference in references {
            guard let step = all.first(where: { $0.identity.id == reference.analysis }) else {
                let ids = all.map(\.identity.id)
                let hint =
                    nearestName(to: reference.analysis, among: ids).map { "Did you mean '\($0)'?" }
                    ?? "The ids are: \(ids.joined(separator: ", "))."
                log.add(
                    "\(reference.source): no analysis has the id '\(reference.analysis)'. \(hint)",
                    at: reference.position)
                continue
            }
            if !ReferenceStatistic.isKnown(reference.statistic) {
                let known = ReferenceStatistic.knownNames
                let hint =
                    nearestName(to: reference.statistic, among: known).map { "Did you mean '\($0)'?" }
                    ?? "Known: \(known.joined(separator: ", "))."
                log.add(
                    "\(reference.source): no statistic is called '\(reference.statistic)'. \(hint)",
                    at: reference.position)
            }
            if let problem = step.problem(withReference: reference.middle, in: file) {
                log.add("\(reference.source): \(problem)", at: reference.position)
            }
        }
    }
}
