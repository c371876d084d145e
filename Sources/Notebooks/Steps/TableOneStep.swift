import Frame
public import Results
import Survey
public import SurveyData

/// Characteristics by group.
public struct TableOneStep: AnalysisStep {
    public static let kind = "table1"
    public static let keys = ["by", "rows", "categorical", "numeric", "median"] + Inference.keys

    public let identity: StepIdentity
    let by: PlacedName?
    let rows: [PlacedName]
    /// Rows whose summary is asked for rather than chosen.
    let categorical: Set<String>
    let numeric: Set<String>
    let median: Set<String>
    let inference: Inference

    public init(
        identity: StepIdentity, by: PlacedName?, rows: [PlacedName], categorical: Set<String> = [],
        numeric: Set<String> = [], median: Set<String> = [], inference: Inference = Inference()
    ) {
        self.identity = identity
        self.by = by
        self.rows = rows
        self.categorical = categorical
        self.numeric = numeric
        self.median = median
        self.inference = inference
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        guard let rows = fields.required("rows", in: "the table1 block") else { return nil }
        self.init(
            identity: identity, by: fields["by"]?.placedName("'by'"), rows: rows.placedNames("'rows'"),
            categorical: Set(fields["categorical"]?.variableNames("'categorical'") ?? []),
            numeric: Set(fields["numeric"]?.variableNames("'numeric'") ?? []),
            median: Set(fields["median"]?.variableNames("'median'") ?? []), inference: Inference(fields))
        for key in ["categorical", "numeric", "median"] {
            guard let node = fields[key] else { continue }
            for name in node.variableNames("'\(key)'") where !self.rows.contains(where: { $0.name == name }) {
                node.report("'\(name)' under '\(key)' is not among the rows.")
            }
        }
    }

    public var issues: [ConfigurationIssue] {
        let asGroup = rows.filter { $0.name == by?.name }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' is the group of the columns; leave it out of the rows.")
        }
        var seen: Set<String> = []
        let repeated = rows.filter { !seen.insert($0.name).inserted }.map {
            ConfigurationIssue(position: $0.position, message: "'\($0.name)' stands twice among the rows; keep one.")
        }
        let twoWays = rows.filter { row in [categorical, numeric, median].count { $0.contains(row.name) } > 1 }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' is asked for in two ways; keep one of them.")
        }
        return asGroup + repeated + twoWays
    }

    public var variables: [PlacedName] { rows + [by].compactMap { $0 } }

    public var memoryNeed: MemoryNeed? {
        let medians = rows.map(\.name).filter(median.contains)
        return medians.isEmpty ? inference.memoryNeed : .medians(medians)
    }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard let first = middle.first else { return nil }
        if let problem = unknown(first, "variable", among: variables.map(\.name)) { return problem }
        let levels = [first] + [by?.name].compactMap { $0 }
        return unknownLevels(Array(middle.dropFirst()), of: levels.filter { isCategorical($0, in: file) }, in: file)
    }

    /// Numeric variables have no levels to check.
    private func isCategorical(_ name: String, in file: SurveyFile) -> Bool {
        name == by?.name || file.declaredLevels(of: name) != nil
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        var taken: [String] = []
        let requests = try rows.map { row -> TableOneRequest.Row in
            let summary = try summary(of: row.name, in: context, taken: &taken)
            return TableOneRequest.Row(variable: row.name, summary: summary)
        }
        if let by { try context.refuseTextsAsCategories(by.name) }
        let result = try context.rows.tableOne(
            TableOneRequest(rows: requests, by: by?.name, inference: inference), id: identity.id,
            language: context.language)
        return context.completing(
            result, identity: identity, notes: taken.isEmpty ? [] : [.takenAsCategorical(taken)])
    }

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
