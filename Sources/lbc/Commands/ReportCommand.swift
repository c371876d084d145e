import ArgumentParser
import Notebooks

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Run a study notebook: every table, the numbers in its prose, and a page to read.",
        discussion: """
            Writes report.html, report.md, statistics.json, manifest.json and tables/*.csv. The notebook itself is never \
            changed.

            EXAMPLES
              lbc report notebooks-md/nhanes-cholesterol.md
              lbc report notebooks-md/left-behind-depression.md --data datasets/left-behind-synthetic/wave1.csv --out wave1
              lbc report notebooks-md/nhanes-cholesterol.md --check
            """)

    @Argument(help: "The notebook.")
    var notebook: String

    @Option(help: ArgumentHelp("Run it on another file: a new wave.", valueName: "file.csv"))
    var data: String?

    @Option(
        name: [.long, .customShort("o")],
        help: ArgumentHelp("The folder to write (default: reports/NOTEBOOK).", valueName: "folder"))
    var out: String?

    @Flag(help: "Compare with the committed results and say what changed; write nothing.")
    var check = false

    @Flag(help: "Make the results of this run the committed ones.")
    var update = false

    @OptionGroup var memory: MemoryOption

    @Option(help: ArgumentHelp("Use at most this many cores; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if check, update { throw ValidationError("--check and --update exclude each other.") }
    }

    func run() throws {
        try Execution.run(threads: threads) { progress in
            let parsed = try Notebook(path: notebook)
            let run = try StudyRun(try StudyPlan(parsed, data: data), memory: memory.budget, progress: progress)
            Execution.tell(run.notices)
            let files = try run.files(of: parsed)
            let committed = CommittedResults(of: parsed)
            if check { return try compare(files, with: committed) }
            if update {
                try OutputWriter.write(committed.promoted(files), toFolder: committed.folder)
                try OutputWriter.print("promoted: \(committed.folder)\n")
            } else {
                let folder = out ?? "reports/\(parsed.name)"
                try OutputWriter.write(files, toFolder: folder)
                try OutputWriter.print("report: \(folder)/report.html\n")
            }
            return Execution.status(of: run.problems)
        }
    }

    private func compare(_ files: [OutputFile], with committed: CommittedResults) throws -> Execution.Status {
        let changes = try committed.changes(from: files)
        guard !changes.isEmpty else {
            try OutputWriter.print("\(notebook): as committed in \(committed.folder)\n")
            return .success
        }
        try OutputWriter.print("\(notebook): differs from \(committed.folder)\n" + changes.map { "  \($0)\n" }.joined())
        return .failure
    }
}
