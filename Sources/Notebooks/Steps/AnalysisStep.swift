public import Frame
public import Reporting
public import Results
public import SurveyData

/// What every block has.
public struct StepIdentity: Sendable {
    /// The keys every block may use.
    static let keys = ["id", "title", "show"]

    public let id: String
    public let title: String?
    /// The parts of its table that are shown; `nil` for all.
    public let parts: Set<Arrangement.Part>?
    public let position: SourcePosition

    public init(id: String, title: String? = nil, parts: Set<Arrangement.Part>? = nil, position: SourcePosition) {
        self.id = id
        self.title = title
        self.parts = parts
        self.position = position
    }
}

/// A declared analysis: one file each, and one line in ``AnalysisSteps/all``.
public protocol AnalysisStep: Sendable {
    /// The word in the fence of its block.
    static var kind: String { get }
    /// The keys of its block besides those every block has.
    static var keys: [String] { get }

    var identity: StepIdentity { get }
    /// The variables it reads, with the places they are written at.
    var variables: [PlacedName] { get }

    /// Variables of its own that it reads beside those of the codebook and the study.
    var derivations: [Derivation] { get }

    /// What contradicts itself in it, whatever the data.
    var issues: [ConfigurationIssue] { get }

    /// What in it needs all rows in memory; `nil` when sums are enough.
    var memoryNeed: MemoryNeed? { get }

    /// Whether variables with plausible values may stand in it, what each gives being combined.
    var combinesPlausibleValues: Bool { get }

    /// Decodes its block; what is wrong has been reported when this fails.
    init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double)

    /// What an inline reference may name between the analysis and the statistic, or what is wrong with it.
    func problem(withReference middle: [String], in file: SurveyFile) -> String?

    /// Computes the result.
    func run(_ context: StudyContext) throws -> AnalysisResult
}

/// The kinds of blocks.
public enum AnalysisSteps {
    public static let all: [any AnalysisStep.Type] = [
        TableOneStep.self, ModelStep.self, EstimateStep.self, FlowStep.self, DescribeStep.self, ExposureStep.self,
        OverlapStep.self, AttritionStep.self, DesignStep.self,
        CompareStep.self,
    ]
}

extension AnalysisStep {
    public var derivations: [Derivation] { [] }
    public var issues: [ConfigurationIssue] { [] }
    public var memoryNeed: MemoryNeed? { nil }
    public var combinesPlausibleValues: Bool { false }

    /// The problem with a name that should be one of `known`.
    func unknown(_ name: String, _ meaning: String, among known: [String]) -> String? {
        guard !known.contains(name) else { return nil }
        let hint =
            nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
            ?? "It has: \(known.prefix(15).joined(separator: ", "))."
        return "'\(identity.id)' has no \(meaning) '\(name)'. \(hint)"
    }

    /// The problem with names that should be levels of variables, where levels are known before data are read.
    func unknownLevels(_ names: [String], of variables: [String], in file: SurveyFile) -> String? {
        let levels = variables.map { file.declaredLevels(of: $0) }
        guard !levels.contains(where: { $0 == nil }) else { return nil }
        let known = levels.flatMap { $0?.map(\.name) ?? [] }
        return names.lazy.compactMap { unknown($0, "level or group", among: known) }.first
    }
}
