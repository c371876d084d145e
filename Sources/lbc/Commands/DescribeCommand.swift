import ArgumentParser
import Notebooks

struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "What is in a file: variables, types, labels, missing by reason, suspicious codes, violations.",
        discussion: """
            Unweighted: it describes the file, not a population. Below the table stands what looks wrong: variables with one value \
            or none, values without a label, labels that say there is no answer, identifiers that occur twice, weights that \
            are not positive, units that occur in several strata. --weights, --strata and --clusters say which variables \
            those are; without them their names tell.

            EXAMPLES
              lbc describe datasets/nhanes-2009-2010/nhanes.csv
              lbc describe datasets/left-behind-synthetic/wave3.csv \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml --variables sex,age,leftBehind,cesd10
            """)

    @OptionGroup var study: StudyOptions

    @Option(help: ArgumentHelp("Only these variables.", valueName: "a,b,c"))
    var variables: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard study.population == nil, study.nested == nil, study.fpc == nil, study.singlePSU == nil,
            study.sample.flags.isEmpty, study.plausible.isEmpty
        else {
            throw ValidationError(
                "describe looks at the whole file, unweighted: leave out the population, plausible values and how the design "
                    + "is analysed, or use `lbc estimate`.")
        }
    }

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            progress("reading \(study.data)")
            let (document, notices) = try FileDescription.document(study.flags, variables: variables.names)
            Execution.tell(notices)
            try output.write(document, style: study.flags.study().style)
            return .success
        }
    }
}
