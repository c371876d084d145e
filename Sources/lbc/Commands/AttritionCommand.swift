import ArgumentParser
import Notebooks
import Reporting

struct AttritionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attrition",
        abstract:
            "Who of a panel is interviewed again: by wave, by pattern of waves, and what the lost were like at first.",
        discussion: """
            The data hold a row for each person in each wave; PLAN.yaml of `lbc combine` makes them of a file each. Counts are \
            unweighted; characteristics are those of the first wave, compared as `lbc table1` does.

            EXAMPLES
              lbc attrition datasets/left-behind-synthetic/panel.yaml --person pupil --wave wave
              lbc attrition datasets/left-behind-synthetic/panel.yaml --person pupil --wave wave \\
                  --variables sex,age,leftBehind,cesd10 --design notebooks-md/left-behind-depression.md \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml --format markdown
            """)

    @OptionGroup var study: StudyOptions

    @Option(help: ArgumentHelp("What tells persons apart; several are crossed.", valueName: "a,b"))
    var person: String

    @Option(help: "The variable that tells waves apart.")
    var wave: String

    @Option(help: ArgumentHelp("Characteristics in the first wave.", valueName: "a,b,c"))
    var variables: [String] = []

    @Option(help: ArgumentHelp("Variables taken as categories though they hold numbers.", valueName: "a,b"))
    var categorical: [String] = []

    @Option(help: ArgumentHelp("Variables shown as mean (SD) though they hold few values.", valueName: "a,b"))
    var numeric: [String] = []

    @Option(help: ArgumentHelp("Variables shown as median (IQR) and compared by ranks.", valueName: "a,b"))
    var median: [String] = []

    @Option(help: ArgumentHelp("Parts of the characteristics shown: total, p, test, smd, missing.", valueName: "parts"))
    var show: String?

    @OptionGroup var memory: MemoryOption

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if Optional(person).names.isEmpty { throw ValidationError("--person names no variable.") }
    }

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            let steps = try AttritionStep.steps(
                flagsPersons: Optional(person).names, wave: wave, variables: variables.names,
                categorical: categorical.names, numeric: numeric.names, median: median.names,
                show: try ShownParts.parts(show))
            return try Execution.tables(study.flags.study(), steps, output, memory.budget, progress)
        }
    }
}
