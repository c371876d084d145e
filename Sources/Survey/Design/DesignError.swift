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
    case noProbability(variable: String, first: SourcePosition, value: Double)
    case probabilityNotConstant(variable: String, first: SourcePosition)
    case unknownStratum(String, variables: [String], known: [String])
    case collapsedTwice(String)
    case collapsedIntoItself(String)
    case emptySecondPhaseStratum(stratum: String, count: Int)
    case notTwoFrames(variable: String, levels: [String])
    case noShare(Double)
    case replicates(ReplicateError)
    case weighting(WeightingError)
    case replicatesWithUnits
    case replicatesBeside(String)
    case secondPhaseBesideUnequal
    case noPopulationMean(Double)
    case fayOfAnotherKind(Double)
    case multistageAdjusted
    case secondPhaseOfStages
    case singleSecondPhase(stratum: String)
    case infiniteWeights(variable: String, first: SourcePosition, isImplied: Bool)
    case replicateTwice(variable: String)
    case replicateNumber(String, Double)
    case noJointProbability(row: Int, column: Int, value: Double)
    case diagonalDiffers(row: Int, value: Double, probability: Double)
    case noTruths(role: String, variable: String, levels: [String])
    case partlyDrawn(unit: String, variable: String, first: SourcePosition)
    case replicatesWithoutWeights
    case tooFewReplicates(Int)
    case replicatesWithoutScale(kind: String)
    case scalesDoNotFit(scales: Int, replicates: Int)
    case replicateDoesNotFit(variable: String, sum: Double, weights: Double)
    case replicatesDoNotFit(sum: Double, weights: Double, areFactors: Bool, isOtherForm: Bool)
    case needsProbabilities(method: String)
    case manyStages(method: String)
    case jointProbabilitiesDoNotFit(rows: Int, columns: Int, sample: Int)
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
                + "remove (nothing). Or let the stratum join a similar one: collapse: {\(strata[0]): …}."
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
        case .unknownStratum(let stratum, let variables, let known):
            let hint =
                nearestName(to: stratum, among: known).map { "Did you mean '\($0)'?" }
                ?? "Strata are \(known.prefix(5).joined(separator: ", "))\(known.count > 5 ? ", …" : "")."
            return "collapse: '\(stratum)' is no stratum of \(variables.joined(separator: " × ")). \(hint)"
        case .collapsedTwice(let stratum):
            return "collapse: stratum '\(stratum)' is to join two others; name one neighbour."
        case .collapsedIntoItself(let stratum):
            return "collapse: stratum '\(stratum)' joins itself; name another one as its neighbour."
        case .emptySecondPhaseStratum(let stratum, let count):
            return stratum.isEmpty
                ? "secondPhase: none of the \(count) units was drawn again. Check the variable that says which were."
                : "secondPhase: none of the \(count) units of stratum \(stratum) was drawn again, so nothing is known of "
                    + "it. Merge the stratum with another, or leave its rows out of the file's first phase."
        case .notTwoFrames(let variable, let levels):
            return
                "dualFrame: '\(variable)' has \(levels.count) levels (\(levels.prefix(5).joined(separator: ", "))), but "
                + "must tell two frames apart."
        case .noShare(let share):
            return
                "dualFrame: share is \(plainText(share)), but must lie between 0 and 1: what the first frame counts for "
                + "in the overlap, 0.5 when nothing better is known."
        case .replicates(let error): return error.description
        case .weighting(let error): return error.description
        case .replicatesBeside(let other):
            return
                "design: replicates and '\(other)' exclude each other: neither knows how to vary with the other. Leave one "
                + "out."
        case .secondPhaseBesideUnequal:
            return
                "design: secondPhase and unequal exclude each other: two phases are of units with equal probabilities in "
                + "each stratum. Leave one out."
        case .noPopulationMean(let mean):
            return
                "design: populationMean is \(plainText(mean)), but Σπ²/n lies above 0 and not above 1. Leave it out to take "
                + "the sample's."
        case .fayOfAnotherKind(let fay):
            return "replicates: Fay's factor (\(plainText(fay))) is for kind fay only. Say kind: fay, or leave it out."
        case .multistageAdjusted:
            return
                "replicates: the multistage bootstrap may give weights below 0, which cannot be adjusted. Take bootstrap or "
                + "rescaling, or adjust nothing."
        case .secondPhaseOfStages:
            return "design: of two phases the first has one stage; name its primary units only (clusters)."
        case .singleSecondPhase(let stratum):
            return
                "secondPhase: a single unit of stratum \(stratum) was drawn again, from which no variance can be estimated. "
                + "Merge the stratum with a similar one, or say singlePSU: certainty to let it add nothing."
        case .infiniteWeights(let variable, let first, let isImplied):
            return isImplied
                ? "\(first): the weight, one over the sampling fraction '\(variable)', is infinite here. Give the fraction of units "
                    + "that were drawn, or name a weight (--weights)."
                : "\(first): weight '\(variable)' is infinite here. A weight is how many people a row stands for; correct the file."
        case .replicateTwice(let variable):
            return "replicates: '\(variable)' is named twice; every replicate has a variable of its own."
        case .replicateNumber(let key, let value):
            return
                "replicates: \(key) is \(plainText(value)), but must be \(key == "scales" ? "0 or more" : "above 0")."
        case .noJointProbability(let row, let column, let value):
            return
                "design: the joint probability in row \(row), column \(column) is \(value.isNaN ? "no number" : plainText(value)), "
                + "but must be above 0, at most each unit's own probability (on the diagonal), and the same in row "
                + "\(column), column \(row)."
        case .diagonalDiffers(let row, let value, let probability):
            return
                "design: the joint probabilities have \(plainText(value)) on the diagonal in row \(row), but the unit's own "
                + "probability (fpc) is \(plainText(probability)). Rows must be in the order of the sample."
        case .noTruths(let role, let variable, let levels):
            return "\(role): '\(variable)' must be 1/0, yes/no or true/false in every row, but has "
                + "\(levels.prefix(5).joined(separator: ", "))\(levels.count > 5 ? ", …" : ""). Label its codes so in the codebook, "
                + "or derive a variable: drawn: {condition: \(variable) == …}."
        case .partlyDrawn(let unit, let variable, let first):
            return
                "\(first): secondPhase: unit '\(unit)' of '\(variable)' has rows that were drawn again and rows that were "
                + "not. A second-phase unit is drawn whole; leave clusters out if rows were drawn."
        case .replicatesWithUnits:
            return
                "design: replicate weights carry the sampling design; leave strata, clusters and fpc out, or leave the "
                + "replicates out."
        case .replicatesWithoutWeights:
            return
                "design: replicate weights need the weight of the whole sample as well; name it as weights (--weights)."
        case .tooFewReplicates(let count):
            return "replicates: \(count) named, but a variance needs at least two."
        case .replicatesWithoutScale(let kind):
            return
                "replicates: of this kind (\(kind)) only the producer knows how they are scaled; give scale, or scales "
                + "with one number a replicate, as the survey's documentation does\(kind == "fay" ? ", or Fay's factor" : "")."
        case .scalesDoNotFit(let scales, let replicates):
            return "replicates: \(scales) scales for \(replicates) replicates; give one a replicate, or none."
        case .replicateDoesNotFit(let variable, let sum, let weights):
            return "replicates: the weights of '\(variable)' add up to \(plainText(sum)), those of the sample to "
                + "\(plainText(weights)). Check that it belongs to this weight and this file."
        case .replicatesDoNotFit(let sum, let weights, let areFactors, let isOtherForm):
            let remedy =
                !isOtherForm
                ? "Check that they belong to this weight and this file."
                : areFactors
                    ? "They look like weights, not factors: leave factors out."
                    : "They look like factors: say factors: true."
            return "replicates: their weights add up to \(plainText(sum)) on average, those of the sample to "
                + "\(plainText(weights)). \(remedy)"
        case .noProbability(let variable, let first, let value):
            return "\(first): '\(variable)' is \(plainText(value)) here, but with unequal probabilities it is the "
                + "probability with which the unit was drawn: above 0, at most 1 (certain). Correct the file, or leave "
                + "the unequal probabilities out of the design."
        case .probabilityNotConstant(let variable, let first):
            return
                "\(first): probability '\(variable)' differs from other rows of the same unit; it must be one number "
                + "a unit."
        case .needsProbabilities(let method):
            return
                "design: unequal probabilities (\(method)) need the variable that holds them; name it as fpc (--fpc)."
        case .manyStages(let method):
            return
                "design: pairs of units (\(method)) are known at the first stage only; with more stages choose brewer."
        case .jointProbabilitiesDoNotFit(let rows, let columns, let sample):
            guard columns > 0 else {
                return "design: unequal with method joint needs the file of joint probabilities: {method: joint, "
                    + "probabilities: joint.csv}."
            }
            return
                "design: the joint probabilities are \(rows) × \(columns), but the sample has \(sample) rows. Give a "
                + "header, then one row and one column for each row of the sample, in its order."
        }
    }

    private static func elsewhere(_ count: Int) -> String {
        count == 1 ? "" : ", and in \(count - 1) more rows"
    }
}
