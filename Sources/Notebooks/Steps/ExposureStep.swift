import Frame
import Reporting
public import Results
import Survey
public import SurveyData

/// How many children each exposure definition counts, and by which criterion others are not counted.
public struct ExposureStep: AnalysisStep {
    public static let kind = "exposure"
    public static let keys = ["definitions"]

    public let identity: StepIdentity
    /// The definitions, by name.
    let definitions: [PlacedName]
    /// Shipped definitions that lack roles, to be named under the table.
    private let lacking: [(name: String, roles: [ExposureRole])]
    private let level: Double

    init(
        identity: StepIdentity, definitions: [PlacedName], lacking: [(name: String, roles: [ExposureRole])] = [],
        level: Double
    ) {
        self.identity = identity
        self.definitions = definitions
        self.lacking = lacking
        self.level = level
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        guard let definitions = fields.required("definitions", in: "the exposure block") else { return nil }
        self.init(
            identity: identity, definitions: definitions.definitionNames("'definitions'"), level: level)
    }

    private static let outputs: [ExposureOutput] = [.criterion, .pattern, .leftBehind]

    public var variables: [PlacedName] { definitions.flatMap { $0.variables(of: Self.outputs) } }
    public var derivations: [Derivation] { definitions.flatMap { $0.derivations(of: Self.outputs) } }
    public var issues: [ConfigurationIssue] { definitions.repetitions }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard let first = middle.first else { return nil }
        let levels =
            ExposureCriterion.Verdict.allCases.map(\.rawValue) + [ExposureCounts.all, ExposureCounts.decided]
            + ExposureCriterion.allCases.map(\.rawValue)
        return unknown(first, "definition", among: definitions.map(\.name))
            ?? middle.dropFirst().first.flatMap { unknown($0, "verdict or criterion", among: levels) }
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        let quantities = definitions.flatMap { definition in
            [ExposureOutput.pattern, .leftBehind].map { EstimateRequest.Quantity.proportion(definition.variable($0)) }
        }
        let estimates = try context.rows.estimateTable(
            EstimateRequest(quantities: quantities, by: nil, level: level), id: identity.id, language: context.language)
        let criteria = try context.rows.levelCounts(of: definitions.map { $0.variable(.criterion) })
        let counts = ExposureCounts(estimates.statistics, analysis: identity.id)
        let result = AnalysisResult(
            id: identity.id, kind: .exposure,
            labels: ResultLabels(variables: definitions.map { ExposureCounts.label($0.name, context.language) }),
            statistics: zip(definitions, criteria).flatMap { counts.statistics(of: $0, criteria: $1) }, notes: [])
        return context.completing(
            result, identity: identity,
            notes: [.exposureCounts(level: level)] + context.exposureNotes(definitions)
                + lacking.map { .exposureLacks(name: $0.name, roles: $0.roles.map(\.rawValue)) })
    }
}

extension StudyContext {
    /// The sentences of definitions, each with its name, and where they come from.
    func exposureNotes(_ definitions: [PlacedName], withSources: Bool = true) -> [Note] {
        definitions.compactMap { file.codebook.exposure($0.name) }.flatMap { exposure -> [Note] in
            let sentence = exposure.definition.text(in: language)
            let separator = study.language == .zh ? "：" : ": "
            return [.exposure(name: exposure.name, definition: exposure.name + separator + sentence)]
                + [withSources ? exposure.sourceNote(language) : nil].compactMap { $0 }
        }
    }
}

extension ExposureDefinition {
    /// Where the definition comes from and what of it is unconfirmed, if either is said.
    func sourceNote(_ language: String) -> Note? {
        guard source != nil || !unconfirmed.isEmpty else { return nil }
        return .exposureSource(name: name, source: source, unconfirmed: unconfirmed.map { $0.text(in: language) })
    }
}

extension PlacedName {
    /// The variable that holds an output of the definition of this name.
    func variable(_ output: ExposureOutput) -> String { "exposure \(name): \(output)" }

    func variables(of outputs: [ExposureOutput]) -> [PlacedName] {
        outputs.map { PlacedName(variable($0), at: position) }
    }

    func derivations(of outputs: [ExposureOutput]) -> [Derivation] {
        outputs.map {
            Derivation(
                name: variable($0), label: nil, rule: .exposure(name: name, output: $0), position: position)
        }
    }
}

extension [PlacedName] {
    /// Definitions named twice.
    var repetitions: [ConfigurationIssue] {
        var seen: Set<String> = []
        return filter { !seen.insert($0.name).inserted }.map {
            ConfigurationIssue(
                position: $0.position, message: "the definition '\($0.name)' is named twice; keep one.")
        }
    }
}

extension ConfigurationNode {
    /// Names of definitions, which may hold anything.
    func definitionNames(_ meaning: String) -> [PlacedName] {
        items.compactMap { $0.placedName(meaning) }
    }
}
