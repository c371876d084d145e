import Estimation
import Frame
import LinearAlgebra
import Results

/// Computes the statistics of one row of a table of characteristics, from sums already taken.
struct CharacteristicRow {
    let design: SurveyDesign
    let sums: SampleSums
    /// All rows, for what is no sum, and their groups; rows outside the domain, or without a known group, are in none.
    let whole: SampleBlock?
    let groups: GroupIndex?
    /// The columns' names; empty for a single column of all.
    let groupNames: [String]
    let analysis: String
    let request: TableOneRequest

    var inference: Inference { request.inference }

    /// What a row hands over.
    struct Outcome: Sendable {
        var statistics: [Statistic] = []
        var test: TestKind?
        var failure: NoTest?
        var noTest: Note?
    }

    func outcome(of column: Column, _ row: TableOneRequest.Row, language: String) -> Outcome {
        var outcome = row.summary == .levels ? levels(column, row.test) : numbers(column, row)
        if request.details.contains(.reasons) { outcome.statistics += reasons(column) }
        if let reason = outcome.failure?.reason {
            outcome.noTest = .noTest(variable: column.label.text(in: language), reason: reason)
        }
        return outcome
    }

    func statistic(
        _ column: Column, _ name: StatisticName, _ value: Double, level: String? = nil, group: String? = nil,
        standardError: Double? = nil, interval: Interval? = nil, degreesOfFreedom: Double? = nil, n: Int? = nil
    ) -> Statistic {
        Statistic(
            analysis: analysis, variable: column.name, level: level, group: group, name: name, value: value,
            standardError: standardError, interval: interval, degreesOfFreedom: degreesOfFreedom, n: n)
    }

    // MARK: Numbers

    private func numbers(_ column: Column, _ row: TableOneRequest.Row) -> Outcome {
        let sums = sums.moments(column.name, .each)
        let median = row.summary == .median ? distribution(of: column) : nil
        var outcome = Outcome()
        outcome.statistics += describe(
            column, sums.merged, median.map { ($0.values, $0.groups.merged) }, isMerged: true, groupNames: [nil])
        guard !groupNames.isEmpty else { return outcome }
        outcome.statistics += describe(column, sums, median, isMerged: false, groupNames: groupNames)
        let smd = StandardizedDifference.ofMeans(sums)
        outcome.statistics.append(statistic(column, .standardizedMeanDifference, smd))
        let test = test(of: column, sums, row.test ?? (median == nil ? .t : .rank), median)
        add(test.map { $0.referred(to: inference.intervals) }, for: column, to: &outcome)
        return outcome
    }

    /// The values of a variable with the group of each row, for what is no sum: quartiles and ranks.
    func distribution(of column: Column) -> (values: [Double], groups: GroupIndex) {
        guard let whole, let groups else { preconditionFailure("medians are refused where rows are not in memory") }
        return (whole.doubles(column.name), groups)
    }

    private func describe(
        _ column: Column, _ sums: MomentSums, _ median: (values: [Double], groups: GroupIndex)?, isMerged: Bool,
        groupNames: [String?]
    ) -> [Statistic] {
        let quartiles = median.map { design.quantiles(of: $0.values, at: [0.25, 0.5, 0.75], by: $0.groups) } ?? []
        return groupNames.indices.flatMap { group -> [Statistic] in
            let name = groupNames[group]
            let n = sums.count(group)
            let size = name == nil ? self.sums.sizes.count(0) : self.sums.sizes.count(0, group)
            var statistics = [
                statistic(column, .n, Double(n), group: name),
                statistic(column, .missing, Double(size - n), group: name),
            ]
            let mean = mean(column, sums, group, isMerged: isMerged)
            statistics.append(
                statistic(
                    column, .mean, mean.values[0], group: name, standardError: mean.standardErrors[0],
                    interval: interval(ofMean: mean), degreesOfFreedom: mean.degreesOfFreedom(of: 0), n: n))
            if request.details.contains(.designEffects), median == nil {
                let effect = design.meanDesignEffect(of: sums, group: group, withReplacement: isWithReplacement)
                statistics.append(statistic(column, .designEffect, effect, group: name, n: n))
            }
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

    private func levels(_ column: Column, _ choice: TestChoice?) -> Outcome {
        let (sums, levels) = sums.levels(column.name, .each)
        var outcome = Outcome()
        outcome.statistics += describe(column, sums.merged, levels, isMerged: true, groupNames: [nil])
        guard !groupNames.isEmpty else { return outcome }
        outcome.statistics += describe(column, sums, levels, isMerged: false, groupNames: groupNames)
        let smd = StandardizedDifference.ofProportions(sums)
        outcome.statistics.append(statistic(column, .standardizedMeanDifference, smd))
        add(test(of: column, sums, levels, choice ?? .raoScott), for: column, to: &outcome)
        return outcome
    }

    private func describe(
        _ column: Column, _ sums: LevelSums, _ levels: CategoricalLevels, isMerged: Bool, groupNames: [String?]
    ) -> [Statistic] {
        let levelNames = levels.map(\.name)
        let shares = shares(column, sums, levels, isMerged: isMerged)
        return groupNames.indices.flatMap { group -> [Statistic] in
            let name = groupNames[group]
            let n = sums.count(group)
            let size = name == nil ? self.sums.sizes.count(0) : self.sums.sizes.count(0, group)
            let counts = [
                statistic(column, .n, Double(n), group: name),
                statistic(column, .missing, Double(size - n), group: name),
            ]
            return counts
                + levelNames.indices.flatMap { level -> [Statistic] in
                    let (share, index) = (shares[group], level)
                    let error = share.covariance[index, index].squareRoot()
                    return [
                        statistic(
                            column, .n, Double(sums.count(group, level)), level: levelNames[level], group: name),
                        statistic(
                            column, .proportion, share.values[index], level: levelNames[level], group: name,
                            standardError: error, interval: interval(ofShare: share, index),
                            degreesOfFreedom: share.degreesOfFreedom(of: index), n: n),
                    ]
                        + designEffect(
                            column, ofShare: share.values[index], error: error, n: n, weight: sums.weight(group),
                            level: levelNames[level], group: name)
                }
        }
    }
}
