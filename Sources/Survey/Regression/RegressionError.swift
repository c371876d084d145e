/// Why a model cannot be fitted. All wording on models is here.
public enum RegressionError: Error, Sendable, Equatable {
    case outcomeHasManyLevels(variable: String, levels: [String])
    case outcomeHasOneLevel(variable: String, level: String?)
    case unknownEvent(variable: String, event: String, levels: [String])
    case outcomeOutOfRange(variable: String, family: String, value: Double)
    case outcomeNotNumeric(variable: String, family: String)
    case separation(isComplete: Bool, columns: [String], outcome: String)
    case didNotConverge(iterations: Int)
    case tooFewDegreesOfFreedom(available: Double, coefficients: Int)
    case nothingToEstimate
    case allWeightsZero
}

extension RegressionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .outcomeHasManyLevels(let variable, let levels):
            return
                "the outcome '\(variable)' has \(levels.count) levels (\(levels.prefix(6).joined(separator: ", "))); "
                + "a binomial model needs two. Derive a yes/no variable, for instance: \(variable) == \(levels.last ?? "…")."
        case .outcomeHasOneLevel(let variable, let level):
            return
                "the outcome '\(variable)' is \(level.map { "'\($0)'" } ?? "the same") in every row analysed, so nothing "
                + "can explain it. Check the population and the missing values of the predictors."
        case .unknownEvent(let variable, let event, let levels):
            return
                "'\(event)' is not a level of the outcome '\(variable)'; its levels are \(levels.joined(separator: ", "))."
        case .outcomeOutOfRange(let variable, let family, let value):
            return "the outcome '\(variable)' holds \(value), which a \(family) model cannot have."
        case .outcomeNotNumeric(let variable, let family):
            return "the outcome '\(variable)' is categorical, but a \(family) model needs numbers."
        case .separation(let isComplete, let columns, let outcome):
            let who = columns.joined(separator: ", ")
            return
                "\(isComplete ? "complete" : "quasi-complete") separation: \(who) predict\(columns.count == 1 ? "s" : "") "
                + "'\(outcome)' without error in part of the data, so its coefficient is infinite and not estimated. "
                + "Merge sparse levels, or leave \(columns.count == 1 ? "it" : "them") out."
        case .didNotConverge(let iterations):
            return "the fit did not converge in \(iterations) iterations. Rescale very large or small predictors, or "
                + "simplify the model."
        case .tooFewDegreesOfFreedom(let available, let coefficients):
            return "the design has \(Int(available)) degrees of freedom, too few for \(coefficients) coefficients. "
                + "Use fewer predictors."
        case .nothingToEstimate:
            return "no coefficient can be estimated: every design column is constant zero."
        case .allWeightsZero:
            return "every row analysed has weight zero."
        }
    }
}
