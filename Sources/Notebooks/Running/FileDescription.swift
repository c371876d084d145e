import Frame
public import Results
public import SurveyData

/// What a file holds, variable by variable, with everything in it that looks wrong. Unweighted: it describes the file,
/// not a population.
public struct FileDescription {
    private let table: SurveyTable
    private let variables: [String]
    private let id: String
    private let language: String

    public init(table: SurveyTable, variables: [String], id: String = "describe", language: String) {
        self.table = table
        self.variables = variables
        self.id = id
        self.language = language
    }

    public var result: AnalysisResult {
        let summaries = variables.compactMap { table.frame[$0] }.map(VariableSummary.init)
        return AnalysisResult(
            id: id, kind: .description, labels: ResultLabels(variables: summaries.map(label)),
            statistics: [Statistic(analysis: id, name: .n, value: Double(table.frame.rowCount))]
                + summaries.flatMap(statistics),
            notes: summaries.flatMap(notes) + table.placedViolations.map { .violation("\($0)") })
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
        return statistics
            + summary.levels.map {
                Statistic(analysis: id, variable: name, level: $0.level.name, name: .n, value: Double($0.count))
            }
    }

    private func notes(_ summary: VariableSummary) -> [Note] {
        let name = summary.column.name
        var notes: [Note] = []
        if !summary.suspiciousCodes.isEmpty {
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
