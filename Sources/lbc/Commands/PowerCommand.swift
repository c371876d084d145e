import ArgumentParser
import Notebooks
import Reporting

struct PowerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "power",
        abstract:
            "How large a survey must be: size, power and detectable differences of two groups in clusters, or precision.",
        discussion: """
            What is left out is found: the size from two shares (or means) and --power, the power from a size, the second share \
            from a size and a power, the size of a cluster from --clusters and --power. With one share and --half-width, the \
            size for its precision. --icc, --cluster-size, --power, --clusters, --n and --half-width take several values, each of \
            which makes a plan. There is no file: the table is computed from the options.

            EXAMPLES
              lbc power --shares 0.30,0.38 --cluster-size 20,40 --icc 0.02,0.05 --groups within --strata 12
              lbc power --means 7.1,8.2 --sd 5.7 --clusters 24,36,48 --cluster-size 30 --icc 0.05 --cv 0.4
              lbc power --shares 0.30 --clusters 48 --cluster-size 40 --icc 0.05 --groups within --ratio 0.67
              lbc power --shares 0.30 --half-width 0.03 --cluster-size 40 --icc 0.05 --response 0.85 --format markdown
            """)

    @OptionGroup(title: "What is compared") var question: PowerQuestionOptions

    @OptionGroup(title: "The sample") var sample: PowerSampleOptions

    @Option(help: ArgumentHelp("The level of the test; of an interval, one minus its coverage.", valueName: "0.05"))
    var alpha: Double?

    @Flag(help: "Test one side.")
    var oneSided = false

    @Flag(help: "Take the normal distribution instead of t on the degrees of freedom of the design.")
    var normal = false

    @Flag(
        help: "Take both shares' standard errors under the null hypothesis, too, instead of that of the common share.")
    var unpooled = false

    @Option(
        help: ArgumentHelp("The language of the table.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @Option(help: ArgumentHelp("How numbers are written.", valueName: StudyFlags.styleNames.joined(separator: "|")))
    var style: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        try StudyOptions.check(style, "--style", StudyFlags.styleNames)
        try sample.checkSought(hasTwo: question.hasTwo, isPrecision: question.isPrecision(sample))
        _ = try question.question(sample)
        if unpooled, question.shares.isEmpty || question.isPrecision(sample) {
            throw ValidationError("--unpooled is for the comparison of two shares.")
        }
        if oneSided, question.isPrecision(sample) {
            throw ValidationError("--one-sided is for the comparison of two groups.")
        }
    }

    func run() throws {
        try Execution.run(threads: output.threads) { _ in
            var flags = PowerFlags(try question.question(sample))
            try sample.set(&flags)
            (flags.alpha, flags.isTwoSided) = (alpha ?? 0.05, !oneSided)
            (flags.isNormal, flags.isPooled, flags.isBelow) = (normal, !unpooled, question.below)
            let language = language.flatMap { Phrasebook.Language(rawValue: $0) } ?? .en
            let style = style.flatMap(HouseStyle.named) ?? .standard
            try output.write(try PowerDescription(flags, language: language).document(style: style), style: style)
            return .success
        }
    }
}
