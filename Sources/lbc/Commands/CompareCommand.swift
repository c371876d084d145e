import ArgumentParser
import Notebooks
import Reporting

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Groups compared: estimates, differences or ratios, design-based tests, adjusted p-values, effect sizes.",
        discussion: """
            EXAMPLES
              lbc compare datasets/left-behind-synthetic/wave3.csv --by leftBehind --rows age,cesd10,depressed \\
                  --multiplicity holm --design notebooks-md/left-behind-depression.md
              lbc compare datasets/nhanes-2009-2010/nhanes.csv --by RIAGENDR --rows race,HI_CHOL --test davies \\
                  --contrast oddsRatio --weights WTMEC2YR --strata SDMVSTRA --clusters SDMVPSU --nested \\
                  --codebook datasets/nhanes-2009-2010/codebook.yaml
            """)

    @OptionGroup var study: StudyOptions

    @Option(help: "The variable whose levels are the groups.")
    var by: String

    @Option(help: ArgumentHelp("The variables in the rows.", valueName: "a,b,c"))
    var rows: [String] = []

    @Option(help: ArgumentHelp("Rows taken as categories though they hold numbers.", valueName: "a,b"))
    var categorical: [String] = []

    @Option(help: ArgumentHelp("Rows taken as numbers though they hold few values.", valueName: "a,b"))
    var numeric: [String] = []

    @Option(help: "The group that others are compared with; the first with respondents if not given.")
    var reference: String?

    @Option(
        help: ArgumentHelp(
            "Tests, one for categories and one for numbers: \(CompareChoices.testNames.joined(separator: ", ")).",
            valueName: "test,test"))
    var test: [String] = []

    @Option(
        help: ArgumentHelp(
            "How groups are contrasted.", valueName: CompareChoices.contrastNames.joined(separator: "|")))
    var contrast: String?

    @Option(
        help: ArgumentHelp(
            "Effect sizes, one for categories and one for numbers: "
                + "\(CompareChoices.effectNames.joined(separator: ", ")).", valueName: "effect,effect"))
    var effect: [String] = []

    @Option(
        help: ArgumentHelp(
            "How p-values are adjusted for the number of tests.",
            valueName: CompareChoices.multiplicityNames.joined(separator: "|")))
    var multiplicity: String?

    @Option(help: ArgumentHelp("Parts shown: test, p, smd (effect sizes).", valueName: "parts"))
    var show: String?

    @OptionGroup var memory: MemoryOption

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (rows.names + categorical.names + numeric.names).isEmpty {
            throw ValidationError("name the variables in the rows: --rows age,sex,ses")
        }
        for name in test.names { try StudyOptions.check(name, "--test", CompareChoices.testNames) }
        for name in effect.names { try StudyOptions.check(name, "--effect", CompareChoices.effectNames) }
        try StudyOptions.check(contrast, "--contrast", CompareChoices.contrastNames)
        try StudyOptions.check(multiplicity, "--multiplicity", CompareChoices.multiplicityNames)
    }

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            let study = try study.flags.study()
            let step = CompareStep(
                flagsBy: by, rows: rows.names, categorical: categorical.names, numeric: numeric.names,
                choices: CompareChoices(
                    reference: reference, tests: test.names, contrast: contrast, effects: effect.names,
                    multiplicity: multiplicity),
                level: study.level, show: try ShownParts.parts(show))
            return try Execution.table(study, step, output, memory.budget, progress)
        }
    }
}
