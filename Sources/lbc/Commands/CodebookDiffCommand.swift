import ArgumentParser
import Frame
import Notebooks
import Reporting
import SurveyData

struct CodebookDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What a new wave changed: variables, types, labels, codes, missing values, distributions.",
        discussion: """
            A and B are codebooks (.yaml), DDI-Codebook XML, or data files. Of data files, what no codebook declares is drafted, \
            and distributions are compared, unweighted: χ² for categories, Kolmogorov–Smirnov for numbers, p adjusted by \
            Holm's method, and only differences of some size told (--all tells the rest).

            EXAMPLES
              lbc codebook diff datasets/left-behind-synthetic/wave1.csv datasets/left-behind-synthetic/wave2.csv
              lbc codebook diff datasets/left-behind-synthetic/wave1.csv datasets/left-behind-synthetic/wave3.csv \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml --all
            """)

    @Argument(help: "The first codebook or data file.")
    var a: String

    @Argument(help: "The second.")
    var b: String

    @Option(help: ArgumentHelp("What the columns of data files mean.", valueName: "file.yaml"))
    var codebook: String?

    @Option(help: ArgumentHelp("The same of A alone.", valueName: "file.yaml"))
    var codebookA: String?

    @Option(help: ArgumentHelp("The same of B alone.", valueName: "file.yaml"))
    var codebookB: String?

    @Flag(help: "Show every distribution that was compared.")
    var all = false

    @Option(
        help: ArgumentHelp("The language of the table.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @OptionGroup var file: FileOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        for (path, own, flag) in [(a, codebookA, "--codebook-a"), (b, codebookB, "--codebook-b")] {
            if let own, CodebookSide.isCodebook(path) {
                throw ValidationError("\(path) is a codebook itself: leave out \(flag) \(own).")
            }
        }
        if codebook != nil, CodebookSide.isCodebook(a), CodebookSide.isCodebook(b) {
            throw ValidationError("both are codebooks themselves: leave out --codebook.")
        }
    }

    func run() throws {
        try SameFile.refuse(table: output.out, over: [a, b, codebook, codebookA, codebookB, file.columnsFrom])
        try Execution.run(threads: output.threads) { progress in
            var notation = FileNotation()
            for (key, text) in file.settings { notation.set(key, text, at: SourcePosition(whole: key.flag)) }
            progress("reading \(a)")
            let first = try CodebookSide(path: a, codebook: codebookA ?? codebook, notation: notation)
            progress("reading \(b)")
            let second = try CodebookSide(path: b, codebook: codebookB ?? codebook, notation: notation)
            let report = CodebookDiffReport(first, second, showsAll: all, language: language ?? "en")
            Execution.tell(report.notices)
            try output.write(report.document, style: .standard)
            if let recode = report.recode, output.isForTerminal, output.out == nil {
                try OutputWriter.print("\n\(recode.lead)\n\n\(recode.yaml)")
            }
            return .success
        }
    }
}
