import Frame
public import Results
public import SurveyData

/// What the variables of the file hold.
public struct DescribeStep: AnalysisStep {
    public static let kind = "describe"
    public static let keys = ["variables"]

    public let identity: StepIdentity
    public let variables: [PlacedName]

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        guard let variables = fields.required("variables", in: "the describe block") else { return nil }
        self.identity = identity
        self.variables = variables.placedNames("'variables'")
    }

    public var memoryNeed: MemoryNeed? { .description }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        middle.first.flatMap { unknown($0, "variable", among: variables.map(\.name)) }
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        guard let table = context.table else { preconditionFailure("descriptions are refused without the rows") }
        let result = FileDescription(
            table: table, variables: variables.map(\.name), id: identity.id, language: context.language
        ).result
        return context.completing(result, identity: identity)
    }
}
