import Frame
public import Results
import Survey
public import SurveyData

/// Who of a panel is interviewed again: how many in each wave, in which waves, and what those who were lost were like.
public struct AttritionStep: AnalysisStep {
    /// The tables there are.
    public enum Table: String, Sendable, CaseIterable {
        /// Counts in every wave.
        case waves
        /// Counts of combinations of waves.
        case patterns
        /// Characteristics in the first wave, by whether a person is there in the last.
        case characteristics
    }

    public static let kind = "attrition"
    public static let keys = ["person", "wave", "table"] + ["variables", "categorical", "numeric", "median"]

    public let identity: StepIdentity
    let persons: [PlacedName]
    let wave: PlacedName
    let table: Table
    /// The table of characteristics, but for its columns.
    let characteristics: TableOneStep

    init(
        identity: StepIdentity, persons: [PlacedName], wave: PlacedName, table: Table, characteristics: TableOneStep
    ) {
        self.identity = identity
        self.persons = persons
        self.wave = wave
        self.table = table
        self.characteristics = characteristics
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        let persons = fields.required("person", in: "the attrition block")?.placedNames("'person'") ?? []
        let wave = fields.required("wave", in: "the attrition block")?.placedName("'wave'")
        let word = fields["table"]?.choice("'table'", of: Table.allCases.map(\.rawValue))
        let rows = fields["variables"]?.placedNames("'variables'") ?? []
        let table = word.flatMap { Table(rawValue: $0) } ?? (rows.isEmpty ? .waves : .characteristics)
        guard let wave, !persons.isEmpty else { return nil }
        if table == .characteristics, rows.isEmpty {
            _ = fields.required("variables", in: "a table of characteristics")
        }
        if table != .characteristics, let node = fields["variables"] {
            node.report("'variables' are the rows of 'table: characteristics'; this table has none.")
        }
        func names(_ key: String) -> Set<String> { Set(fields[key]?.variableNames("'\(key)'") ?? []) }
        self.init(
            identity: identity, persons: persons, wave: wave, table: table,
            characteristics: TableOneStep(
                identity: identity, rows: rows, categorical: names("categorical"), numeric: names("numeric"),
                median: names("median")))
    }

    public var variables: [PlacedName] { persons + [wave] + characteristics.rows }
    public var memoryNeed: MemoryNeed? { .panel }

    public var issues: [ConfigurationIssue] {
        let clash = characteristics.rows.filter { $0.name == wave.name }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' tells the waves apart and is the same in all rows here.")
        }
        let twice = persons.filter { $0.name == wave.name }.map {
            ConfigurationIssue(
                position: $0.position, message: "'\($0.name)' cannot tell both persons and waves apart.")
        }
        return clash + twice + characteristics.issues
    }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard let first = middle.first else { return nil }
        switch table {
        case .characteristics:
            guard first != AttritionStep.retention else { return nil }
            if let problem = unknown(first, "variable", among: characteristics.rows.map(\.name)) { return problem }
            return nil
        case .patterns: return unknown(first, "variable", among: ["pattern"])
        case .waves:
            if let problem = unknown(first, "variable", among: [wave.name]) { return problem }
            return middle.count > 2
                ? unknown(middle[2], "count", among: AttritionCount.allCases.map(\.rawValue)) : nil
        }
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        let panel = try PanelRows(
            context, persons: persons.map(\.name), wave: wave.name, analysis: identity.id)
        guard let block = context.rows.whole else { preconditionFailure("a panel is refused without its rows") }
        switch table {
        case .waves: return context.completing(waves(panel, block.domain, context), identity: identity)
        case .patterns: return context.completing(patterns(panel, block.domain, context), identity: identity)
        case .characteristics: return try characteristics(panel, block, context)
        }
    }
}
