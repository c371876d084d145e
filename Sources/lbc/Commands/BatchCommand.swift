import ArgumentParser
import Notebooks

struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "The same notebook over many waves: a report each, and a summary that compares them.",
        discussion: """
            A wave that cannot be analysed is recorded in ledger.json and does not stop the others; the exit status is \
            then above zero.

            EXAMPLES
              lbc batch notebooks-md/left-behind-depression.md datasets/left-behind-synthetic/wave*.csv --out waves
            """)

    @Argument(help: "The notebook.")
    var notebook: String

    @Argument(help: "The waves' files.")
    var waves: [String]

    @Option(name: [.long, .customShort("o")], help: ArgumentHelp("The folder to write.", valueName: "folder"))
    var out: String

    @OptionGroup var memory: MemoryOption

    @Option(help: ArgumentHelp("Use at most this many cores; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func run() throws {
        try Execution.run(threads: threads) { progress in
            let parsed = try Notebook(path: notebook)
            let batch = try WaveBatch(parsed, paths: waves)
            var reports: [WaveReport] = []
            var problems: [String] = []
            for path in batch.paths {
                let report = batch.report(path, memory: memory.budget) { progress("\(path): \($0)") }
                reports.append(report)
                switch report.outcome {
                case .success(let run):
                    Execution.tell(run.notices)
                    try OutputWriter.write(report.files, toFolder: "\(out)/\(report.name)")
                    problems += run.problems.map { "\(report.name): \($0)" }
                    try OutputWriter.print("\(report.name): \(out)/\(report.name)/report.html\n")
                case .failure(let failure):
                    problems.append("\(report.name): \(failure.message)")
                }
            }
            try OutputWriter.write(WaveSummary(parsed, reports).files, toFolder: out)
            try OutputWriter.print("summary: \(out)/summary.html\n")
            return Execution.status(of: problems)
        }
    }
}
