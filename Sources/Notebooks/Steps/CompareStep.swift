import Frame
public import Results
public import Survey
public import SurveyData

/// Groups compared: their estimates, contrasts, tests and effect sizes, a variable in each row.
public struct CompareStep: AnalysisStep {
    public static let kind = "compare"
    public static let keys = [
        "by", "rows", "categorical", "numeric", "reference", "test", "contrast", "effect", "multiplicity",
    ]

    public let identity: StepIdentity
    let by: PlacedName
    let rows: [PlacedName]
    let categorical: Set<String>
    let numeric: Set<String>
    let choices: CompareChoices
    let level: Double

    public init(
        identity: StepIdentity, by: PlacedName, rows: [PlacedName], categorical: Set<String> = [],
        numeric: Set<String> = [], choices: CompareChoices, level: Double
    ) {
        self.identity = identity
        self.by = by
        self.rows = rows
        self.categorical = categorical
        self.numeric = numeric
        self.choices = choices
        self.level = level
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        let rows = fields.required("rows", in: "the compare block")?.placedNames("'rows'")
        let by = fields.required("by", in: "the compare block")?.placedName("'by'")
        guard let rows, let by else { return nil }
        self.init(
            identity: identity, by: by, rows: rows,
            categorical: Set(fields["categorical"]?.variableNames("'categorical'") ?? []),
            numeric: Set(fields["numeric"]?.variableNames("'numeric'") ?? []), choices: CompareChoices(fields),
            level: level)
        for key in ["categorical", "numeric"] {
            guard let node = fields[key] else { continue }
            for name in node.variableNames("'\(key)'") where !rows.contains(where: { $0.name == name }) {
                node.report("'\(name)' under '\(key)' is not among the rows.")
            }
        }
    }

    public var issues: [ConfigurationIssue] {
        var issues = rows.filter { $0.name == by.name }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' makes the groups; leave it out of the rows.")
        }
        var seen: Set<String> = []
        issues += rows.filter { !seen.insert($0.name).inserted }.map {
            ConfigurationIssue(position: $0.position, message: "'\($0.name)' stands twice among the rows; keep one.")
        }
        issues += rows.filter { categorical.contains($0.name) && numeric.contains($0.name) }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' is asked for in two ways; keep one of them.")
        }
        return issues + choices.contradictions.map { ConfigurationIssue(position: identity.position, message: $0) }
    }

    public var variables: [PlacedName] { rows + [by] }
    public var memoryNeed: MemoryNeed? { .comparison }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard let first = middle.first else { return nil }
        if let problem = unknown(first, "variable", among: variables.map(\.name)) { return problem }
        let levels = [first, by.name].filter { $0 == by.name || file.declaredLevels(of: $0) != nil }
        return unknownLevels(Array(middle.dropFirst()), of: levels, in: file)
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        var taken: [String] = []
        let requests = try rows.map { row in
            ComparisonRequest.Row(
                variable: row.name, isCategorical: try isCategorical(row.name, in: context, taken: &taken))
        }
        try context.refuseTextsAsCategories(by.name)
        guard let whole = context.rows.whole else { preconditionFailure("a comparison has its rows in memory") }
        try refuseUnknownReference(in: context)
        let result = context.design.comparison(
            ComparisonRequest(
                rows: requests, by: by.name, reference: choices.reference, tests: choices.tests,
                contrast: choices.contrast, effects: choices.effects, multiplicity: choices.multiplicity, level: level),
            in: whole.frame, where: whole.domain, id: identity.id, language: context.language)
        return context.completing(
            result, identity: identity, notes: taken.isEmpty ? [] : [.takenAsCategorical(taken)])
    }

    private func refuseUnknownReference(in context: StudyContext) throws {
        let known = context.variables[by.name]?.categories.levels.map(\.name) ?? []
        guard let reference = choices.reference, let problem = unknown(reference, "group", among: known) else { return }
        throw ConfigurationIssue(position: identity.position, message: "reference: \(problem)")
    }

    /// Whether a row is compared as categories: as asked, as its type says, or for few distinct whole numbers without a
    /// codebook.
    private func isCategorical(_ name: String, in context: StudyContext, taken: inout [String]) throws -> Bool {
        guard let column = context.variables[name] else {
            preconditionFailure("variables are checked before data are read")
        }
        if categorical.contains(name) { return true }
        if numeric.contains(name) {
            guard column.isNumber else { throw context.notNumeric(name, identity) }
            return false
        }
        guard column.isNumber else {
            try context.refuseTextsAsCategories(name)
            return true
        }
        guard !context.file.isDeclared(name), let few = column.distinctWholeNumbers(limit: TableOneStep.fewNumbers),
            !few.isEmpty
        else { return false }
        taken.append(name)
        return true
    }
}
