public import Frame

/// What can be wrong with a survey design. All wording on designs is here.
public enum DesignError: Error {
    case unknownVariable(role: String, name: String, known: [String])
    case notNumeric(role: String, variable: String, first: SourcePosition, example: String)
    case missingValues(role: String, variable: String, count: Int, first: SourcePosition)
    case negativeWeights(variable: String, count: Int, first: SourcePosition, value: Double)
    case allWeightsZero(variable: String)
    case identifierInTwoStrata(variable: String, identifier: String)
    case singleUnitStrata(strata: [String], unit: String)
    case populationNotConstant(variable: String, first: SourcePosition)
    case populationTooSmall(variable: String, first: SourcePosition, population: Double, sampled: Int)
    case tooManyPopulationSizes(stages: Int, given: Int)
}

extension DesignError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownVariable(let role, let name, let known):
            let hint = nearestName(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
            return "\(role): no variable is called '\(name)'.\(hint)"
        case .notNumeric(let role, let variable, let first, let example):
            return "\(first): \(role) '\(variable)' is '\(example)' here, but must be a number in every row. "
                + "Correct the file, or name another variable."
        case .missingValues(let role, let variable, let count, let first):
            return
                "\(first): \(role) '\(variable)' is missing here\(Self.elsewhere(count)). Every row of a sample has a "
                + "value; complete the file, or remove rows that are not part of the sample before the weights are made."
        case .negativeWeights(let variable, let count, let first, let value):
            return "\(first): weight '\(variable)' is \(plainText(value)) here\(Self.elsewhere(count)). "
                + "A weight is how many people a row stands for; correct the file."
        case .allWeightsZero(let variable):
            return "weights: every value of '\(variable)' is zero, so nobody is represented."
        case .identifierInTwoStrata(let variable, let identifier):
            return
                "clusters: unit '\(identifier)' of '\(variable)' lies in more than one stratum. If identifiers start "
                + "anew in each stratum, say nested: true (--nested)."
        case .singleUnitStrata(let strata, let unit):
            let shown = strata.prefix(5).joined(separator: ", ")
            let more = strata.count > 5 ? ", … (\(strata.count) in all)" : ""
            return
                "design: \(strata.count == 1 ? "stratum" : "strata") \(shown)\(more) \(strata.count == 1 ? "has" : "have") "
                + "a single \(unit), from which no variance can be estimated. Choose what it contributes with singlePSU "
                + "(--single-psu): centre (compare with the mean of all units), average (as other strata), certainty or "
                + "remove (nothing). Or merge the stratum with a similar one."
        case .populationNotConstant(let variable, let first):
            return "\(first): population size '\(variable)' differs from other rows of the same stratum; "
                + "it must be one number a stratum."
        case .populationTooSmall(let variable, let first, let population, let sampled):
            return
                "\(first): population size '\(variable)' is \(plainText(population)), but the stratum has \(sampled) "
                + "sampled units. Give the number of units in the population, or the sampling fraction."
        case .tooManyPopulationSizes(let stages, let given):
            return
                "design: \(given) population sizes for \(stages) stage\(stages == 1 ? "" : "s"); give at most one a stage."
        }
    }

    private static func elsewhere(_ count: Int) -> String {
        count == 1 ? "" : ", and in \(count - 1) more rows"
    }
}
