import Estimation
public import Formula
import Frame
public import Results

/// What is asked of a table of models.
public struct ModelTableRequest: Sendable {
    /// A column of the table.
    public struct Model: Sendable {
        public let name: String
        /// One formula, or several that each contribute their own term: crude models, one a variable.
        public let formulas: [ModelFormula]

        public init(name: String, formulas: [ModelFormula]) {
            self.name = name
            self.formulas = formulas
        }
    }

    /// Which respondents each model is fitted to.
    public enum Sample: String, Sendable, CaseIterable {
        /// Those with a value for every variable of every model, so that columns can be compared.
        case common
        /// Those with a value for every variable of the model itself.
        case available
    }

    public let models: [Model]
    public let specification: RegressionSpecification
    public let sample: Sample
    /// The coverage of intervals.
    public let level: Double
    /// What intervals and p-values are taken from.
    public let intervals: Inference.Intervals

    public init(
        models: [Model], specification: RegressionSpecification, sample: Sample = .common, level: Double = 0.95,
        intervals: Inference.Intervals = .t
    ) {
        self.models = models
        self.specification = specification
        self.sample = sample
        self.level = level
        self.intervals = intervals
    }

    /// Both choices of inference.
    var inference: Inference { Inference(standardErrors: specification.standardErrors, intervals: intervals) }

    /// Every variable of every model, the outcome first.
    public var variableNames: [String] {
        var seen: Set<String> = []
        return models.flatMap(\.formulas).flatMap(\.variableNames).filter { seen.insert($0).inserted }
    }

    /// What the specification says of variables that no model has, or that its family has no use for.
    public var contradictions: [Contradiction] {
        let predictors = Set(models.flatMap(\.formulas).flatMap(\.terms).flatMap(\.variables).map(\.name))
        let strangers = specification.references.keys.filter { !predictors.contains($0) }.sorted()
        let event = specification.family == .binomial ? nil : specification.event
        return strangers.map { .referenceOfNoPredictor($0, predictors: predictors.sorted()) }
            + (event == nil ? [] : [.eventWithoutBinomial(family: specification.family.rawValue)])
    }

    /// Two parts of a request that do not fit.
    public enum Contradiction: Sendable, Equatable, CustomStringConvertible {
        case referenceOfNoPredictor(String, predictors: [String])
        case eventWithoutBinomial(family: String)

        public var description: String {
            switch self {
            case .referenceOfNoPredictor(let name, let predictors):
                let hint = nearestName(to: name, among: predictors).map { " Did you mean '\($0)'?" } ?? ""
                return "'\(name)' has a reference but is a predictor of no model.\(hint)"
            case .eventWithoutBinomial(let family):
                return "an event is of binomial models only, but this one is \(family)."
            }
        }
    }
}
