import ArgumentParser
import Frame
import Notebooks

/// The command. It holds no statistics: arguments, files, the terminal and exit codes.
@main
struct LBC: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lbc",
        abstract: "Statistics for survey data on left-behind children: survey file in; the paper's tables out.",
        discussion: """
            Standard errors respect how the sample was drawn: name the weights, strata and clusters (or a study \
            notebook that declares them with --design), and every table, test and model is design-based.

            EXAMPLES
              lbc describe datasets/nhanes-2009-2010/nhanes.csv --codebook datasets/nhanes-2009-2010/codebook.yaml
              lbc table1 datasets/nhanes-2009-2010/nhanes.csv --by RIAGENDR --rows race,agecat,HI_CHOL \\
                  --weights WTMEC2YR --strata SDMVSTRA --clusters SDMVPSU --nested
              lbc report notebooks-md/nhanes-cholesterol.md
            """,
        version: "\(Software.name) \(Software.version)",
        subcommands: [
            DescribeCommand.self, TableOneCommand.self, ModelCommand.self, EstimateCommand.self, ReportCommand.self,
            BatchCommand.self, ExposureCommand.self, ConvertCommand.self, CodebookCommand.self, CheckCommand.self,
            ScalesCommand.self, DefinitionsCommand.self, CombineCommand.self, AttritionCommand.self, DesignCommand.self,
            WeightsCommand.self,
            SampleCommand.self, PowerCommand.self, CompareCommand.self,
        ])

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let first = arguments.first, let problem = unknownCommand(first) {
            Terminal.printError(problem)
            LBC.exit(withError: ExitCode.validationFailure)
        }
        main(arguments)
    }

    /// What is wrong with a first word that is no command; the parser itself says only that it is unexpected.
    private static func unknownCommand(_ word: String) -> String? {
        let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !word.hasPrefix("-"), !known.contains(word) else { return nil }
        let hint = nearestName(to: word, among: known).map { " Did you mean '\($0)'?" } ?? ""
        return "no command is called '\(word)'.\(hint) There are \(known.joined(separator: ", ")); see lbc --help."
    }
}
