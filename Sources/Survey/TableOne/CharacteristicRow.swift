import Estimation
import Frame
import Results

/// Computes the statistics of one row of a table of characteristics.
struct CharacteristicRow {
    let design: SurveyDesign
    /// The columns' groups; rows outside the domain, or without a known group, are in none.
    let groups: GroupIndex
    /// The columns' names; empty for a single column of all.
    let groupNames: [String]
    /// Rows in each group.
    let groupSizes: [Int]
    let analysis: String

    /// What a row hands over.
    struct Outcome: Sendable {
        var statistics: [Statistic] = []
        var test: TestKind?
        var failure: NoTest?
        var noTest: Note?
    }

    func outcome(of column: Column, _ summary: TableOneRequest.Summary, language: String) -> Outcome {
        var outcome = summary == .levels ? levels(column) : numbers(column, summary)
        if let reason = outcome.failure?.reason {
            outcome.noTest = .noTest(variable: column.label.text(in: language), reason: reason)
        }
        return outcome
    }

    private func statistic(
        _ column: Column, _ name: StatisticName, _ value: Double, level: String? = nil, group: String? = nil,
        standardError: Double? = nil, degreesOfFreedom: Double? = nil, n: Int? = nil
    ) -> Statistic {
        Statistic(
            analysis: analysis, variable: column.name, level: level, group: group, name: name, value: value,
            standardError: standardError, degreesOfFreedom: degreesOfFreedom, n: n)
    }

    // MARK: Numbers

    private func numbers(_ column: Column, _ summary: TableOneRequest.Summary) -> Outcome {
        let values = column.doubles ?? []
        let sums = design.moments(of: values, by: groups)
        var outcome = Outcome()
        outcome.statistics += describe(column, values, sums.merged, groups.merged, groupNames: [nil], summary)
        guard !groupNames.isEmpty else { return outcome }
        outcome.statistics += describe(column, values, sums, groups, groupNames: groupNames, summary)
        let smd = StandardizedDifference.ofMeans(sums)
        outcome.statistics.append(statistic(column, .standardizedMeanDifference, smd))
        add(
            summary == .median ? design.compareRanks(of: values, by: groups) : design.compareMeans(sums), for: column,
            to: &outcome)
        return outcome
    }

    private func describe(
        _ column: Column, _ values: [Double], _ sums: MomentSums, _ groups: GroupIndex, groupNames: [String?],
        _ summary: TableOneRequest.Summary
    ) -> [Statistic] {
        let quartiles =
            summary == .median ? design.quantiles(of: values, at: [0.25, 0.5, 0.75], by: groups) : []
        return groupNames.indices.flatMap { group -> [Statistic] in
            let name = groupNames[group]
            let n = sums.count(group)
            let size = name == nil ? groupSizes.reduce(0, +) : groupSizes[group]
            var statistics = [
                statistic(column, .n, Double(n), group: name),
                statistic(column, .missing, Double(size - n), group: name),
            ]
            let mean = design.means(of: sums, group: group)
            statistics.append(
                statistic(
                    column, .mean, mean.values[0], group: name, standardError: mean.standardErrors[0],
                    degreesOfFreedom: mean.degreesOfFreedom, n: n))
            statistics.append(
                statistic(column, .standardDeviation, sums.variance(group).squareRoot(), group: name, n: n))
            if !quartiles.isEmpty {
                for (name, value) in zip([StatisticName.lowerQuartile, .median, .upperQuartile], quartiles[group]) {
                    statistics.append(statistic(column, name, value, group: groupNames[group], n: n))
                }
            }
            return statistics
        }
    }

    // MARK: Levels

    private func levels(_ column: Column) -> Outcome {
        let categories = column.categories
        let names = categories.levels.map(\.name)
        let sums = design.levels(categories.codes, levelCount: names.count, by: groups)
        var outcome = Outcome()
        outcome.statistics += describe(column, sums.merged, levelNames: names, groupNames: [nil])
        guard !groupNames.isEmpty else { return outcome }
        outcome.statistics += describe(column, sums, levelNames: names, groupNames: groupNames)
        let smd = StandardizedDifference.ofProportions(sums)
        outcome.statistics.append(statistic(column, .standardizedMeanDifference, smd))
        add(design.compareProportions(sums), for: column, to: &outcome)
        return outcome
    }

    private func describe(
        _ column: Column, _ sums: LevelSums, levelNames: [String], groupNames: [String?]
    ) -> [Statistic] {
        let shares = design.proportions(of: sums, levelNames: levelNames)
        let errors = shares.standardErrors
        return groupNames.indices.flatMap { group -> [Statistic] in
            let name = groupNames[group]
            let n = sums.count(group)
            let size = name == nil ? groupSizes.reduce(0, +) : groupSizes[group]
            let counts = [
                statistic(column, .n, Double(n), group: name),
                statistic(column, .missing, Double(size - n), group: name),
            ]
            return counts
                + levelNames.indices.flatMap { level -> [Statistic] in
                    let index = group * levelNames.count + level
                    return [
                        statistic(
                            column, .n, Double(sums.count(group, level)), level: levelNames[level], group: name),
                        statistic(
                            column, .proportion, shares.values[index], level: levelNames[level], group: name,
                            standardError: errors[index], degreesOfFreedom: shares.degreesOfFreedom, n: n),
                    ]
                }
        }
    }

    // MARK: Tests

    private func add(_ result: Result<TestResult, NoTest>, for column: Column, to outcome: inout Outcome) {
        switch result {
        case .success(let test):
            outcome.test = test.kind
            outcome.statistics.append(
                Statistic(
                    analysis: analysis, variable: column.name, name: .test, value: test.statistic,
                    degreesOfFreedom: test.denominatorDF, numeratorDF: test.numeratorDF, p: test.p, test: test.kind))
        case .failure(let noTest):
            outcome.failure = noTest
        }
    }
}

extension SurveyDesign {
    /// The mean of one group from sums already taken.
    func means(of sums: MomentSums, group: Int) -> Estimates {
        let column = EstimateColumn(
            name: "", value: sums.mean(group), influence: sums.meanInfluence(group), count: sums.count(group))
        return Estimates([column], design: self) { sums.hasRows(unit: $0, group: group) }
    }
}
