import Frame

extension SamplingError {
    /// What is wrong with sizes, allocations and plans.
    var planDescription: String {
        switch self {
        case .sizeNotPositive(let size):
            return "the sample's size is \(size), but must be at least 1."
        case .sizeNotWhole(let variable, let value, let first):
            return
                "\(first): the size '\(variable)' is \(plainText(value)), but must be a whole number, 0 or more, for each "
                + "stratum."
        case .tooLarge(let size, let stratum, let units, let unitName):
            let place = stratum.isEmpty ? "the frame" : "stratum '\(stratum)'"
            return
                "\(size) \(unitName)s are to be chosen of \(place), which has \(units). Ask for fewer, or merge the stratum with "
                + "a similar one."
        case .totalTooLarge(let size, let units, let unitName):
            return "\(size) \(unitName)s are to be chosen, but the frame has \(units). Ask for fewer."
        case .minimumTooLarge(let minimum, let strata, let size):
            return
                "a minimum of \(minimum) in each of \(strata) strata needs more than the \(size) to be chosen. Ask for more "
                + "(--n), or a lower minimum."
        case .negativeMinimum(let minimum): return "the minimum of a stratum is \(minimum), but must be 0 or more."
        case .takeNotPositive(let take): return "--take is \(take), but must be at least 1."
        case .takeWithoutClusters: return "--take is how many units of each cluster are chosen: name --clusters, too."
        case .sizeWithoutProportion(let name):
            return
                "--size '\(name)' is for a choice with probability proportional to size: add --method "
                + "\(SelectionMethod.allCases.filter(\.isProportional).map(\.rawValue).joined(separator: "|"))."
        case .proportionWithoutSize(let method):
            return
                "--method \(method.rawValue) chooses with probability proportional to size: name the --size of units. (Of "
                + "clusters it is the number of their rows, unless another is named.)"
        case .orderOfRandomChoice(let method):
            return
                "--order-by is the order that a systematic choice follows, which --method \(method.rawValue) is not. Leave it out, or "
                + "take --method systematic|systematicPPS, or --take-method systematic."
        case .nothingChosen:
            return
                "no unit was chosen: the sample's size is random, and came out as 0. Ask for more, or take a method of fixed size."
        case .allocationNeedsSpread(let rule):
            return
                "--allocation \(rule.rawValue) needs to know how much strata vary: name a variable of the frame (--of income), or "
                + "one that holds the standard deviation of each stratum (--deviation sd)."
        case .allocationNeedsCost:
            return
                "--allocation optimal needs what a unit costs in each stratum: name a variable that holds it (--cost price)."
        case .allocationOfProportionalSample(let rule):
            return
                "--allocation \(rule.rawValue) is for units chosen with equal probabilities. With probability proportional to "
                + "size, take proportional (to the sum of sizes), equal or power, or give sizes (--sizes variable)."
        case .tooFewForSpread(let variable, let stratum):
            return
                "the standard deviation of '\(variable)' is unknown in stratum '\(stratum)', where fewer than two units have a "
                + "value. Give it with --deviation, or merge the stratum with a similar one."
        case .noSpread(let rule, let variable):
            return
                "'\(variable)' does not vary within any stratum, so that --allocation \(rule.rawValue) shares out nothing. Take "
                + "proportional, or another variable."
        case .meanNotPositive(let variable, let stratum, let mean):
            return
                "the mean of '\(variable)' in stratum '\(stratum)' is \(plainText(mean)); --allocation power takes coefficients of "
                + "variation, which need means above 0."
        case .unusableExponent(let exponent):
            return "--exponent is \(plainText(exponent)), but must be from 0 (equal precision in strata) to 1."
        case .allocationOfGivenSizes:
            return
                "an allocation, with its minimum and what it needs, is for a size in all (--n); --per-stratum and --sizes say the "
                + "size of each stratum already."
        case .unusedByAllocation(let flag, let rule):
            return
                "\(flag) is nothing that --allocation \(rule.rawValue) takes. Leave it out, or choose another allocation."
        case .spreadTwice:
            return "--of and --deviation both say how much strata vary: give one of them."
        case .outOfRange(let what, let value, let range): return "\(what) is \(plainText(value)), but must be \(range)."
        case .sameGroups: return "both groups are the same, so that there is no difference to find. Give two values."
        case .noFreedom(let clusters, let strata):
            return
                "\(plainText(clusters)) sampling units in \(strata) strat\(strata == 1 ? "um" : "a") leave no degrees of freedom. "
                + "Plan more, or fewer strata."
        case .groupWithoutCluster(let clusters):
            return
                "shared out between two groups, \(clusters) clusters leave none for one of them. Plan more, or another --ratio."
        case .groupTooSmall(let perCluster):
            return
                "with both groups in every cluster, the smaller one has \(plainText(perCluster)) persons in each, but needs at "
                + "least 1. Take larger clusters, or --groups between."
        case .largerThanPopulation(let persons, let clusters):
            return
                "the sample of \(plainText(persons)) persons in \(plainText(clusters)) sampling units is larger than its population. Ask for "
                + "fewer, or correct --population and --population-clusters."
        case .unreachable(let power, let best, let limit):
            return
                "a power of \(plainText(power)) cannot be reached: \(limit) gives \(Self.short(best)). Plan more clusters, a larger "
                + "difference, or less power."
        case .tooWide(let halfWidth, let best, let limit):
            return
                "a half-width of \(plainText(halfWidth)) cannot be reached: \(limit) gives \(Self.short(best)). Accept a wider "
                + "interval, or fewer strata."
        default: return ""
        }
    }

    /// Three digits after the point are enough for what cannot be had.
    private static func short(_ value: Double) -> String {
        value.isFinite ? plainText((value * 1000).rounded() / 1000) : "nothing"
    }
}
