import Formula
import Frame
public import Results
import Survey
public import SurveyData

/// Regression models side by side.
public struct ModelStep: AnalysisStep {
    public static let kind = "model"
    public static let keys =
        [
            "outcome", "formula", "models", "family", "link", "event", "reference", "sample", "crude",
        ] + Inference.keys

    public let identity: StepIdentity
    public let variables: [PlacedName]
    private let request: ModelTableRequest

    init(identity: StepIdentity, request: ModelTableRequest, variables: [PlacedName]) {
        self.identity = identity
        self.request = request
        self.variables = variables
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        guard let declared = ModelReader(fields).read() else { return nil }
        let references = fields["reference"].map { node in
            ConfigurationMapping(node, "'reference'").pairs.compactMap { pair in
                pair.value.text("the reference of '\(pair.name)'").map { (pair.name, $0) }
            }
        }
        let family = fields["family"]?.choice("'family'", of: RegressionSpecification.familyNames)
        let link = fields["link"]?.choice("'link'", of: RegressionSpecification.linkNames)
        let samples = ModelTableRequest.Sample.allCases.map(\.rawValue)
        let sample = fields["sample"]?.choice("'sample'", of: samples)
        let inference = Inference(fields)
        guard
            let specification = RegressionSpecification(
                family: family ?? "gaussian", link: link, event: fields["event"]?.text("'event'"),
                references: Dictionary(references ?? [], uniquingKeysWith: { _, last in last }),
                standardErrors: inference.standardErrors)
        else { return nil }
        let request = ModelTableRequest(
            models: declared.models, specification: specification,
            sample: sample.flatMap { ModelTableRequest.Sample(rawValue: $0) } ?? .common, level: level,
            intervals: inference.intervals)
        for contradiction in request.contradictions {
            let key = if case .referenceOfNoPredictor = contradiction { "reference" } else { "event" }
            fields[key]?.report("\(contradiction)")
        }
        self.init(identity: identity, request: request, variables: declared.variables)
    }

    public var memoryNeed: MemoryNeed? {
        Inference(standardErrors: request.specification.standardErrors, intervals: request.intervals).memoryNeed
    }

    public var combinesPlausibleValues: Bool { true }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard let model = middle.first else { return nil }
        if let problem = unknown(model, "model", among: request.models.map(\.name)) { return problem }
        guard middle.count > 1 else { return nil }
        let terms = request.models.flatMap(\.formulas).flatMap(\.terms).map(\.name)
        if let problem = unknown(middle[1], "term", among: terms + ["(Intercept)"]) { return problem }
        guard middle.count > 2, !middle[1].contains(":") else { return nil }
        return unknownLevels(Array(middle[2...]), of: [middle[1]], in: file)
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        let declared = request.variableNames.compactMap { name in
            context.file.codebook.variable(name)?.reference.map { (name, $0) }
        }
        let completed = ModelTableRequest(
            models: request.models,
            specification: request.specification.addingReferences(
                Dictionary(declared, uniquingKeysWith: { first, _ in first })),
            sample: request.sample, level: request.level, intervals: request.intervals)
        let result = try context.rows.modelTable(
            completed, id: identity.id, language: context.language, drawing: context.draws(of: request.variableNames))
        let few = codesTakenAsNumbers(in: context)
        return context.completing(result, identity: identity, notes: few.isEmpty ? [] : [.takenAsNumbers(few)])
    }

    /// Undeclared predictors with three to six distinct whole numbers: most likely codes, of which a slope means nothing.
    private func codesTakenAsNumbers(in context: StudyContext) -> [String] {
        let plain = request.models.flatMap(\.formulas).flatMap(\.terms).flatMap(\.variables).filter {
            $0.function == nil
        }
        var seen: Set<String> = []
        return plain.map(\.name).filter { seen.insert($0).inserted }.filter { name in
            guard let column = context.variables[name], column.isNumber, !context.file.isDeclared(name) else {
                return false
            }
            return column.distinctWholeNumbers(limit: TableOneStep.fewNumbers).map { $0.count > 2 } ?? false
        }
    }
}
