import ArgumentParser
import Frame
import Notebooks
import Reporting
import SurveyData

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold a data file against its codebook: every violation, with its place.",
        discussion: """
            Codes not declared, values out of range, text among numbers, dates that do not exist, variables that are absent, \
            labels that differ from the file's own, keys that occur twice. The exit status is 1 where something is violated. \
            Columns that are not declared and waves that are not in the file are only remarked on, unless --strict.

            --list lists the places with the values found there and no other column; with -o places.csv, to a file. \
            Mind who may see it.

            EXAMPLES
              lbc check datasets/left-behind-synthetic/wave3.csv \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml
              lbc check datasets/left-behind-synthetic/wave3.csv --list --limit 20 \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml
              lbc check datasets/left-behind-synthetic/wave3.csv --list --format csv \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml
            """)

    @Argument(
        help: "The data: a CSV file (also gzipped), a Stata, SPSS or SAS file, an .lbc file, or - for standard input.")
    var data: String

    @Option(help: ArgumentHelp("What the columns mean.", valueName: "file.yaml"))
    var codebook: String

    @Flag(help: "List every place.")
    var list = false

    @Option(help: ArgumentHelp("List at most this many places of a problem (default: 1000).", valueName: "n"))
    var limit: Int?

    @Flag(help: "Columns that are not declared are violations, too.")
    var strict = false

    @Option(
        help: ArgumentHelp("The language of the table.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @OptionGroup var file: FileOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, but is \(limit).") }
        if limit != nil, !list { throw ValidationError("--limit is for --list.") }
    }

    func run() throws {
        try SameFile.refuse(table: output.out, over: [data, codebook, file.columnsFrom])
        try Execution.run(threads: output.threads) { progress in
            progress("checking \(data)")
            var request = CodebookCheckReport.Request(data: data, codebook: codebook)
            for (key, text) in file.settings { request.notation.set(key, text, at: SourcePosition(whole: key.flag)) }
            request.listing = list ? limit ?? 1_000 : nil
            request.isListOnly = list && output.out != nil
            request.language = language ?? "en"
            let report = try CodebookCheckReport(request)
            Execution.tell(report.notices)
            try output.write(report.document, style: .standard)
            return (strict ? report.isSilent : report.isKept) ? .success : .failure
        }
    }
}
