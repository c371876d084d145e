import ArgumentParser
import Notebooks
import Sampling

/// The options that say how a sample is drawn.
struct SamplePlanOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many units (or clusters) in all, shared out over strata.", valueName: "n"))
    var n: Int?

    @Option(help: ArgumentHelp("How many in each stratum.", valueName: "n"))
    var perStratum: Int?

    @Option(help: ArgumentHelp("The variable that holds how many of each stratum.", valueName: "variable"))
    var sizes: String?

    @Option(
        help: ArgumentHelp("The seed of the random choice: any whole number, to be written down.", valueName: "number"))
    var seed: UInt64

    @Option(
        help: ArgumentHelp(
            "How units (or clusters) are chosen.", valueName: SampleFlags.methodNames.joined(separator: "|")))
    var method: String?

    @Option(help: ArgumentHelp("Strata; several are crossed.", valueName: "a,b"))
    var strata: String?

    @Option(help: ArgumentHelp("Choose clusters: the variables that tell them apart.", valueName: "county,school"))
    var clusters: String?

    @Option(help: ArgumentHelp("Of each cluster choose so many units (default: all).", valueName: "m"))
    var take: Int?

    @Option(
        help: ArgumentHelp(
            "How units of a cluster are chosen.", valueName: SampleFlags.takeMethodNames.joined(separator: "|")))
    var takeMethod: String?

    @Option(
        help: ArgumentHelp(
            "The measure of size, for choice proportional to it (of clusters, the number of rows unless another is named).",
            valueName: "variable"))
    var size: String?

    @Option(help: ArgumentHelp("The order that systematic choice follows.", valueName: "a,b"))
    var orderBy: String?

    @Option(help: ArgumentHelp("What tells units apart.", valueName: "a,b"))
    var id: String?

    @Option(
        help: ArgumentHelp(
            "How --n is shared out over strata (default: proportional).",
            valueName: SampleFlags.allocationNames.joined(separator: "|")))
    var allocation: String?

    @Option(help: ArgumentHelp("The least number of each stratum.", valueName: "n"))
    var minimum: Int?

    @Option(help: ArgumentHelp("The variable whose spread an allocation takes.", valueName: "variable"))
    var of: String?

    @Option(
        help: ArgumentHelp("The variable that holds the standard deviation of each stratum.", valueName: "variable"))
    var deviation: String?

    @Option(help: ArgumentHelp("The variable that holds the cost of a unit in each stratum.", valueName: "variable"))
    var cost: String?

    @Option(
        help: ArgumentHelp(
            "The exponent of the size in --allocation power, from 0 to 1 (default: 0.5).", valueName: "q"))
    var exponent: Double?

    func validate() throws {
        try StudyOptions.check(method, "--method", SampleFlags.methodNames)
        try StudyOptions.check(takeMethod, "--take-method", SampleFlags.takeMethodNames)
        try StudyOptions.check(allocation, "--allocation", SampleFlags.allocationNames)
        let given = [n != nil, perStratum != nil, sizes != nil].count { $0 }
        if given != 1 {
            throw ValidationError(
                "say with one of --n (in all), --per-stratum (of each) and --sizes (a variable) how many are chosen.")
        }
        if takeMethod != nil, take == nil {
            throw ValidationError("--take-method says how units of a cluster are chosen: say with --take how many.")
        }
        if exponent != nil, allocation != AllocationRule.power.rawValue {
            throw ValidationError("--exponent is that of --allocation power.")
        }
        if minimum != nil || allocation != nil || of != nil || deviation != nil || cost != nil, n == nil {
            throw ValidationError("\(SamplingError.allocationOfGivenSizes)")
        }
    }

    func plan() throws -> SamplingPlan {
        let size: SamplingPlan.Size =
            n.map { .total($0) } ?? perStratum.map { .each($0) } ?? .given(sizes ?? "")
        var plan = SamplingPlan(size: size, seed: seed)
        plan.method = method.flatMap(SelectionMethod.init) ?? .simple
        (plan.strata, plan.clusters, plan.order, plan.identifiers) =
            (strata.names, clusters.names, orderBy.names, id.names)
        plan.sizeVariable = self.size
        plan.allocation = allocation.flatMap(AllocationRule.init) ?? .proportional
        (plan.of, plan.deviation, plan.cost, plan.minimum) = (of, deviation, cost, minimum ?? 0)
        plan.exponent = exponent ?? plan.exponent
        plan.take = take
        plan.takeMethod = takeMethod.flatMap(SelectionMethod.init) ?? .simple
        return plan
    }
}
