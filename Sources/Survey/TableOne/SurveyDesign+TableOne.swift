import Estimation
public import Frame
public import Results
import RowBlocks

extension SurveyDesign {
    /// Characteristics of variables in memory; see ``SampleRows/tableOne(_:id:language:)``.
    ///
    /// - Parameters:
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    public func tableOne(
        _ request: TableOneRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        FrameRows(self, frame: frame, domain: domain).tableOne(request, id: id, language: language)
    }
}

extension SampleRows {
    /// Characteristics of a domain by group: unweighted n with weighted percentages, mean (SD) or median (quartiles),
    /// a design-based test and a standardized difference for every row, and the number of missing values.
    ///
    /// One scan of the rows for all variables, on all cores. Medians need the rows in memory, and so do bias-reduced standard
    /// errors; a design that cannot have these (``TableOneRequest/refusal(by:inMemory:)``) is a problem of the result, which
    /// is then empty.
    ///
    /// - Parameters:
    ///   - request: rows and groups.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func tableOne(
        _ request: TableOneRequest, id: String, language: String
    ) throws(Failure) -> AnalysisResult {
        if let refusal = request.refusal(by: design, inMemory: whole != nil) {
            return AnalysisResult(
                id: id, kind: .tableOne, labels: ResultLabels(), statistics: [], notes: [],
                problems: ["\(id): \(refusal)"])
        }
        let grouping = TableGrouping(request.by.flatMap { variables[$0] })
        let sums = try sums(
            [.sizes]
                + request.rows.map { row in
                    row.summary == .levels ? .levels(row.variable, .each) : .moments(row.variable, .each)
                }, by: grouping)
        let rows = CharacteristicRow(
            design: design, sums: sums, whole: whole, groups: whole.map { grouping.groups(in: $0).each },
            groupNames: grouping.names, analysis: id, inference: request.inference)
        let columns = request.rows.map { row in
            guard let column = variables[row.variable] else {
                preconditionFailure("variables are checked before data are read")
            }
            return column
        }
        let outcomes = mapInOrder(request.rows.count) {
            rows.outcome(of: columns[$0], request.rows[$0].summary, language: language)
        }
        return AnalysisResult(
            id: id, kind: .tableOne,
            labels: ResultLabels(
                variables: zip(columns, request.rows).map { column, row in
                    column.resultLabel(in: language, isCategorical: row.summary == .levels)
                },
                group: grouping.column?.resultLabel(in: language, isCategorical: true)),
            statistics: header(grouping, sums.sizes, id: id, request.inference.intervals)
                + outcomes.flatMap(\.statistics),
            notes: notes(request, grouping, unknown: sums.unknown, outcomes, language: language))
    }

    /// The size of every group, unweighted and weighted.
    private func header(_ grouping: TableGrouping, _ sums: LevelSums, id: String, _ intervals: Inference.Intervals)
        -> [Statistic]
    {
        let total = sums.weight(0)
        var statistics = [
            Statistic(analysis: id, name: .n, value: Double(sums.count(0))),
            Statistic(analysis: id, name: .weightedCount, value: total),
        ]
        guard let column = grouping.column else { return statistics }
        let shares = design.proportions(of: sums, levelNames: grouping.names).referred(to: intervals)
        let errors = shares.standardErrors
        for (group, name) in grouping.names.enumerated() {
            let n = sums.count(0, group)
            statistics += [
                Statistic(analysis: id, variable: column.name, level: name, name: .n, value: Double(n)),
                Statistic(
                    analysis: id, variable: column.name, level: name, name: .weightedCount,
                    value: sums.weight(0, group)),
                Statistic(
                    analysis: id, variable: column.name, level: name, name: .proportion, value: shares.values[group],
                    standardError: errors[group], degreesOfFreedom: shares.degreesOfFreedom, n: sums.count(0)),
            ]
        }
        return statistics
    }

    private func notes(
        _ request: TableOneRequest, _ grouping: TableGrouping, unknown: Int, _ outcomes: [CharacteristicRow.Outcome],
        language: String
    ) -> [Note] {
        var notes: [Note] = [
            .cells(
                .characteristics(
                    hasMeans: request.rows.contains { $0.summary == .mean },
                    hasMedians: request.rows.contains { $0.summary == .median }))
        ]
        if let column = grouping.column, unknown > 0 {
            notes.append(.unknownGroup(variable: column.label.text(in: language), count: unknown))
        }
        notes += TestKind.allCases.filter { kind in outcomes.contains { $0.test == kind } }.map { .test($0) }
        if request.inference.standardErrors == .bellMcCaffrey { notes.append(.biasReducedErrors) }
        if grouping.names.count > 1 { notes.append(.standardizedMeanDifference(groups: grouping.names.count)) }
        return notes + outcomes.compactMap(\.noTest)
    }
}
