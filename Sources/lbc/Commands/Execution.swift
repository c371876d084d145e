import ArgumentParser
import Notebooks
import RowBlocks

/// Runs a command's work: progress on the terminal, errors in words, exit codes.
enum Execution {
    enum Status {
        case success
        /// What was asked for was written, but something in it could not be estimated or differs.
        case failure
    }

    /// Runs `work` on the cores allowed; any error becomes a message and an exit status of 1.
    static func run(threads: Int?, _ work: (_ progress: (String) -> Void) throws -> Status) throws {
        let progress = ProgressLine()
        let interruptions = StagedFiles.removeOnInterruption()
        defer { withExtendedLifetime(interruptions) {} }
        let status: Status
        do {
            status = try Workers.$limit.withValue(threads) { try work(progress.show) }
        } catch let error as ValidationError {
            progress.clear()
            throw error
        } catch {
            progress.clear()
            Terminal.printError("\(error)")
            throw ExitCode.failure
        }
        progress.clear()
        if status == .failure { throw ExitCode.failure }
    }

    /// Runs a study of one step and writes its table.
    static func table(
        _ study: Study, _ step: any AnalysisStep, _ output: OutputOptions, _ memory: MemoryBudget,
        _ progress: (String) -> Void
    ) throws -> Status {
        try tables(study, [step], output, memory, progress)
    }

    /// Runs a study of several steps and writes their tables.
    static func tables(
        _ study: Study, _ steps: [any AnalysisStep], _ output: OutputOptions, _ memory: MemoryBudget,
        _ progress: (String) -> Void
    ) throws -> Status {
        let run = try StudyRun(try StudyPlan(study, steps: steps), memory: memory, progress: progress)
        tell(run.notices)
        guard !run.isEmpty else { return status(of: run.problems) }
        try output.write(run.document, style: study.style)
        return status(of: run.problems)
    }

    /// Says what the user should know, without calling it a failure.
    static func tell(_ notices: [String]) {
        for notice in notices { Terminal.printError(notice) }
    }

    /// Reports problems, if there are any.
    static func status(of problems: [String]) -> Status {
        for problem in problems { Terminal.printError(problem) }
        return problems.isEmpty ? .success : .failure
    }
}
