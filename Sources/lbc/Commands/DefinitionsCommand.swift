import ArgumentParser
import Frame
import Notebooks
import Reporting
import SurveyData

struct DefinitionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "definitions",
        abstract: "The published definitions of a left-behind child, the roles they are written over, and the surveys.",
        discussion: """
            A codebook tells the roles by its variables once (exposureRoles), or names a survey that does, and may then \
            use every definition by name. What no source confirms is marked.

            EXAMPLES
              lbc definitions
              lbc definitions State-Council-2016
              lbc definitions CFPS-2018 --language zh
            """)

    @Argument(help: ArgumentHelp("One definition or survey, with everything known of it.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("The language of labels.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        guard let name, ShippedExposures.named(name) == nil, ShippedSurveys.named(name) == nil else { return }
        let known = ShippedExposures.all.map(\.name) + ShippedSurveys.all.map(\.name)
        let hint =
            nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
            ?? "There are \(known.joined(separator: ", "))."
        throw ValidationError("no shipped definition or survey is called '\(name)'. \(hint)")
    }

    func run() throws {
        try Execution.run(threads: output.threads) { _ in
            let language = self.language.flatMap { Phrasebook.Language(rawValue: $0) } ?? .en
            let document =
                name.flatMap(ShippedExposures.named).map { DefinitionDescription.one($0, language) }
                ?? name.flatMap(ShippedSurveys.named).map { DefinitionDescription.survey($0, language) }
                ?? DefinitionDescription.list(language)
            try output.write(document, style: .standard)
            return .success
        }
    }
}
