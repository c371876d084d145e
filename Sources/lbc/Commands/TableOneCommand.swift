import ArgumentParser
import Notebooks
import Reporting

struct TableOneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table1",
        abstract: "Characteristics by group: unweighted n, weighted % or mean (SD), design-based tests, SMD, missing.",
        discussion: """
            EXAMPLES
              lbc table1 datasets/nhanes-2009-2010/nhanes.csv --by RIAGENDR --rows race,agecat,HI_CHOL \\
                  --weights WTMEC2YR --strata SDMVSTRA --clusters SDMVPSU --nested \\
                  --codebook datasets/nhanes-2009-2010/codebook.yaml
              lbc table1 datasets/left-behind-synthetic/wave3.csv --by leftBehind --rows sex,age,cesd10,depressed \\
                  --median siblings --design notebooks-md/left-behind-depression.md --language zh
            """)

    @OptionGroup var study: StudyOptions

    @Option(
        help: ArgumentHelp("The variable whose levels are the columns; several stand side by side.", valueName: "a,b"))
    var by: [String] = []

    @Option(help: "The variable within each of whose levels the columns are repeated.")
    var within: String?

    @Option(help: ArgumentHelp("The variables in the rows.", valueName: "a,b,c"))
    var rows: [String] = []

    @Option(help: ArgumentHelp("Rows taken as categories though they hold numbers.", valueName: "a,b"))
    var categorical: [String] = []

    @Option(help: ArgumentHelp("Rows shown as mean (SD) though they hold few values.", valueName: "a,b"))
    var numeric: [String] = []

    @Option(help: ArgumentHelp("Rows shown as median (IQR) and compared by ranks.", valueName: "a,b"))
    var median: [String] = []

    @Option(
        help: ArgumentHelp(
            "Parts shown: total, p, adjustedP, test, smd, missing; and ci, deff, reasons, which are not unless named.",
            valueName: "parts"))
    var show: String?

    @Option(
        help: ArgumentHelp(
            "Tests of rows other than the usual ones: \(CompareChoices.testNames.joined(separator: ", ")).",
            valueName: "a=rank,b=davies"))
    var test: [String] = []

    @Option(
        help: ArgumentHelp(
            "How p-values are adjusted for the number of tests.",
            valueName: CompareChoices.multiplicityNames.joined(separator: "|")))
    var multiplicity: String?

    @Option(help: ArgumentHelp("Whom rows are about: available (the usual) or complete cases.", valueName: "cases"))
    var cases: String?

    @Option(
        help: ArgumentHelp(
            "Hide or mark unreliable estimates by a published standard: "
                + "\(TableOneStep.reliabilityNames.joined(separator: ", ")).", valueName: "standard"))
    var reliability: String?

    @Option(
        help: ArgumentHelp(
            "Hide counts below this number, and all that would give one away.", valueName: "n"))
    var smallCells: Int?

    @OptionGroup var inference: InferenceOptions

    @OptionGroup var memory: MemoryOption

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (rows.names + categorical.names + numeric.names + median.names).isEmpty {
            throw ValidationError("name the variables in the rows: --rows age,sex,ses")
        }
        for pair in tests { try StudyOptions.check(pair.test, "--test", CompareChoices.testNames) }
        for text in test.names where text.split(separator: "=").count != 2 {
            throw ValidationError("--test must read variable=test, but is '\(text)'.")
        }
        try StudyOptions.check(multiplicity, "--multiplicity", CompareChoices.multiplicityNames)
        try StudyOptions.check(cases, "--cases", TableOneStep.caseNames)
        try StudyOptions.check(reliability, "--reliability", TableOneStep.reliabilityNames)
    }

    private var tests: [(variable: String, test: String)] {
        test.names.compactMap { text in
            let sides = text.split(separator: "=").map(String.init)
            return sides.count == 2 ? (variable: sides[0], test: sides[1]) : nil
        }
    }

    func run() throws {
        try SameFile.refuse(table: output.out, over: study.inputs)
        try Execution.run(threads: output.threads) { progress in
            let study = try study.flags.study()
            let step = try TableOneStep(
                flagsBy: by.names, within: within, rows: rows.names, categorical: categorical.names,
                numeric: numeric.names, median: median.names, tests: tests, multiplicity: multiplicity,
                show: try ShownParts.parts(show), cases: cases,
                reliability: reliability, smallCells: smallCells, level: study.level, inference: inference.flags)
            return try Execution.table(study, step, output, memory.budget, progress)
        }
    }
}
