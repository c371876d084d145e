import ArgumentParser
import Notebooks

/// How much memory a study may take.
struct MemoryOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read a file in blocks if its variables would take more memory than this; results do not depend on it.",
            valueName: "512MB|2GB"))
    var memory: String?

    func validate() throws {
        if let memory, MemoryBudget(memory) == nil {
            throw ValidationError(
                "--memory is '\(memory)', but must be a size such as 512MB, 2GB or 800MiB, or a number of bytes.")
        }
    }

    var budget: MemoryBudget { memory.flatMap(MemoryBudget.init) ?? .ofMachine }
}
