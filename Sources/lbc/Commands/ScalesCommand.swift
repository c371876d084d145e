import ArgumentParser
import Frame
import Notebooks
import Reporting
import SurveyData

struct ScalesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scales",
        abstract: "The scales that come with the package: items, reversed items, missing rule, cut-offs, sources.",
        discussion: """
            Numbers and arithmetic only; no wording of any item is shipped. What no source confirms is marked.

            EXAMPLES
              lbc scales
              lbc scales SDQ
              lbc scales RSES --language zh
            """)

    @Argument(help: ArgumentHelp("One scale, with everything known of it.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("The language of labels.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        guard let name, ShippedScales.named(name) == nil else { return }
        let known = ShippedScales.all.map(\.name)
        let hint =
            nearestName(to: name, among: known).map { "Did you mean '\($0)'?" }
            ?? "There are \(known.joined(separator: ", "))."
        throw ValidationError("no shipped scale is called '\(name)'. \(hint)")
    }

    func run() throws {
        try Execution.run(threads: output.threads) { _ in
            let language = self.language.flatMap { Phrasebook.Language(rawValue: $0) } ?? .en
            let document =
                name.flatMap(ShippedScales.named).map { ScaleDescription.one($0, language) }
                ?? ScaleDescription.list(language)
            try output.write(document, style: .standard)
            return .success
        }
    }
}
