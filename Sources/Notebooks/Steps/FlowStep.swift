public import Results
public import SurveyData

/// How many respondents are read, in the population, and analysed.
public struct FlowStep: AnalysisStep {
    public static let kind = "flow"
    public static let keys: [String] = []

    public let identity: StepIdentity

    public init(_ identity: StepIdentity) {
        self.identity = identity
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        self.init(identity)
    }

    public var variables: [PlacedName] { [] }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        middle.first.flatMap { unknown($0, "step", among: RespondentFlow.Step.allCases.map(\.rawValue)) }
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        context.completing(context.flow.result(id: identity.id, language: context.study.language), identity: identity)
    }
}
