import Frame

/// What can be wrong with a formula. All wording of this target is here.
public enum FormulaError: Error, Sendable, Equatable {
    /// A character that has no meaning, or something else than what must come here; `column` counts from 1.
    case unexpected(found: String, expected: String, formula: String, column: Int)
    case unknownFunction(name: String, formula: String, column: Int)
    case noOutcome(formula: String)
    /// Neither an intercept nor a term is left.
    case nothingToEstimate(formula: String)
    case outcomeAsPredictor(variable: String, formula: String)
    /// Products or powers that multiply beyond all use.
    case tooManyTerms(limit: Int, formula: String, column: Int)
    case offsetNotNumeric(variable: String)
    case unknownVariable(name: String, known: [String])
    case transformOfCategories(variable: String, function: String)
    case notANumber(variable: String, use: String)
    case unknownReference(variable: String, level: String, known: [String])
    case referenceOfNumbers(variable: String, level: String)
    case tooManyLevels(variable: String, count: Int, example: String?)
    case oneLevel(variable: String, level: String?)
    case noRows(formula: String, empty: [String])
}

extension FormulaError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unexpected(let found, let expected, let formula, let column):
            return "formula '\(formula)', character \(column): found \(found) where \(expected) is expected."
        case .unknownFunction(let name, let formula, let column):
            let known = FormulaFunction.names
            let hint =
                nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
                ?? "Known functions: \(known.joined(separator: ", "))."
            return "formula '\(formula)', character \(column): unknown function '\(name)'. \(hint)"
        case .noOutcome(let formula):
            return "formula '\(formula)': the outcome is missing. Write it as: outcome ~ exposure + age + sex."
        case .nothingToEstimate(let formula):
            return "formula '\(formula)': it has neither an intercept nor a predictor, so nothing can be estimated. "
                + "Add a predictor, or leave the intercept in."
        case .outcomeAsPredictor(let variable, let formula):
            return
                "formula '\(formula)': '\(variable)' is the outcome and a predictor as well. Leave it out on the right."
        case .tooManyTerms(let limit, let formula, let column):
            return "formula '\(formula)', character \(column): the products up to here make more than \(limit) terms. "
                + "Cross fewer variables."
        case .offsetNotNumeric(let variable):
            return "the offset '\(variable)' must be a number for every row."
        case .unknownVariable(let name, let known):
            let hint = nearestName(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
            return "no variable is called '\(name)'.\(hint)"
        case .transformOfCategories(let variable, let function):
            return "\(function)(\(variable)): '\(variable)' is categorical; \(function) needs numbers."
        case .notANumber(let variable, let use):
            return "'\(variable)' is categorical, but \(use) needs a number."
        case .unknownReference(let variable, let level, let known):
            let hint =
                nearestName(to: level, among: known).map { "Did you mean '\($0)'?" }
                ?? "Its levels are \(known.prefix(12).joined(separator: ", "))."
            return "'\(level)' is not a level of '\(variable)', so it cannot be its reference. \(hint)"
        case .referenceOfNumbers(let variable, let level):
            return "'\(variable)' is taken as a number, so '\(level)' cannot be its reference. Write "
                + "categorical(\(variable)) in the formula, or give it levels in the codebook."
        case .tooManyLevels(let variable, let count, let example):
            let seen = example.map { " (such as '\($0)')" } ?? ""
            return "'\(variable)' holds \(count) different values\(seen): too many for categories. "
                + "Declare it numeric in the codebook, or leave it out."
        case .oneLevel(let variable, let level):
            let which = level.map { " ('\($0)')" } ?? ""
            return "'\(variable)' has only one level\(which) among the rows analysed, so nothing can be compared. "
                + "Leave it out, or check the population."
        case .noRows(let formula, let empty):
            let names = empty.map { "'\($0)'" }.joined(separator: ", ")
            let cause = empty.isEmpty ? "" : ": \(names) \(empty.count == 1 ? "has" : "have") none at all"
            return "formula '\(formula)': no row analysed has a value for every variable\(cause). "
                + "Look at the missing values with `lbc describe`."
        }
    }
}
