import Frame
public import Results
import RowBlocks
public import SurveyData

/// What a file holds, variable by variable, with everything in it that looks wrong. Unweighted: it describes the file,
/// not a population.
public struct FileDescription {
    private let table: SurveyTable
    private let variables: [String]
    private let id: String
    private let language: String
    private let design: FileSuspicions.DesignVariables

    /// - Parameter design: the variables whose part in a design is known.
    public init(
        table: SurveyTable, variables: [String], id: String = "describe", language: String,
        design: FileSuspicions.DesignVariables = .init()
    ) {
        self.design = design
        self.table = table
        self.variables = variables
        self.id = id
        self.language = language
    }

    public var result: AnalysisResult {
        let columns = variables.compactMap { table.frame[$0] }
        let summaries = mapInOrder(columns.count) { VariableSummary(columns[$0]) }
        let found = FileSuspicions(table, summaries, design: design)
        return AnalysisResult(
            id: id, kind: .description, labels: ResultLabels(variables: summaries.map(label)),
            statistics: [Statistic(analysis: id, name: .n, value: Double(table.frame.rowCount))]
                + summaries.flatMap(statistics),
            notes: suspicions(found) + summaries.flatMap { notes($0, found) }
                + table.placedViolations.map { .violation("\($0)") })
    }

    private func label(_ summary: VariableSummary) -> ResultLabels.Variable {
        let column = summary.column
        return ResultLabels.Variable(
            name: column.name, label: column.label.text(in: language), unit: column.unit?.text(in: language),
            levels: summary.levels.map { .init(name: $0.level.name, label: $0.level.label.text(in: language)) },
            type: column.typeName,
            range: column.temporal.flatMap { kind in
                summary.range.map { .init(first: kind.text($0.lowest), last: kind.text($0.highest)) }
            })
    }

    private func statistics(_ summary: VariableSummary) -> [Statistic] {
        let name = summary.column.name
        var statistics = [Statistic(analysis: id, variable: name, name: .n, value: Double(summary.count))]
        statistics += MissingReason.allCases.compactMap { reason in
            summary.missing[reason].map {
                Statistic(analysis: id, variable: name, level: reason.name, name: .missing, value: Double($0))
            }
        }
        if let range = summary.range {
            statistics += [
                Statistic(analysis: id, variable: name, name: .minimum, value: range.lowest),
                Statistic(analysis: id, variable: name, name: .maximum, value: range.highest),
                Statistic(analysis: id, variable: name, name: .mean, value: range.mean),
            ]
        }
        let edges = summary.binEdges.map { summary.column.temporal?.text($0) ?? plainText($0) }
        statistics += summary.bins.enumerated().map { place, count in
            Statistic(
                analysis: id, variable: name, level: "\(edges[place])...\(edges[place + 1])", name: .binCount,
                value: Double(count))
        }
        return statistics
            + summary.levels.map {
                Statistic(analysis: id, variable: name, level: $0.level.name, name: .n, value: Double($0.count))
            }
    }

    /// What looks wrong, variables with the same trouble together.
    private func suspicions(_ found: FileSuspicions) -> [Note] {
        func codes(_ codes: [FileSuspicions.CodeCount]) -> [Note.CodeCount] {
            codes.map { Note.CodeCount(code: $0.code, count: $0.count) }
        }
        var notes: [Note] = []
        if !found.withoutValues.isEmpty { notes.append(.suspicion(found.withoutValues, .withoutValues)) }
        if !found.constant.isEmpty { notes.append(.suspicion(found.constant, .constant)) }
        // Of many, as in a file without a codebook, the codes are the draft's to tell.
        if found.labelledMissing.count > 3 {
            notes.append(.suspicion(found.labelledMissing.map(\.variable), .labelledMissing([])))
        } else {
            notes += found.labelledMissing.map { .suspicion([$0.variable], .labelledMissing(codes($0.codes))) }
        }
        notes += found.unlabelled.map { .suspicion([$0.variable], .unlabelled(codes($0.codes))) }
        notes += found.repeatedIdentifiers.map {
            .suspicion([$0.variable], .repeatedIdentifiers(distinct: $0.distinct, rows: $0.rows))
        }
        notes += found.doubtfulWeights.map {
            .suspicion(
                [$0.variable], .doubtfulWeight(negative: $0.negative, zero: $0.zero, missing: $0.missing))
        }
        if !found.constantWeights.isEmpty { notes.append(.suspicion(found.constantWeights, .constantWeight)) }
        if let units = found.unitsAcrossStrata {
            notes.append(
                .suspicion([units.unit], .unitsAcrossStrata(stratum: units.stratum, count: units.count)))
        }
        return notes
    }

    private func notes(_ summary: VariableSummary, _ found: FileSuspicions) -> [Note] {
        let name = summary.column.name
        var notes: [Note] = []
        // Labels say it better.
        if !summary.suspiciousCodes.isEmpty, !found.labelledMissing.contains(where: { $0.variable == name }) {
            notes.append(
                .suspiciousCodes(
                    variable: name,
                    codes: summary.suspiciousCodes.map { (plainText($0.code), $0.count) }.map {
                        Note.CodeCount(code: $0.0, count: $0.1)
                    }))
        }
        if let first = table.firstTextAmongNumbers(in: name), !summary.column.isNumber {
            notes.append(.textAmongNumbers(variable: name, place: "\(first.position)", text: first.text))
        }
        if table.hasLeadingZeros(in: name) {
            notes.append(.leadingZeros(variable: name))
        }
        if let first = table.firstHandwrittenNumber(in: name) {
            notes.append(.handwrittenNumbers(variable: name, place: "\(first)"))
        }
        return notes
    }
}
