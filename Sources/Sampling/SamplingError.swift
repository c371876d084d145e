public import Frame

/// Why a sample cannot be drawn or a survey cannot be planned. All wording of this room is here.
public enum SamplingError: Error {
    // The frame.
    case unknownVariable(role: String, name: String, known: [String])
    case missingValues(role: String, variable: String, count: Int, first: SourcePosition)
    case notNumeric(role: String, variable: String, type: String)
    case unusableNumber(role: String, variable: String, value: Double, first: SourcePosition)
    case notConstant(
        role: String, variable: String, group: String, first: SourcePosition, other: SourcePosition)
    case repeatedIdentifier(variables: [String], identifier: String, first: SourcePosition, second: SourcePosition)
    case clusterInTwoStrata(cluster: String, first: SourcePosition, other: SourcePosition)
    case emptyFrame(condition: String?)
    case takenName(String)
    // Sizes.
    case sizeNotPositive(Int)
    case sizeNotWhole(variable: String, value: Double, first: SourcePosition)
    case tooLarge(size: Int, stratum: String, units: Int, unitName: String)
    case totalTooLarge(size: Int, units: Int, unitName: String)
    case minimumTooLarge(minimum: Int, strata: Int, size: Int)
    case negativeMinimum(Int)
    case takeNotPositive(Int)
    case takeWithoutClusters
    case sizeWithoutProportion(String)
    case proportionWithoutSize(SelectionMethod)
    case orderOfRandomChoice(SelectionMethod)
    case nothingChosen
    // Allocation.
    case allocationNeedsSpread(AllocationRule)
    case allocationNeedsCost
    case allocationOfProportionalSample(AllocationRule)
    case tooFewForSpread(variable: String, stratum: String)
    case noSpread(AllocationRule, variable: String)
    case meanNotPositive(variable: String, stratum: String, mean: Double)
    case unusableExponent(Double)
    case allocationOfGivenSizes
    case unusedByAllocation(String, AllocationRule)
    case spreadTwice
    // Planning.
    case outOfRange(what: String, value: Double, range: String)
    case sameGroups
    case noFreedom(clusters: Double, strata: Int)
    case groupWithoutCluster(clusters: Int)
    case groupTooSmall(perCluster: Double)
    case largerThanPopulation(persons: Double, clusters: Double)
    case unreachable(power: Double, best: Double, limit: String)
    case tooWide(halfWidth: Double, best: Double, limit: String)
}

extension SamplingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownVariable(let role, let name, let known):
            let hint = nearestName(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
            return "\(role): no variable is called '\(name)'.\(hint)"
        case .missingValues(let role, let variable, let count, let first):
            let more = count == 1 ? "" : ", and in \(count - 1) more row\(count == 2 ? "" : "s")"
            return
                "\(first): \(role) '\(variable)' is missing here\(more). Every unit of a frame needs one: complete the frame, or "
                + "leave such units out with --population, which says whom the sample stands for."
        case .notNumeric(let role, let variable, let type):
            return
                "\(role): '\(variable)' is \(type), but must hold numbers. Name another variable, or correct the frame."
        case .unusableNumber(let role, let variable, let value, let first):
            return
                "\(first): \(role) '\(variable)' is \(plainText(value)), but must be a number above 0. Correct the frame, or leave "
                + "such units out with --population."
        case .notConstant(let role, let variable, let group, let first, let other):
            return
                "\(other): \(role) '\(variable)' is not what it is at \(first), though both are of '\(group)'. It must be one "
                + "number there."
        case .repeatedIdentifier(let variables, let identifier, let first, let second):
            return
                "\(second): '\(identifier)' (\(variables.joined(separator: ", "))) is at \(first) already. Each unit of a frame "
                + "is there once: remove what is twice, or name all variables that tell units apart (--id a,b)."
        case .clusterInTwoStrata(let cluster, let first, let other):
            return
                "\(other): cluster '\(cluster)' is in another stratum than at \(first). Clusters lie within strata: name all "
                + "variables that tell clusters apart (--clusters county,school), or correct the frame."
        case .emptyFrame(let condition):
            return condition.map { "no unit of the frame is in the population '\($0)'." } ?? "the frame has no rows."
        case .takenName(let name):
            return "the frame has a variable '\(name)' already, which the sample would hide. Rename it in the frame."
        default: return planDescription
        }
    }
}
