import ArgumentParser
import Notebooks

struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract:
            "Means, proportions, totals and ratios with design standard errors, and medians, in all and by group.",
        discussion: """
            EXAMPLES
              lbc estimate datasets/nhanes-2009-2010/nhanes.csv --proportion HI_CHOL --by agecat \\
                  --weights WTMEC2YR --strata SDMVSTRA --clusters SDMVPSU --nested \\
                  --codebook datasets/nhanes-2009-2010/codebook.yaml
              lbc estimate datasets/left-behind-synthetic/wave1.csv --mean age,cesd10 --proportion depressed \\
                  --by leftBehind --design notebooks-md/left-behind-depression.md --format json
            """)

    @OptionGroup var study: StudyOptions

    @Option(help: ArgumentHelp("Means of these variables.", valueName: "a,b"))
    var mean: [String] = []

    @Option(help: ArgumentHelp("Proportions of every level.", valueName: "a,b"))
    var proportion: [String] = []

    @Option(help: ArgumentHelp("Totals; of a categorical variable, how many people at each level.", valueName: "a,b"))
    var total: [String] = []

    @Option(help: ArgumentHelp("Ratios of totals.", valueName: "a/b,c/d"))
    var ratio: [String] = []

    @Option(help: ArgumentHelp("Medians and quartiles.", valueName: "a,b"))
    var median: [String] = []

    @Option(help: "The variable whose levels are the groups.")
    var by: String?

    @OptionGroup var inference: InferenceOptions

    @OptionGroup var memory: MemoryOption

    @OptionGroup var output: OutputOptions

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            let study = try study.flags.study()
            let step = try EstimateStep(
                flagsMean: mean.names, proportion: proportion.names, total: total.names, ratio: ratio.names,
                median: median.names, by: by, level: study.level, inference: inference.flags)
            return try Execution.table(study, step, output, memory.budget, progress)
        }
    }
}
