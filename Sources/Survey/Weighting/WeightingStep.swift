public import Estimation

/// An adjustment of the weights, as a study declares it.
public enum WeightingStep: Sendable, Equatable {
    case postStratified(PopulationMargin, isPartial: Bool)
    case raked([PopulationMargin])
    case calibrated(
        [CalibrationTarget], distance: CalibrationDistance, bounds: CalibrationBounds, clusters: [String])
    case trimmed(WeightTrimming, within: [String])
    /// By classes: cells of categorical variables.
    case nonResponse(ResponseVariable, classes: [String], rule: ResponseClasses)
    /// By the probability of answering, in so many classes of equal size where given.
    case propensity(ResponseVariable, propensity: ResponsePropensitySource, classCount: Int?, rule: ResponseClasses)
    case scaled(WeightScale, within: [String])
    /// Cycles of a repeated survey put together; the cycle is a stratum, too.
    case pooled(String, cycles: [SurveyCycle])

    /// The variables read.
    var variableNames: [String] {
        switch self {
        case .postStratified(let margin, _): margin.variables
        case .raked(let margins): margins.flatMap(\.variables)
        case .calibrated(let targets, _, _, let clusters):
            targets.flatMap { target in
                switch target {
                case .margin(let margin): margin.variables
                case .total(let variable, _): [variable]
                }
            } + clusters
        case .trimmed(_, let groups), .scaled(_, let groups): groups
        case .nonResponse(let response, let classes, _): [response.variable] + classes
        case .propensity(let response, let propensity, _, _): [response.variable] + propensity.variableNames
        case .pooled(let variable, _): [variable]
        }
    }

    /// The weights after the step.
    func applied(to weighting: Weighting) throws(WeightingError) -> AdjustedWeights {
        switch self {
        case .postStratified(let margin, let isPartial):
            try weighting.postStratified(to: margin, isPartial: isPartial)
        // Margins are met to the last digits, so that their variance vanishes.
        case .raked(let margins): try weighting.raked(to: margins, control: CalibrationControl(tolerance: 1e-12))
        case .calibrated(let targets, let distance, let bounds, let clusters):
            try weighting.calibrated(
                to: targets, distance: distance, bounds: bounds, clusters: clusters,
                control: CalibrationControl(tolerance: 1e-12))
        case .trimmed(let rule, let groups): try weighting.trimmed(rule, within: groups)
        case .nonResponse(let response, let classes, let rule):
            try weighting.adjustedForNonResponse(response, classes: classes, rule: rule)
        case .propensity(let response, let propensity, let classCount, let rule):
            try weighting.adjustedForNonResponse(
                response, propensity: propensity, classCount: classCount, rule: rule)
        case .scaled(let scale, let groups): try weighting.scaled(to: scale, within: groups)
        case .pooled(let variable, let cycles): try weighting.pooled(variable, cycles: cycles)
        }
    }
}
