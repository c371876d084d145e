import ArgumentParser
import Notebooks

struct DesignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "design",
        abstract:
            "What the design is: strata, units and weights in numbers, degrees of freedom, and the paragraph for a methods section.",
        discussion: """
            It tells what every other command computes with: units, strata and rows by stage; strata with a single unit by \
            name, and what the policy makes of them; weights before and after each adjustment; and what looks wrong, such as \
            the same unit number in two strata. A design that cannot be is refused, as everywhere.

            EXAMPLES
              lbc design datasets/nhanes-2009-2010/nhanes.csv \\
                  --weights WTMEC2YR --strata SDMVSTRA --clusters SDMVPSU --nested
              lbc design datasets/left-behind-synthetic/wave3.csv --design notebooks-md/left-behind-depression.md \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml --language zh --format markdown
            """)

    @OptionGroup var study: StudyOptions

    @OptionGroup var memory: MemoryOption

    @OptionGroup var output: OutputOptions

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            let study = try study.flags.study()
            return try Execution.tables(study, DesignStep.steps(of: study), output, memory.budget, progress)
        }
    }
}
