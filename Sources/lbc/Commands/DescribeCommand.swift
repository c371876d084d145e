import ArgumentParser
import Notebooks

struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "What is in a file: variables, types, labels, missing by reason, suspicious codes, violations.",
        discussion: """
            Unweighted: it describes the file, not a population.

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
        let design = [study.weights, study.strata, study.clusters, study.fpc, study.singlePSU]
        guard study.population == nil, study.nested == nil, design.allSatisfy({ $0 == nil }) else {
            throw ValidationError(
                "describe looks at the whole file, unweighted: leave out the population and the design, or use `lbc estimate`."
            )
        }
    }

    func run() throws {
        try Execution.run(threads: output.threads) { progress in
            progress("reading \(study.data)")
            let (document, notices) = try FileDescription.document(study.flags, variables: variables.names)
            Execution.tell(notices)
            try output.write(document, style: study.flags.study().style)
            return .success
        }
    }
}
