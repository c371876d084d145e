import Frame
public import Results
import Survey
public import SurveyData

/// What the design of the study is: in words, by stage, by stratum with a single unit, by weights.
public struct DesignStep: AnalysisStep {
    public static let kind = "design"
    public static let keys = ["table"]

    public let identity: StepIdentity
    let table: DesignTable

    init(identity: StepIdentity, table: DesignTable) {
        self.identity = identity
        self.table = table
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        let word = fields["table"]?.choice("'table'", of: DesignTable.allCases.map(\.rawValue))
        self.init(identity: identity, table: word.flatMap { DesignTable(rawValue: $0) } ?? .summary)
    }

    public var variables: [PlacedName] { [] }
    public var memoryNeed: MemoryNeed? { .design }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard let first = middle.first else { return nil }
        switch table {
        case .summary: return unknown(first, "count", among: ["zeroWeight", "units", "strata", "replicates"])
        case .strata: return unknown(first, "variable", among: ["stratum"])
        // How many stages and adjustments there are, the study says.
        case .stages:
            return first == "secondPhase" || first.wholeMatch(of: /stage[1-9]/) != nil
                ? nil : unknown(first, "stage", among: ["stage1", "stage2", "secondPhase"])
        case .weights:
            return first.wholeMatch(of: /step[1-9][0-9]?/) != nil
                ? nil : unknown(first, "weights", among: ["given", "step1", "step2"])
        }
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        guard let frame = context.rows.whole?.frame else { preconditionFailure("designs are refused without the rows") }
        let history = try context.study.design.weightHistory(in: frame) { row, variable in
            context.reading.position(row: row, variable: variable)
        }
        let report = DesignReport(
            design: context.design, frame: frame, history: history, population: context.study.population?.source,
            language: context.language)
        let result =
            switch table {
            case .summary: report.summary(id: identity.id)
            case .stages: report.stages(id: identity.id)
            case .strata: report.strata(id: identity.id)
            case .weights: report.weights(id: identity.id)
            }
        return context.completing(result, identity: identity)
    }

    /// The steps of the `design` command: every table that the design has.
    public static func steps(of study: Study) -> [DesignStep] {
        DesignTable.allCases.filter { table in
            switch table {
            case .summary, .weights: return true
            case .stages: return study.design.tellsUnits
            // A design that refuses strata with a single unit has none.
            case .strata: return study.design.tellsUnits && study.design.singlePSU != .refuse
            }
        }.map { table in
            DesignStep(
                identity: StepIdentity(command: table == .summary ? kind : table.rawValue, show: []), table: table)
        }
    }
}

extension DesignDeclaration {
    /// Whether strata and units are declared, rather than hidden in replicates that come with the data.
    fileprivate var tellsUnits: Bool {
        if case .variables = replicates?.source { return false }
        return true
    }
}
