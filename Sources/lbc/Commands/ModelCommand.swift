import ArgumentParser
import Notebooks
import Reporting

struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "A regression with design-based standard errors: gaussian, binomial, poisson or gamma.",
        discussion: """
            The formula is Wilkinson notation: outcome ~ a + b*c + categorical(grade) + offset(log(population)).

            EXAMPLES
              lbc model datasets/nhanes-2009-2010/nhanes.csv "HI_CHOL ~ race + agecat + RIAGENDR" --family binomial \\
                  --weights WTMEC2YR --strata SDMVSTRA --clusters SDMVPSU --nested \\
                  --codebook datasets/nhanes-2009-2010/codebook.yaml
              lbc model datasets/left-behind-synthetic/wave3.csv "depressed ~ leftBehind + age + sex + ses" \\
                  --family binomial --crude --design notebooks-md/left-behind-depression.md
            """)

    @OptionGroup var study: StudyOptions

    @Argument(help: ArgumentHelp("The model.", valueName: "outcome ~ predictors"))
    var formula: String

    @Option(
        help: ArgumentHelp("The distribution of the outcome.", valueName: ModelStep.familyNames.joined(separator: "|")))
    var family = "gaussian"

    @Option(
        help: ArgumentHelp("The link, if not the family's own.", valueName: ModelStep.linkNames.joined(separator: "|")))
    var link: String?

    @Option(help: "The level of the outcome that counts as the event.")
    var event: String?

    @Option(help: ArgumentHelp("The level others are compared with.", valueName: "variable=level"))
    var reference: [String] = []

    @Flag(help: "Add a column of crude models, one for each predictor.")
    var crude = false

    @Option(help: ArgumentHelp("Parts shown: counts.", valueName: "parts"))
    var show: String?

    @OptionGroup var inference: InferenceOptions

    @OptionGroup var memory: MemoryOption

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(family, "--family", ModelStep.familyNames)
        try StudyOptions.check(link, "--link", ModelStep.linkNames)
        for text in reference where text.split(separator: "=").count != 2 {
            throw ValidationError("--reference must read variable=level, but is '\(text)'.")
        }
    }

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            let study = try study.flags.study()
            let references = reference.map { text in
                let sides = text.split(separator: "=").map(String.init)
                return (variable: sides[0], level: sides[1])
            }
            let step = try ModelStep(
                flagsFormula: formula, family: family, link: link, event: event, references: references, crude: crude,
                level: study.level, show: try ShownParts.parts(show), inference: inference.flags)
            return try Execution.table(study, step, output, memory.budget, progress)
        }
    }
}
