/// Why standard errors for few sampling units cannot be had. All wording on them is here.
public enum InferenceError: Error, Sendable, Equatable {
    case replicates
    case pairwise
    case twoPhase
    case calibrated
    /// Rows pass by in blocks.
    case rowsNotInMemory
    /// What is estimated is no mean.
    case notAMean(quantity: String)
    /// The columns nearly depend on each other, or too few rows have weight.
    case illConditioned
}

extension InferenceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .replicates:
            return Self.refusal("the design has replicate weights, whose variance has no residuals to adjust")
        case .pairwise:
            return Self.refusal(
                "the design has joint probabilities of pairs of units, which the adjustment does not know")
        case .twoPhase:
            return Self.refusal("the design has two phases, and the adjustment knows one")
        case .calibrated:
            return Self.refusal(
                "the weights are calibrated, and the adjustment does not know what calibration took out of the residuals"
            )
        case .rowsNotInMemory:
            return Self.refusal("they need all rows in memory, but these are read block by block")
        case .notAMean(let quantity):
            return Self.refusal(
                "they are for means, proportions and regression coefficients, but a \(quantity) is asked for",
                wayOut: "Ask for it in an analysis of its own")
        case .illConditioned:
            return Self.refusal(
                "the predictors are nearly combinations of each other", wayOut: "Leave one of them out, or rescale them"
            )
        }
    }

    private static func refusal(_ reason: String, wayOut: String = "Leave 'standardErrors: bellMcCaffrey' out")
        -> String
    {
        "standard errors for few sampling units (bellMcCaffrey) cannot be computed: \(reason). \(wayOut)."
    }
}
