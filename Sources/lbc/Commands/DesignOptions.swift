import ArgumentParser
import Notebooks

/// The options of a design beyond weights, strata and units, written as in a notebook.
struct DesignOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Strata that join a neighbour.", valueName: "'{north: south}'"))
    var collapse: String?

    @Option(
        help: ArgumentHelp(
            "Replicate weights that come with the data, or are made.",
            valueName: "'{weights: W1...W80, kind: fay, fay: 0.5}' or '{make: bootstrap}'"))
    var replicates: String?

    @Option(
        help: ArgumentHelp(
            "Units were drawn with unequal probabilities without replacement; --fpc names the probabilities.",
            valueName: "brewer|overton|hartleyRao|'{method: …}'"))
    var unequal: String?

    @Option(help: ArgumentHelp("Some rows were drawn again.", valueName: "'{selected: again, strata: s}'"))
    var secondPhase: String?

    @Option(help: ArgumentHelp("Two samples of overlapping frames.", valueName: "'{frame: f, inBoth: b, share: 0.5}'"))
    var dualFrame: String?

    @Option(
        help: ArgumentHelp(
            "An adjustment of the weights; several are made in order.",
            valueName: "'{rake: {sex: {male: 480, female: 520}}}'"))
    var adjust: [String] = []

    @Flag(
        name: .customLong("single-psu-in-domains"), inversion: .prefixedNo,
        help: "The policy also holds where a single unit of a stratum is in the domain.")
    var singlePSUInDomains: Bool?

    @Option(help: ArgumentHelp("The seed of everything random.", valueName: "1"))
    var seed: UInt64?

    var flags: DesignFlags {
        var flags = DesignFlags()
        flags.collapse = collapse
        flags.replicates = replicates
        flags.unequal = unequal
        flags.secondPhase = secondPhase
        flags.dualFrame = dualFrame
        flags.adjust = adjust
        flags.singlePSUInDomains = singlePSUInDomains
        return flags
    }
}
