import ArgumentParser
import Frame
import Glibc
import Notebooks
import SurveyData

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write a data file as another kind of file, or as a cache that makes it quick to read.",
        discussion: """
            The extension of OUT says what is written: .csv, .tsv or .txt (text), .dta (Stata), .sav or .zsav (SPSS), or \
            .lbc (columns as they lie in memory). Without OUT, IN.lbc is written beside IN: a cache that every command uses in place of IN for as long as IN \
            is unchanged, with the same results. OUT may be -, for CSV to a pipe.

            Values are written as they were collected; with --codebook and OUT, as it decodes and derives them. In CSV, why \
            a value is missing is lost. A cache is read as a codebook says (file:) if the codebook is given here, too.

            EXAMPLES
              lbc convert datasets/nhanes-2009-2010/nhanes.csv nhanes.lbc
              lbc convert nhanes.lbc nhanes.tsv --columns RIAGENDR,race,HI_CHOL --missing NA
              lbc convert datasets/left-behind-synthetic/wave3.csv decoded.csv --labels --language zh --safe \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml
              lbc convert datasets/nhanes-2009-2010/nhanes.csv - --out-delimiter ';' | sort -t ';' -k 4
              lbc convert nhanes.lbc --check
            """)

    @Argument(
        help: ArgumentHelp(
            "The data: a CSV or fixed-width file (also gzipped), a workbook, a Stata, SPSS or SAS file, an .lbc file, or -.",
            valueName: "in"))
    var input: String

    @Argument(help: ArgumentHelp("The file to write (default: IN.lbc).", valueName: "out"))
    var target: String?

    @Option(name: [.customLong("out"), .customShort("o")], help: ArgumentHelp("The same as OUT.", valueName: "out"))
    var out: String?

    @OptionGroup var file: FileOptions

    @Option(help: ArgumentHelp("Only these columns, in this order.", valueName: "a,b,c"))
    var columns: [String] = []

    @Option(help: ArgumentHelp("Decode and derive values by this codebook.", valueName: "file.yaml"))
    var codebook: String?

    @Flag(help: "Write the labels of categories rather than their codes; needs --codebook or decoded data.")
    var labels = false

    @Option(
        help: ArgumentHelp("The language of labels.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @Flag(help: "For spreadsheets: texts they would take for a formula get an apostrophe before them.")
    var safe = false

    @Option(help: ArgumentHelp("What is written for a missing value (default: nothing).", valueName: "text"))
    var missing: String?

    @Option(help: ArgumentHelp("The character between the fields of OUT, or 'tab'.", valueName: "character"))
    var outDelimiter: String?

    @Flag(help: "Write nothing: say whether IN is sound or its cache fresh, looking at every byte.")
    var check = false

    @Option(help: ArgumentHelp("Use at most this many cores; results do not depend on it.", valueName: "n"))
    var threads: Int?

    /// The path to write.
    private var path: String { target ?? out ?? ColumnCache.path(of: input) }
    private var isCache: Bool { target == nil && out == nil }
    private var hasTextOptions: Bool { labels || safe || missing != nil || outDelimiter != nil }

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, but is \(threads).") }
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        if target != nil, out != nil { throw ValidationError("name the file to write once: OUT or --out.") }
        if check, target != nil || out != nil { throw ValidationError("--check writes nothing: leave out OUT.") }
        if let outDelimiter, FileNotation.problem(.delimiter, outDelimiter) != nil {
            throw ValidationError("--out-delimiter is '\(outDelimiter)', but must be one character, or 'tab'.")
        }
        guard isCache, !check else { return }
        if input == "-" { throw ValidationError("standard input needs a name to be written to: lbc convert - OUT") }
        if hasTextOptions || !columns.isEmpty {
            throw ValidationError(
                "a cache holds all columns as they were collected: name the file to write, as data.csv.")
        }
    }

    func run() throws {
        // A pipe that nobody reads any more and a file that may not grow are errors to be told, not ends of the program.
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        try Execution.run(threads: threads) { progress in
            if check {
                progress("checking \(input)")
                let found = try CacheCheck(input, notation: try notation())
                try OutputWriter.print(found.message + "\n")
                return found.isPassed ? .success : .failure
            }
            let format = path == "-" ? DataFormats.all[0] : try DataFormats.format(of: path)
            try checkTarget(format)
            progress("reading \(input)")
            let data = try data(for: format)
            Execution.tell(data.notices)
            if path != "-" { try SameFile.refuse(path, among: data.sourcePaths) }
            progress("writing \(path)")
            if path == "-" {
                Execution.tell(try format.write(data, style, to: STDOUT_FILENO, path: "standard output"))
            } else {
                var losses: [String] = []
                try OutputWriter.write(to: path) { losses = try format.write(data, style, to: $0, path: path) }
                Execution.tell(losses)
                try OutputWriter.print("\(path): \(data.frame.columns.count) columns, \(data.frame.rowCount) rows\n")
            }
            return .success
        }
    }

    private func checkTarget(_ format: any DataFormat) throws {
        if !format.isText, hasTextOptions {
            throw ValidationError("--labels, --safe, --missing and --out-delimiter are for text: .csv, .tsv or .txt.")
        }
        if isCache, ColumnCache.isWorkbook(input) {
            throw ValidationError("a cache is made of text files: name the file to write, as data.csv or data.lbc.")
        }
        if isCache, ColumnCache.isColumnar(input) || ColumnCache.isNeedless(input) {
            throw ValidationError("\(input) is quick to read already: name another kind of file to write.")
        }
        if isCache, Combination.isDeclared(by: input) {
            throw ValidationError("\(input) combines several files, which has no cache: name the file to write.")
        }
        if SameFile.isOne(input, path) {
            throw ValidationError("\(path) is the file that is read: name another one to write.")
        }
    }

    private func data(for format: any DataFormat) throws -> ConvertedData {
        let names = columns.isEmpty ? nil : columns.names
        guard let codebook, !isCache else {
            return try ConvertedData(
                path: input, notation: try notation(), columns: names, needsOrigin: format.recordsOrigin)
        }
        let file = try SurveyFile(path: input, codebook: try Codebook(path: codebook), notation: try notation())
        return try ConvertedData(decoded: file, variables: names)
    }

    /// How the text file is written: what the flags say, and what the codebook adds.
    private func notation() throws -> FileNotation {
        var notation = FileNotation()
        for (key, text) in file.settings { notation.set(key, text, at: SourcePosition(whole: key.flag)) }
        guard let codebook else { return notation }
        return notation.completed(by: try Codebook(path: codebook).file)
    }

    private var style: WritingStyle {
        var style = WritingStyle()
        style.delimiter = outDelimiter.flatMap { ["tab", "\\t"].contains($0) ? "\t" : $0.first }
        style.missing = missing ?? ""
        style.language = language ?? "en"
        style.labels = labels ? language ?? "en" : nil
        style.isSafeForSpreadsheets = safe
        return style
    }
}
