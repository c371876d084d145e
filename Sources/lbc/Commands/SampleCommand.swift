import ArgumentParser
import Glibc
import Notebooks
import SurveyData

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract:
            "A sample chosen from a frame, with probabilities, design weights and the sentences for a methods section.",
        discussion: """
            FRAME has a row for each unit that may be chosen. Units are chosen within strata; with --clusters, clusters are, and \
            with --take so many units of each. With OUT the chosen rows are written, as a file of any kind that lbc convert \
            writes, with the variables of their design (sample_weight, sample_stratum, …), and the table says how an analysis \
            takes them. The same frame, plan and seed choose the same units on any machine; --id tells units apart, so that \
            the order of rows does not matter.

            EXAMPLES
              lbc sample datasets/left-behind-synthetic/wave3.csv pupils.csv --n 400 --strata stratum --id pupil \\
                  --seed 20260901
              lbc sample datasets/left-behind-synthetic/wave3.csv schools.csv --clusters county,school --strata stratum \\
                  --n 36 --minimum 2 --method brewer --take 20 --id pupil --seed 20260901
              lbc sample datasets/left-behind-synthetic/wave3.csv --n 400 --strata stratum --allocation neyman --of ses \\
                  --codebook datasets/left-behind-synthetic/codebook.yaml --seed 20260901 --format markdown
            """)

    @Argument(help: ArgumentHelp("The frame, a file of any kind that is read.", valueName: "frame"))
    var frame: String

    @Argument(help: ArgumentHelp("The file to write the sample to.", valueName: "out"))
    var target: String?

    @OptionGroup(title: "How the frame is written") var file: FileOptions

    @OptionGroup(title: "How the sample is drawn") var plan: SamplePlanOptions

    @Option(help: ArgumentHelp("What the columns mean: labels, codes, missing values, scales.", valueName: "file.yaml"))
    var codebook: String?

    @Option(
        help: ArgumentHelp(
            "Who may be chosen, as 'age < 16 and hukou == rural'; nobody else is in the sample.", valueName: "condition"
        ))
    var population: String?

    @Option(help: ArgumentHelp("Only these columns of the frame, in this order.", valueName: "a,b,c"))
    var columns: [String] = []

    @Option(
        help: ArgumentHelp("The language of the table.", valueName: StudyFlags.languageNames.joined(separator: "|")))
    var language: String?

    @Option(help: ArgumentHelp("How numbers are written.", valueName: StudyFlags.styleNames.joined(separator: "|")))
    var style: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        try StudyOptions.check(language, "--language", StudyFlags.languageNames)
        try StudyOptions.check(style, "--style", StudyFlags.styleNames)
        if target == nil, !columns.isEmpty {
            throw ValidationError("--columns says what is written: name the file to write the sample to.")
        }
        if target != nil, frame == "-" {
            throw ValidationError("the frame is read twice, which a pipe cannot be: name its file.")
        }
    }

    func run() throws {
        // A file that may not grow is an error to be told, not the end of the program.
        signal(SIGXFSZ, SIG_IGN)
        try SameFile.refuse(table: output.out, over: [frame, codebook, file.columnsFrom])
        try Execution.run(threads: output.threads) { progress in
            let format = try target.map { try DataFormats.format(of: $0) }
            if let target {
                for source in [frame, codebook, file.columnsFrom].compactMap(\.self)
                where SameFile.isOne(target, source) {
                    throw ValidationError("\(target) is a file that is read: name another one to write.")
                }
            }
            var study = StudyFlags(data: frame)
            (study.codebook, study.notation, study.population) = (codebook, file.settings, population)
            (study.language, study.style) = (language, style)
            progress("reading \(frame)")
            let flags = SampleFlags(study: study, plan: try plan.plan())
            let sample = try flags.draw()
            Execution.tell(sample.notices)
            if let target, let format {
                progress("writing \(target)")
                let data = try flags.frameColumns(columns.names)
                try SameFile.refuse(target, among: data.sourcePaths)
                let chosen = try sample.rows(of: data)
                var style = WritingStyle()
                style.language = language ?? "en"
                var lost: [String] = []
                try OutputWriter.write(to: target) { lost = try format.write(chosen, style, to: $0, path: target) }
                Execution.tell(lost)
            }
            try output.write(sample.document, style: sample.style)
            return .success
        }
    }
}
