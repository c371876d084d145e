import Estimation
public import Frame
public import Results
import RowBlocks

extension SurveyDesign {
    /// Characteristics of a domain by group: unweighted n with weighted percentages, mean (SD) or median (quartiles),
    /// a design-based test and a standardized difference for every row, and the number of missing values.
    ///
    /// One scan of the data per variable; variables on all cores.
    ///
    /// - Parameters:
    ///   - request: rows and groups.
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func tableOne(
        _ request: TableOneRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        let grouping = TableGrouping(request.by.flatMap { frame[$0] }, domain: domain, weights: weights.values)
        let rows = CharacteristicRow(
            design: self, groups: grouping.index, groupNames: grouping.names, groupSizes: grouping.sizes, analysis: id)
        let columns = request.rows.map { row in
            guard let column = frame[row.variable] else {
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
            statistics: header(grouping, id: id) + outcomes.flatMap(\.statistics),
            notes: notes(request, grouping, outcomes, language: language))
    }

    /// The size of every group, unweighted and weighted.
    private func header(_ grouping: TableGrouping, id: String) -> [Statistic] {
        let sums = levels(
            grouping.index.codes, levelCount: grouping.index.count,
            by: grouping.index.merged)
        let total = sums.weight(0)
        var statistics = [
            Statistic(analysis: id, name: .n, value: Double(sums.count(0))),
            Statistic(analysis: id, name: .weightedCount, value: total),
        ]
        guard let column = grouping.column else { return statistics }
        let shares = proportions(of: sums, levelNames: grouping.names)
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
        _ request: TableOneRequest, _ grouping: TableGrouping, _ outcomes: [CharacteristicRow.Outcome], language: String
    ) -> [Note] {
        var notes: [Note] = [
            .cells(
                .characteristics(
                    hasMeans: request.rows.contains { $0.summary == .mean },
                    hasMedians: request.rows.contains { $0.summary == .median }))
        ]
        if let column = grouping.column, grouping.unknown > 0 {
            notes.append(.unknownGroup(variable: column.label.text(in: language), count: grouping.unknown))
        }
        notes += TestKind.allCases.filter { kind in outcomes.contains { $0.test == kind } }.map { .test($0) }
        if grouping.names.count > 1 { notes.append(.standardizedMeanDifference(groups: grouping.names.count)) }
        return notes + outcomes.compactMap(\.noTest)
    }
}

/// The columns of a table by groups.
struct TableGrouping {
    /// The variable that makes the groups, if any.
    let column: Column?
    let names: [String]
    let index: GroupIndex
    /// The domain as one group, those without a known group among it.
    let everyone: GroupIndex
    /// Rows in each group.
    let sizes: [Int]
    /// Rows of the domain whose group is not known.
    let unknown: Int

    init(_ column: Column?, domain: [Bool], weights: [Double]) {
        self.column = column
        everyone = GroupIndex(codes: domain.indices.map { domain[$0] && weights[$0] > 0 ? 0 : -1 }, count: 1)
        guard let column else {
            index = everyone
            names = []
            sizes = [index.codes.count { $0 >= 0 }]
            unknown = 0
            return
        }
        let categories = column.categories
        var sizes = [Int](repeating: 0, count: categories.levels.count)
        var unknown = 0
        var codes = [Int32](repeating: -1, count: domain.count)
        for row in codes.indices where domain[row] && weights[row] > 0 {
            let code = categories.codes[row]
            codes[row] = code
            if code < 0 { unknown += 1 } else { sizes[Int(code)] += 1 }
        }
        names = categories.levels.map(\.name)
        index = GroupIndex(codes: codes, count: names.count)
        self.sizes = sizes
        self.unknown = unknown
    }
}
