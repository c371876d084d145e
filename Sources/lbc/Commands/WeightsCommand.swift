import ArgumentParser
import Frame
import Glibc
import Notebooks
import SurveyData

struct WeightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weights",
        abstract: "Write the weights of a design after its adjustments, and its replicate weights, beside the data.",
        discussion: """
            What is written is a file of rows, as `lbc convert` writes it: the columns named, then the weight, then a column for each \
            replicate. It says with which flags an analysis takes them. A variance by linearization does not know of the \
            adjustments any more; that of the replicates does, because each is adjusted.

            EXAMPLES
              lbc weights datasets/nhanes-2009-2010/nhanes.csv adjusted.csv --columns SDMVSTRA,RIAGENDR \\
                  --weights WTMEC2YR --strata SDMVSTRA --clusters SDMVPSU --nested \\
                  --codebook datasets/nhanes-2009-2010/codebook.yaml --replicates '{make: jackknife}' \\
                  --adjust '{rake: {RIAGENDR: {male: 145000000, female: 150000000}}}'
            """)

    @OptionGroup var study: StudyOptions

    @Argument(help: "The file to write: .csv, .tsv, .dta, .sav, .lbc and others, by its name.")
    var target: String

    @Option(help: ArgumentHelp("The columns written beside the weights; all without it.", valueName: "a,b"))
    var columns: [String] = []

    @Option(help: ArgumentHelp("The name of the weight; replicates are numbered after it.", valueName: "adjusted"))
    var name = "adjusted"

    @Option(help: ArgumentHelp("Use at most this many cores; results do not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, but is \(threads).") }
        if study.data == "-" {
            throw ValidationError("the data are read twice, which a pipe cannot be: name their file.")
        }
        if study.population != nil {
            throw ValidationError(
                "a population is a domain of the analysis; weights are made for every row. Leave it out.")
        }
    }

    func run() throws {
        // A file that may not grow is an error to be told, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        try Execution.run(threads: threads) { progress in
            let format = try DataFormats.format(of: target)
            for source in study.inputs.compactMap(\.self) where SameFile.isOne(target, source) {
                throw ValidationError("\(target) is a file that is read: name another one to write.")
            }
            let declared = try study.flags.study()
            let weights = try DesignWeights(declared, named: name, progress: progress)
            Execution.tell(weights.notices)
            let data = try ConvertedData(
                path: study.data, notation: declared.notation, columns: columns.isEmpty ? nil : columns.names,
                needsOrigin: false)
            try SameFile.refuse(target, among: data.sourcePaths)
            let written = try weights.beside(data, path: study.data)
            progress("writing \(target)")
            var losses: [String] = []
            try OutputWriter.write(to: target) {
                losses = try format.write(written, WritingStyle(), to: $0, path: target)
            }
            Execution.tell(losses)
            try OutputWriter.print(
                "\(target): \(written.frame.columns.count) columns, \(written.frame.rowCount) rows\n"
                    + "An analysis takes it with \(weights.declaration)\n")
            return .success
        }
    }
}
