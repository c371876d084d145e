/// How a sample was drawn, by the names of variables: what a study's front matter or a command's flags say.
public struct DesignDeclaration: Sendable, Equatable {
    /// The sampling weight; `nil` when weights follow from population sizes, or all are equal.
    public var weights: String?
    /// First-stage strata; several variables are crossed.
    public var strata: [String]
    /// Sampling units, from the first stage down. Without any, each row is a unit.
    public var clusters: [String]
    /// Population sizes (or sampling fractions) by stage: at most one a stage.
    public var populationSizes: [String]
    /// Whether unit identifiers are unique only within their stratum, so that the same identifier in two strata means
    /// two units.
    public var nested: Bool
    public var singlePSU: SinglePSUPolicy
    /// Whether the policy also holds for strata of several units of which a single one is in a domain.
    public var singlePSUInDomains: Bool
    /// First-stage strata that join a neighbour, before any policy.
    public var collapsed: [CollapsedStratum] = []
    /// How units were drawn with unequal probabilities without replacement, which ``populationSizes`` then gives (as
    /// probabilities, one a unit).
    public var unequalProbabilities: UnequalProbabilities?
    public var replicates: ReplicateDeclaration?
    public var secondPhase: SecondPhaseDeclaration?
    public var dualFrame: DualFrameDeclaration?
    /// Adjustments of the weights, first to last.
    public var adjustments: [WeightingStep]

    public init(
        weights: String? = nil, strata: [String] = [], clusters: [String] = [], populationSizes: [String] = [],
        nested: Bool = false, singlePSU: SinglePSUPolicy = .refuse, singlePSUInDomains: Bool = false,
        unequalProbabilities: UnequalProbabilities? = nil, replicates: ReplicateDeclaration? = nil,
        secondPhase: SecondPhaseDeclaration? = nil, dualFrame: DualFrameDeclaration? = nil,
        adjustments: [WeightingStep] = []
    ) {
        self.weights = weights
        self.strata = strata
        self.clusters = clusters
        self.populationSizes = populationSizes
        self.nested = nested
        self.singlePSU = singlePSU
        self.singlePSUInDomains = singlePSUInDomains
        self.unequalProbabilities = unequalProbabilities
        self.replicates = replicates
        self.secondPhase = secondPhase
        self.dualFrame = dualFrame
        self.adjustments = adjustments
    }

    /// Whether rows have no weight because of the design: not drawn again, or without an answer.
    public var makesZeroWeights: Bool {
        secondPhase != nil
            || adjustments.contains { step in
                switch step {
                case .nonResponse, .propensity: true
                default: false
                }
            }
    }

    /// Every variable the design reads.
    public var variableNames: [String] {
        [weights].compactMap { $0 } + strata + clusters + populationSizes + (replicates?.variableNames ?? [])
            + (secondPhase?.variableNames ?? []) + (dualFrame?.variableNames ?? [])
            + adjustments.flatMap(\.variableNames)
    }

    /// First-stage strata: frames and cycles, whose samples are independent, and those declared.
    public var stratumVariables: [String] {
        let cycles = adjustments.compactMap { step -> String? in
            if case .pooled(let variable, _) = step { return variable }
            return nil
        }
        return [dualFrame?.frame].compactMap { $0 } + cycles + strata
    }
}
