import ArgumentParser
import Notebooks

struct ExposureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exposure",
        abstract:
            "How many children each definition of 'left behind' counts, why not others, and how definitions overlap.",
        discussion: """
            Without --definitions: all that the codebook declares, and the published ones whose roles it tells \
            (exposureRoles; see lbc definitions).

            EXAMPLES
              lbc exposure datasets/left-behind-synthetic/wave3.csv \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml
              lbc exposure datasets/left-behind-synthetic/wave3.csv --definitions ACWF-2013,UNICEF-NBS-2015 \\
                  --design notebooks-md/left-behind-depression.md --format markdown
            """)

    @OptionGroup var study: StudyOptions

    @Option(help: ArgumentHelp("Only these definitions.", valueName: "a,b"))
    var definitions: [String] = []

    @OptionGroup var memory: MemoryOption

    @OptionGroup var output: OutputOptions

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            let study = try study.flags.study()
            let steps = try ExposureStep.steps(definitions: definitions.names, in: study)
            return try Execution.tables(study, steps, output, memory.budget, progress)
        }
    }
}
