import ArgumentParser
import Notebooks
import Sampling

/// The options that say what the sample of a planned survey is like.
struct PowerSampleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The power wanted (default: 0.8).", valueName: "0.8,0.9"))
    var power: [String] = []

    @Option(help: ArgumentHelp("Respondents of the first group.", valueName: "n"))
    var n: [String] = []

    @Option(help: ArgumentHelp("Clusters in all.", valueName: "k"))
    var clusters: [String] = []

    @Option(
        help: ArgumentHelp("Half the width wanted of the confidence interval of one share or mean.", valueName: "0.03"))
    var halfWidth: [String] = []

    @Flag(help: "Find half the width of the interval of one share or mean.")
    var precision = false

    @Option(help: ArgumentHelp("Respondents of a cluster, both groups together.", valueName: "m"))
    var clusterSize: [String] = []

    @Option(help: ArgumentHelp("The intraclass correlation, from 0 to 1.", valueName: "0.02,0.05"))
    var icc: [String] = []

    @Option(help: ArgumentHelp("The coefficient of variation of cluster sizes (default: 0).", valueName: "0.4"))
    var cv: Double?

    @Option(
        help: ArgumentHelp(
            "Whether a cluster holds one group or both (default: between).",
            valueName: PowerFlags.layoutNames.joined(separator: "|")))
    var groups: String?

    @Option(
        help: ArgumentHelp(
            "The correlation between groups in a cluster, as a part of the ICC (default: 1).", valueName: "1"))
    var crossCorrelation: Double?

    @Option(help: ArgumentHelp("The size of the second group, relative to the first (default: 1).", valueName: "1"))
    var ratio: Double?

    @Option(help: ArgumentHelp("The share of those invited who respond (default: 1).", valueName: "0.85"))
    var response: Double?

    @Option(help: ArgumentHelp("What unequal weights do to variances, 1 + CV² (default: 1).", valueName: "1.2"))
    var weightingEffect: Double?

    @Option(help: ArgumentHelp("First-stage strata (default: 1).", valueName: "h"))
    var strata: Int?

    @Option(help: ArgumentHelp("Persons of a finite population to which conclusions refer.", valueName: "N"))
    var population: Double?

    @Option(help: ArgumentHelp("Clusters of that population.", valueName: "K"))
    var populationClusters: Double?

    func validate() throws {
        try StudyOptions.check(groups, "--groups", PowerFlags.layoutNames)
        if !n.isEmpty, !clusters.isEmpty {
            throw ValidationError("--n and --clusters both say how large the sample is: give one of them.")
        }
        let isFoundByClusters = !clusters.isEmpty && !power.isEmpty
        if clusterSize.isEmpty, !clusters.isEmpty, !isFoundByClusters {
            throw ValidationError("--clusters needs --cluster-size, or with --power finds it.")
        }
        if clusterSize.isEmpty, clusters.isEmpty {
            let flags = [
                ("--icc", !icc.isEmpty), ("--cv", cv != nil), ("--groups", groups == "within"),
                ("--cross-correlation", crossCorrelation != nil), ("--population-clusters", populationClusters != nil),
            ]
            if let flag = flags.first(where: \.1)?.0 {
                throw ValidationError(
                    "\(flag) is of a sample of clusters: say with --cluster-size how many respondents each has.")
            }
        }
        if (!clusterSize.isEmpty || !clusters.isEmpty), icc.isEmpty {
            throw ValidationError("a sample of clusters needs the intraclass correlation, as --icc 0.05 (0 for none).")
        }
        if precision, !halfWidth.isEmpty {
            throw ValidationError("--half-width is given, which --precision would find.")
        }
        if precision, n.isEmpty, clusters.isEmpty {
            throw ValidationError(
                "--precision finds the half-width of a sample: say with --n or --clusters how large it is.")
        }
        if !halfWidth.isEmpty, !n.isEmpty || !clusters.isEmpty || !power.isEmpty {
            throw ValidationError("--half-width finds the size: leave out --n, --clusters and --power.")
        }
        var flags = PowerFlags(.share(0.5))
        try set(&flags)
    }

    /// Refuses options that leave more than one thing to be found, or nothing.
    func checkSought(hasTwo: Bool, isPrecision: Bool) throws {
        let hasSize = !n.isEmpty || !clusters.isEmpty
        if isPrecision, !power.isEmpty {
            throw ValidationError("--power is for the comparison of two groups; an interval has a half-width.")
        }
        guard !isPrecision else { return }
        if !hasTwo, !hasSize {
            throw ValidationError(
                "with one share or mean, say with --n or --clusters how large the sample is (the difference is found), or with "
                    + "--half-width how precise it must be; or give two.")
        }
        if hasTwo, hasSize, !power.isEmpty, clusters.isEmpty || !clusterSize.isEmpty {
            throw ValidationError(
                "both shares or means, the size and --power are given, so that there is nothing to find: leave one of them out."
            )
        }
        if !hasTwo, !clusters.isEmpty, clusterSize.isEmpty {
            throw ValidationError("--clusters needs --cluster-size where a difference is sought.")
        }
    }

    /// Puts what was given into `flags`.
    func set(_ flags: inout PowerFlags) throws {
        flags.correlations = try icc.numbers("--icc")
        flags.clusterSizes = try clusterSize.numbers("--cluster-size")
        flags.powers = try power.numbers("--power")
        flags.halfWidths = try halfWidth.numbers("--half-width")
        flags.amounts =
            try n.wholeNumbers("--n").map { .persons($0) } + clusters.wholeNumbers("--clusters").map { .clusters($0) }
        var setting = SurveySetting()
        setting.layout = groups.flatMap(SurveySetting.Layout.init) ?? .between
        setting.sizeVariation = cv ?? 0
        setting.crossCorrelation = crossCorrelation ?? 1
        setting.ratio = ratio ?? 1
        setting.response = response ?? 1
        setting.weightingEffect = weightingEffect ?? 1
        setting.strata = strata ?? 1
        (setting.population, setting.populationClusters) = (population, populationClusters)
        flags.setting = setting
    }
}
