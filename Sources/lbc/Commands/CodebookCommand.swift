import ArgumentParser
import Frame
import Glibc
import Notebooks
import SurveyData

struct CodebookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codebook",
        abstract: "Draft the codebook of a file, or compare two waves.",
        discussion: """
            `lbc codebook FILE` drafts, `lbc codebook diff A B` compares; `lbc help codebook draft` and \
            `lbc help codebook diff` say how.

            EXAMPLES
              lbc codebook datasets/nhanes-2009-2010/nhanes.csv
              lbc codebook diff datasets/left-behind-synthetic/wave1.csv datasets/left-behind-synthetic/wave3.csv
            """,
        subcommands: [DraftCommand.self, CodebookDiffCommand.self],
        defaultSubcommand: DraftCommand.self)
}

struct DraftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Draft the codebook of a data file, or of an archive's DDI-Codebook XML.",
        discussion: """
            Labels, types, values, missing codes: what the file says is stated, what it looks like is marked "guess", and the \
            evidence stands beside it. Look at every guess: grep -n guess codebook.yaml. The word draft may be left out.

            With --codebook, that codebook is kept word for word, and columns it does not declare are added. XML of an \
            archive is recognised by its content: lbc codebook study.xml -o codebook.yaml.

            EXAMPLES
              lbc codebook datasets/nhanes-2009-2010/nhanes.csv
              lbc codebook datasets/left-behind-synthetic/wave1.csv -o codebook.yaml
              lbc codebook datasets/left-behind-synthetic/wave2.csv --codebook codebook.yaml -o codebook.yaml
            """)

    @Argument(
        help:
            "The data: a CSV file (also gzipped), a Stata, SPSS or SAS file, an .lbc file, - for standard input, or DDI-Codebook XML."
    )
    var file: String

    @Option(
        name: [.long, .customShort("o")],
        help: ArgumentHelp("Write to a file instead of the terminal.", valueName: "file.yaml"))
    var out: String?

    @Option(help: ArgumentHelp("Complete this codebook.", valueName: "file.yaml"))
    var codebook: String?

    @Flag(help: "Replace the file of -o, whatever it says.")
    var overwrite = false

    @OptionGroup var notation: FileOptions

    @Option(help: ArgumentHelp("Use at most this many cores; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, but is \(threads).") }
    }

    func run() throws {
        if let out, !overwrite, out != codebook, access(out, F_OK) == 0 {
            throw ValidationError(
                "\(out) exists, and may hold somebody's work: complete it with --codebook \(out), name another file, or add "
                    + "--overwrite.")
        }
        try SameFile.refuse(table: out, over: [file, notation.columnsFrom])
        try Execution.run(threads: threads) { progress in
            progress("reading \(file)")
            var said = FileNotation()
            for (key, text) in notation.settings { said.set(key, text, at: SourcePosition(whole: key.flag)) }
            let draft = try CodebookDrafting.draft(of: file, notation: said, completing: codebook)
            Execution.tell(draft.notices)
            if let out {
                try OutputWriter.write(draft.yaml, to: out)
                let count = draft.variables
                try OutputWriter.print("\(out): \(count) variable\(count == 1 ? "" : "s") drafted\n")
            } else {
                try OutputWriter.print(draft.yaml)
            }
            return .success
        }
    }
}
