import ArgumentParser
import Notebooks
import SurveyData

/// The options that say how a data file is written, where detection fails.
struct FileOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How characters are encoded, as GB18030.", valueName: "name"))
    var encoding: String?

    @Option(help: ArgumentHelp("The character between fields, or 'tab'.", valueName: "character"))
    var delimiter: String?

    @Option(help: ArgumentHelp("The mark before decimals.", valueName: "point|comma"))
    var decimal: String?

    @Option(help: ArgumentHelp("The mark between thousands.", valueName: "comma|point|space|apostrophe"))
    var thousands: String?

    @Option(help: ArgumentHelp("The character that begins lines without data.", valueName: "character"))
    var comment: String?

    @Option(help: ArgumentHelp("Lines before the header.", valueName: "n"))
    var skipLines: String?

    @Option(
        help: ArgumentHelp(
            "What becomes of rows with another number of fields than the header.", valueName: "refuse|fill|skip"))
    var ragged: String?

    @Option(help: ArgumentHelp("The sheet of a workbook, by name or number.", valueName: "name|n"))
    var sheet: String?

    @Option(
        help: ArgumentHelp(
            "A SAS program that says where columns stand and what they mean (for CSV, what they mean), or the catalog of a SAS file.",
            valueName: "file.sas|file.sas7bcat"))
    var columnsFrom: String?

    /// What was given.
    var settings: [(key: FileNotation.Key, text: String)] {
        let given: [(FileNotation.Key, String?)] = [
            (.encoding, encoding), (.delimiter, delimiter), (.decimal, decimal), (.thousands, thousands),
            (.comment, comment), (.skipLines, skipLines), (.ragged, ragged), (.sheet, sheet), (.columns, columnsFrom),
        ]
        return given.compactMap { key, text in text.map { (key, $0) } }
    }

    func validate() throws {
        for (key, text) in settings {
            if let problem = FileNotation.problem(key, text) {
                throw ValidationError("\(key.flag) is '\(text)', but \(problem)")
            }
        }
    }
}
