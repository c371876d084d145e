import Frame
public import Results
import Survey
public import SurveyData

/// How exposure definitions overlap, by pairs.
public struct OverlapStep: AnalysisStep {
    public static let kind = "overlap"
    public static let keys = ["definitions"]

    public let identity: StepIdentity
    let definitions: [PlacedName]

    init(identity: StepIdentity, definitions: [PlacedName]) {
        self.identity = identity
        self.definitions = definitions
    }

    public init?(_ identity: StepIdentity, _ fields: ConfigurationMapping, level: Double) {
        guard let node = fields.required("definitions", in: "the overlap block") else { return nil }
        self.init(identity: identity, definitions: node.definitionNames("'definitions'"))
        if definitions.count < 2 { node.report("'definitions' of an overlap block needs at least two.") }
    }

    public var variables: [PlacedName] { definitions.flatMap { $0.variables(of: [.criterion]) } }
    public var derivations: [Derivation] { definitions.flatMap { $0.derivations(of: [.criterion]) } }
    public var issues: [ConfigurationIssue] { definitions.repetitions }

    /// The places of pairs, as statistics have them.
    private var pairs: [(first: PlacedName, second: PlacedName)] {
        definitions.indices.flatMap { a in
            definitions.indices.filter { $0 > a }.map { (definitions[a], definitions[$0]) }
        }
    }

    public func problem(withReference middle: [String], in file: SurveyFile) -> String? {
        guard middle.count >= 2 else {
            return middle.first.flatMap { unknown($0, "definition", among: definitions.map(\.name)) }
        }
        guard !pairs.contains(where: { $0.first.name == middle[0] && $0.second.name == middle[1] }) else { return nil }
        let known = pairs.map { "\($0.first.name).\($0.second.name)" }
        return unknown("\(middle[0]).\(middle[1])", "pair", among: known)
    }

    public func run(_ context: StudyContext) throws -> AnalysisResult {
        let verdicts = Dictionary(
            uniqueKeysWithValues: ExposureCriterion.allCases.map { ($0.rawValue, Self.verdict($0.verdict)) })
        let overlaps = try context.rows.overlaps(
            of: definitions.map { Classification(variable: $0.variable(.criterion), verdicts: verdicts) })
        let statistics = zip(pairs, overlaps).flatMap { pair, overlap in
            self.statistics(of: overlap, pair.first.name, pair.second.name)
        }
        let result = AnalysisResult(
            id: identity.id, kind: .overlap,
            labels: ResultLabels(
                variables: definitions.map { .init(name: $0.name, label: $0.name) }),
            statistics: statistics, notes: [])
        return context.completing(
            result, identity: identity,
            notes: [.exposureOverlap] + context.exposureNotes(definitions, withSources: false))
    }

    /// The first definition is the variable, the second the level; what is counted is the group.
    private func statistics(of overlap: ClassificationOverlap, _ first: String, _ second: String) -> [Statistic] {
        let counts = [
            ("both", overlap.both), ("onlyFirst", overlap.onlyFirst), ("onlySecond", overlap.onlySecond),
            ("neither", overlap.neither), ("undecided", overlap.undecided), ("notEligible", overlap.outside),
        ]
        return counts.map { name, count in
            Statistic(
                analysis: identity.id, variable: first, level: second, group: name, name: .n, value: Double(count))
        }
            + [(StatisticName.jaccard, overlap.jaccard), (.kappa, overlap.kappa)].map { name, value in
                Statistic(
                    analysis: identity.id, variable: first, level: second, name: name, value: value, n: overlap.decided)
            }
    }

    private static func verdict(_ verdict: ExposureCriterion.Verdict) -> Classification.Verdict {
        switch verdict {
        case .notEligible: .outside
        case .undecided: .undecided
        case .notLeftBehind: .no
        case .leftBehind: .yes
        }
    }
}
