import Frame
import Reporting
public import Results
import Survey
public import SurveyData

/// Characteristics by group.
public struct TableOneStep: AnalysisStep {
    public static let kind = "table1"
    public static let keys =
        ["by", "within", "rows", "categorical", "numeric", "median", "tests", "multiplicity", "cases"]
        + PublicationRules.keys
        + Inference.keys

    public let identity: StepIdentity
    /// The variables of the columns, side by side.
    let by: [PlacedName]
    /// The variable within whose levels the columns are repeated.
    let within: PlacedName?
    let rows: [PlacedName]
    /// Rows whose summary is asked for rather than chosen.
    let categorical: Set<String>
    let numeric: Set<String>
    let median: Set<String>
    /// Tests chosen for rows.
    let tests: [RowTest]
    let multiplicity: Multiplicity
    let cases: TableOneRequest.Cases
    let rules: PublicationRules
    /// The coverage of intervals.
    let level: Double
    let inference: Inference

    init(
        identity: StepIdentity, by: [PlacedName] = [], within: PlacedName? = nil, rows: [PlacedName],
        categorical: Set<String> = [], numeric: Set<String> = [], median: Set<String> = [],
        tests: [RowTest] = [], multiplicity: Multiplicity = .none, cases: TableOneRequest.Cases = .available,
        rules: PublicationRules = PublicationRules(), level: Double = 0.95,
        inference: Inference = Inference()
    ) {
        self.identity = identity
        self.by = by
        self.within = within
        self.rows = rows
        self.categorical = categorical
        self.numeric = numeric
        self.median = median
        self.tests = tests
        self.multiplicity = multiplicity
        self.cases = cases
        self.rules = rules
        self.level = level
        self.inference = inference
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        guard let rows = fields.required("rows", in: "the table1 block") else { return nil }
        self.init(
            identity: identity, by: fields["by"]?.placedNames("'by'") ?? [],
            within: fields["within"]?.placedName("'within'"), rows: rows.placedNames("'rows'"),
            categorical: Set(fields["categorical"]?.variableNames("'categorical'") ?? []),
            numeric: Set(fields["numeric"]?.variableNames("'numeric'") ?? []),
            median: Set(fields["median"]?.variableNames("'median'") ?? []),
            tests: RowTest.read(fields["tests"]),
            multiplicity: fields["multiplicity"]?.choice("'multiplicity'", of: CompareChoices.multiplicityNames)
                .flatMap(Multiplicity.init) ?? .none,
            cases: fields["cases"]?.choice("'cases'", of: Self.caseNames).flatMap(TableOneRequest.Cases.init)
                ?? .available,
            rules: PublicationRules(fields), level: level, inference: Inference(fields))
        for key in ["categorical", "numeric", "median"] {
            guard let node = fields[key] else { continue }
            for name in node.variableNames("'\(key)'") where !self.rows.contains(where: { $0.name == name }) {
                node.report("'\(name)' under '\(key)' is not among the rows.")
            }
        }
    }

    public var issues: [ConfigurationIssue] {
        let groups = by + [within].compactMap { $0 }
        let asGroup = rows.filter { row in groups.contains { $0.name == row.name } }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' is the group of the columns; leave it out of the rows.")
        }
        let sameGroup = groups.indices.filter { index in groups[..<index].contains { $0.name == groups[index].name } }
            .map { index in
                ConfigurationIssue(
                    position: groups[index].position,
                    message: "'\(groups[index].name)' stands twice among the groups of the columns; keep one.")
            }
        var seen: Set<String> = []
        let repeated = rows.filter { !seen.insert($0.name).inserted }.map {
            ConfigurationIssue(position: $0.position, message: "'\($0.name)' stands twice among the rows; keep one.")
        }
        let twoWays = rows.filter { row in [categorical, numeric, median].count { $0.contains(row.name) } > 1 }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' is asked for in two ways; keep one of them.")
        }
        let strayTests = tests.filter { test in !rows.contains { $0.name == test.variable.name } }.map {
            ConfigurationIssue(
                position: $0.variable.position, message: "'\($0.variable.name)' under 'tests' is not among the rows.")
        }
        return asGroup + sameGroup + repeated + twoWays + strayTests
    }

    public var variables: [PlacedName] { rows + by + [within].compactMap { $0 } }

    public var memoryNeed: MemoryNeed? {
        let medians = rows.map(\.name).filter(median.contains)
        if tests.contains(where: \.choice.needsRows) { return .comparison }
        return medians.isEmpty ? inference.memoryNeed : .medians(medians)
    }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        var middle = middle[...]
        if by.count > 1 || within != nil, let panel = middle.first, !variables.contains(where: { $0.name == panel }) {
            middle = middle.dropFirst()
        }
        guard let first = middle.first else { return nil }
        if let problem = unknown(first, "variable", among: variables.map(\.name)) { return problem }
        let levels = [first] + by.map(\.name)
        return unknownLevels(Array(middle.dropFirst()), of: levels.filter { isCategorical($0, in: file) }, in: file)
    }

    /// Numeric variables have no levels to check.
    private func isCategorical(_ name: String, in file: SurveyFile) -> Bool {
        by.contains { $0.name == name } || file.declaredLevels(of: name) != nil
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        var taken: [String] = []
        let requests = try rows.map { row -> TableOneRequest.Row in
            let summary = try summary(of: row.name, in: context, taken: &taken)
            let test = try tests.first { $0.variable.name == row.name }?.fitting(isCategorical: summary == .levels)
            return TableOneRequest.Row(variable: row.name, summary: summary, test: test)
        }
        for name in by + [within].compactMap({ $0 }) { try context.refuseTextsAsCategories(name.name) }
        let request = TableOneRequest(
            rows: requests, by: by.map(\.name), within: within?.name, cases: cases, multiplicity: multiplicity,
            details: details, level: level,
            inference: inference)
        let result = rules.applied(
            to: try context.rows.tableOne(request, id: identity.id, language: context.language))
        return context.completing(
            result, identity: identity, notes: taken.isEmpty ? [] : [.takenAsCategorical(taken)])
    }

    /// What is computed because it is shown.
    private var details: Set<TableOneRequest.Detail> {
        let parts: [(Arrangement.Part, TableOneRequest.Detail)] = [
            (.ci, .intervals), (.deff, .designEffects), (.reasons, .reasons),
        ]
        return Set(parts.filter { identity.parts?.contains($0.0) ?? $0.0.isUsual }.map(\.1))
    }

    /// Whom rows may be about.
    public static let caseNames = TableOneRequest.Cases.allCases.map(\.rawValue)

    /// How a row is summarised: as asked, as its type says, or for few distinct whole numbers without a codebook, as
    /// categories.
    private func summary(
        of name: String, in context: StudyContext, taken: inout [String]
    ) throws -> TableOneRequest.Summary {
        guard let column = context.variables[name] else {
            preconditionFailure("variables are checked before data are read")
        }
        if categorical.contains(name) { return .levels }
        if median.contains(name) || numeric.contains(name) {
            guard column.isNumber else { throw context.notNumeric(name, identity) }
            return median.contains(name) ? .median : .mean
        }
        guard column.isNumber else {
            try context.refuseTextsAsCategories(name)
            return .levels
        }
        if !context.file.isDeclared(name), let few = column.distinctWholeNumbers(limit: Self.fewNumbers), !few.isEmpty {
            taken.append(name)
            return .levels
        }
        return .mean
    }

    /// Undeclared variables with at most this many distinct whole numbers are taken as categories.
    static let fewNumbers = 6
}
