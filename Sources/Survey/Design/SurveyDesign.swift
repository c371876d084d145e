public import Estimation

/// How a sample was drawn: weights, stages, and how the totals of its units become a variance. A value that analyses
/// are given; nothing about it is global.
///
/// Rows are never filtered out of a design. A subpopulation is a domain of its rows; its units keep counting.
public struct SurveyDesign: Sendable {
    public let weights: SamplingWeights
    /// From the first stage down, at least one.
    public let stages: [SamplingStage]
    public let singlePSU: SinglePSUPolicy
    /// The variables the design was declared with.
    public let declaration: DesignDeclaration
    /// How influence totals become a covariance.
    public let method: VarianceMethod
    /// The calibrations the weights carry, first to last.
    public let calibrations: [CalibrationResiduals]
    /// What the rows are summed over.
    public let plan: SummationPlan

    init(
        weights: SamplingWeights, stages: [SamplingStage], singlePSU: SinglePSUPolicy, declaration: DesignDeclaration,
        method: VarianceMethod = .linearized, calibrations: [CalibrationResiduals] = [], further: FurtherUnits? = nil
    ) {
        self.weights = weights
        self.stages = stages
        self.singlePSU = singlePSU
        self.declaration = declaration
        self.method = method
        self.calibrations = calibrations
        let units = stages[Self.contributing(stages) - 1].units
        let parts: SummationUnits =
            switch method {
            case .linearized: units
            // A pair of units is drawn or not as a whole, so the first stage says all.
            case .pairwise: stages[0].units
            case .twoPhase(let second): second.parts
            case .replicated(let replication):
                // Rows that replicates tell apart by weights alone have no units.
                replication.tellsParts
                    ? stages[replication.stage].units
                    : SummationUnits(codes: [Int32](repeating: 0, count: weights.values.count), count: 1)
            }
        plan = SummationPlan(parts: parts, further: further ?? .layers(calibrations.flatMap(\.layers)))
    }

    public var rowCount: Int { weights.values.count }

    /// The units whose totals carry the variance: those of the last stage that contributes. A stage below one sampled
    /// with replacement contributes nothing of its own.
    public var summationUnits: SummationUnits { plan.parts }

    /// How many stages contribute to the variance.
    public var contributingStages: Int { Self.contributing(stages) }

    private static func contributing(_ stages: [SamplingStage]) -> Int {
        var count = 1
        while count < stages.count, stages[count - 1].isWithoutReplacement { count += 1 }
        return count
    }

    /// Whether the rows lie in known units, so that a domain within a single one can be told.
    public var tellsUnits: Bool {
        if case .replicated(let replication) = method { return replication.tellsParts }
        return true
    }
}
