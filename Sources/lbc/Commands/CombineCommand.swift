import ArgumentParser
import Frame
import Glibc
import Notebooks
import Reporting
import SurveyData

struct CombineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "combine",
        abstract:
            "Survey files made into one: waves appended, households joined, long made wide, with every row counted.",
        discussion: """
            PLAN.yaml declares the steps. It can itself be given as the data of any command; this one shows what each step \
            does, and with OUT writes the result, as a file of any kind that lbc convert writes. Rows without \
            a match are counted in the table and listed on standard error.

            EXAMPLES
              lbc combine datasets/left-behind-synthetic/panel.yaml
              lbc combine datasets/left-behind-synthetic/panel.yaml panel.lbc
              lbc describe datasets/left-behind-synthetic/panel.yaml \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml --variables wave,sex,age
            """)

    @Argument(help: ArgumentHelp("The combination.", valueName: "plan.yaml"))
    var plan: String

    @Argument(help: ArgumentHelp("The file to write.", valueName: "out"))
    var target: String?

    @OptionGroup var file: FileOptions

    @Option(help: ArgumentHelp("Only these columns, in this order.", valueName: "a,b,c"))
    var columns: [String] = []

    @Flag(help: "For spreadsheets: texts they would take for a formula get an apostrophe before them.")
    var safe = false

    @Option(help: ArgumentHelp("What is written for a missing value (default: nothing).", valueName: "text"))
    var missing: String?

    @Option(
        help: ArgumentHelp("The language of the table.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        if !Combination.isDeclared(by: plan) {
            throw ValidationError("\(plan) declares no combination: that is a file of steps, PLAN.yaml.")
        }
        if target == nil, safe || missing != nil {
            throw ValidationError("--safe and --missing are for a text file: name the file to write.")
        }
    }

    func run() throws {
        // A file that may not grow is an error to be told, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        try SameFile.refuse(table: output.out, over: [plan, file.columnsFrom])
        try Execution.run(threads: output.threads) { progress in
            let format = try target.map { try DataFormats.format(of: $0) }
            if let format, !format.isText, safe || missing != nil {
                throw ValidationError("--safe and --missing are for text: .csv, .tsv or .txt.")
            }
            if let target, SameFile.isOne(target, plan) {
                throw ValidationError("\(target) is the combination itself: name another file to write.")
            }
            var notation = FileNotation()
            for (key, text) in file.settings { notation.set(key, text, at: SourcePosition(whole: key.flag)) }
            progress("combining the files of \(plan)")
            let names = columns.isEmpty ? nil : columns.names
            let combined = try CombinedData(
                path: plan, notation: notation, columns: names, needsOrigin: format?.recordsOrigin ?? false)
            Execution.tell(combined.data.notices)
            if let target { try SameFile.refuse(target, among: combined.data.sourcePaths) }
            if let target, let format {
                progress("writing \(target)")
                var style = WritingStyle()
                style.missing = missing ?? ""
                style.isSafeForSpreadsheets = safe
                style.language = language ?? "en"
                var lost: [String] = []
                try OutputWriter.write(to: target) {
                    lost = try format.write(combined.data, style, to: $0, path: target)
                }
                Execution.tell(lost)
            }
            let language = Phrasebook.Language(rawValue: language ?? "en") ?? .en
            try output.write(
                CombinationDescription(combined, path: plan, language: language).document(style: .standard),
                style: .standard)
            return .success
        }
    }
}
