import ArgumentParser
import Notebooks

/// The options that say what the data are and how the sample was drawn.
struct StudyOptions: ParsableArguments {
    @Argument(
        help:
            "The data: a CSV or fixed-width file (also gzipped), a workbook, a Stata, SPSS or SAS file, a combination, or -."
    )
    var data: String

    @OptionGroup var file: FileOptions

    @Option(help: ArgumentHelp("What the columns mean: labels, codes, missing values, scales.", valueName: "file.yaml"))
    var codebook: String?

    @Option(help: ArgumentHelp("Take design, population and derived variables from a notebook.", valueName: "study.md"))
    var design: String?

    @Option(help: "The sampling weight.")
    var weights: String?

    @Option(help: ArgumentHelp("First-stage strata; several are crossed.", valueName: "a,b"))
    var strata: String?

    @Option(help: ArgumentHelp("Sampling units, from the first stage down.", valueName: "county,school"))
    var clusters: String?

    @Option(help: ArgumentHelp("Population sizes or sampling fractions, by stage.", valueName: "n1,n2"))
    var fpc: String?

    @Flag(inversion: .prefixedNo, help: "Unit identifiers start anew in each stratum.")
    var nested: Bool?

    @Option(
        name: .customLong("single-psu"),
        help: ArgumentHelp(
            "What a stratum with one unit contributes.", valueName: StudyFlags.singlePSUNames.joined(separator: "|")))
    var singlePSU: String?

    @OptionGroup var sample: DesignOptions

    @Option(help: ArgumentHelp("The domain analysed, as 'age < 16 and hukou == rural'.", valueName: "condition"))
    var population: String?

    @Option(
        help: ArgumentHelp(
            "The language of labels and notes.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @Option(help: ArgumentHelp("How numbers are written.", valueName: StudyFlags.styleNames.joined(separator: "|")))
    var style: String?

    @Option(help: ArgumentHelp("The coverage of intervals.", valueName: "0.95"))
    var level: Double?

    @Option(
        help: ArgumentHelp(
            "A variable with plausible values, for estimate and model.", valueName: "math=PV1MATH...PV5MATH"))
    var plausible: [String] = []

    @Option(
        name: .customLong("imputation-variance"),
        help: ArgumentHelp(
            "Whose sampling variance enters: of all plausible values, or the first.",
            valueName: StudyFlags.imputationVarianceNames.joined(separator: "|")))
    var imputationVariance: String?

    @Option(
        name: .customLong("imputation-df"),
        help: ArgumentHelp(
            "Degrees of freedom with plausible values.",
            valueName: StudyFlags.imputationDFNames.joined(separator: "|")))
    var imputationDF: String?

    func validate() throws {
        try Self.check(imputationVariance, "--imputation-variance", StudyFlags.imputationVarianceNames)
        try Self.check(imputationDF, "--imputation-df", StudyFlags.imputationDFNames)
        try Self.check(singlePSU, "--single-psu", StudyFlags.singlePSUNames)
        try Self.check(language, "--language", StudyFlags.languageNames)
        try Self.check(style, "--style", StudyFlags.styleNames)
        if let level, !(level > 0.5 && level < 1) && !(level >= 50 && level < 100) {
            throw ValidationError("--level is the coverage of intervals, as 0.95 or 95, but is \(level).")
        }
    }

    static func check(_ value: String?, _ flag: String, _ known: [String]) throws {
        guard let value, !known.contains(value) else { return }
        throw ValidationError("\(flag) is '\(value)', but must be one of \(known.joined(separator: ", ")).")
    }

    /// The files that are read.
    var inputs: [String?] { [data, codebook, design, file.columnsFrom] }

    var flags: StudyFlags {
        var flags = StudyFlags(data: data)
        flags.codebook = codebook
        flags.notation = file.settings
        flags.design = design
        flags.weights = weights
        flags.strata = strata.names
        flags.clusters = clusters.names
        flags.fpc = fpc.names
        flags.nested = nested
        flags.singlePSU = singlePSU
        flags.sample = sample.flags
        flags.seed = sample.seed
        flags.population = population
        flags.language = language
        flags.style = style
        flags.level = level
        flags.plausible = plausible
        flags.imputationVariance = imputationVariance
        flags.imputationDF = imputationDF
        return flags
    }
}

extension [String] {
    /// The names of comma-separated lists, of a flag that may be given several times.
    var names: [String] { flatMap { Optional($0).names } }
}

extension Optional<String> {
    /// The names of a comma-separated list.
    var names: [String] {
        (self ?? "").split(separator: ",").map { name in
            var name = name
            while name.first == " " { name.removeFirst() }
            while name.last == " " { name.removeLast() }
            return String(name)
        }.filter { !$0.isEmpty }
    }
}
