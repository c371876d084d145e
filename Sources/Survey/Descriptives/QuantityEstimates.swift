import Estimation
import Frame
import LinearAlgebra
import Results

/// The statistics of one quantity, in all and by group, from sums already taken.
struct QuantityEstimates {
    let design: SurveyDesign
    let variables: DataFrame
    /// All rows, for what is no sum.
    let whole: SampleBlock?
    let grouping: TableGrouping
    let sums: SampleSums
    let analysis: String
    let level: Double
    let inference: Inference

    /// The simple random sample that a design effect compares with is drawn with replacement unless the design declares
    /// population sizes: weights need not count people.
    private var isWithReplacement: Bool { design.declaration.populationSizes.isEmpty }

    func statistics(of quantity: EstimateRequest.Quantity) -> [Statistic] {
        let all = statistics(of: quantity, by: .everyone, groupNames: [nil])
        guard !grouping.names.isEmpty else { return all }
        return all + statistics(of: quantity, by: .each, groupNames: grouping.names)
    }

    private func statistics(
        of quantity: EstimateRequest.Quantity, by groups: SumGroups, groupNames: [String?]
    ) -> [Statistic] {
        switch quantity {
        case .mean(let name):
            let all = sums.moments(name, groups)
            return groupNames.indices.flatMap { group -> [Statistic] in
                let one = all.only(group)
                let effect = design.meanDesignEffect(of: one, group: 0, withReplacement: isWithReplacement)
                return numeric(name, .mean, mean(name, one, groups, group), effect: effect, group: groupNames[group])
            }
        case .total(let name) where variables[name]?.isNumber == true:
            let all = sums.moments(name, groups)
            return groupNames.indices.flatMap { group -> [Statistic] in
                let one = all.only(group)
                let effect = design.totalDesignEffect(of: one, group: 0, withReplacement: isWithReplacement)
                return numeric(
                    name, .total, design.totals(of: one, group: 0), effect: effect, group: groupNames[group])
            }
        case .proportion(let name): return levels(name, groups, groupNames, isShare: true)
        case .total(let name): return levels(name, groups, groupNames, isShare: false)
        case .ratio(let numerator, let denominator):
            let y = sums.moments(numerator, beside: denominator, groups)
            let x = sums.moments(denominator, beside: numerator, groups)
            return groupNames.indices.flatMap { group -> [Statistic] in
                let estimate = design.ratios(of: y.only(group), over: x.only(group), names: [""])
                return numeric("\(numerator)/\(denominator)", .ratio, estimate, effect: nil, group: groupNames[group])
            }
        case .median(let name): return medians(name, groups, groupNames)
        }
    }

    /// The mean of one group, as the standard errors asked for need it.
    private func mean(_ name: String, _ sums: MomentSums, _ kind: SumGroups, _ group: Int) -> Estimates {
        guard inference.standardErrors == .bellMcCaffrey, let whole else { return design.means(of: sums, group: 0) }
        return design.biasReducedMeans(
            of: sums, values: whole.doubles(name), by: grouping.groups(in: whole)[kind], group: group)
    }

    /// The shares of one group, as the standard errors asked for need them.
    private func shares(
        _ name: String, _ sums: LevelSums, _ levels: CategoricalLevels, _ kind: SumGroups, _ group: Int
    ) -> Estimates {
        guard inference.standardErrors == .bellMcCaffrey, let whole, let column = whole.frame[name] else {
            return design.proportions(of: sums, levelNames: levels.map(\.name))
        }
        return design.biasReducedProportions(
            of: sums, codes: column.categories(among: levels).codes, levelNames: levels.map(\.name),
            by: grouping.groups(in: whole)[kind], group: group)
    }

    private func medians(_ name: String, _ kind: SumGroups, _ groupNames: [String?]) -> [Statistic] {
        guard let whole else { preconditionFailure("medians are refused where rows are not in memory") }
        let groups = grouping.groups(in: whole)[kind]
        let values = whole.doubles(name)
        let quartiles = design.quantiles(of: values, at: [0.25, 0.5, 0.75], by: groups)
        return groupNames.indices.flatMap { group -> [Statistic] in
            let count = values.indices.count { groups.codes[$0] == Int32(group) && !values[$0].isNaN }
            return zip([StatisticName.lowerQuartile, .median, .upperQuartile], quartiles[group]).map {
                Statistic(
                    analysis: analysis, variable: name, group: groupNames[group], name: $0, value: $1, n: count)
            }
        }
    }

    private func numeric(
        _ variable: String, _ name: StatisticName, _ estimates: Estimates, effect: Double?, group: String?
    ) -> [Statistic] {
        let estimate = estimates.referred(to: inference.intervals)
        let main = Statistic(
            analysis: analysis, variable: variable, group: group, name: name, value: estimate.values[0],
            standardError: estimate.standardErrors[0], interval: estimate.intervals(level: level)[0],
            degreesOfFreedom: estimate.degreesOfFreedom(of: 0), n: estimate.counts[0])
        guard let effect else { return [main] }
        return [
            main,
            Statistic(
                analysis: analysis, variable: variable, group: group,
                name: name == .total ? .totalDesignEffect : .designEffect, value: effect),
        ]
    }

    private func levels(
        _ name: String, _ groups: SumGroups, _ groupNames: [String?], isShare: Bool
    ) -> [Statistic] {
        let (all, levels) = sums.levels(name, groups)
        let levelNames = levels.map(\.name)
        return groupNames.indices.flatMap { group -> [Statistic] in
            let sums = all.only(group)
            let estimates =
                (isShare
                ? shares(name, sums, levels, groups, group) : design.levelTotals(of: sums, levelNames: levelNames))
                .referred(to: inference.intervals)
            let intervals = isShare ? estimates.logitIntervals(level: level) : estimates.intervals(level: level)
            let errors = estimates.standardErrors
            return levelNames.indices.flatMap { index -> [Statistic] in
                let main = Statistic(
                    analysis: analysis, variable: name, level: levelNames[index], group: groupNames[group],
                    name: isShare ? .proportion : .total, value: estimates.values[index],
                    standardError: errors[index], interval: intervals[index],
                    degreesOfFreedom: estimates.degreesOfFreedom(of: index), n: sums.count(0))
                let count = Statistic(
                    analysis: analysis, variable: name, level: levelNames[index], group: groupNames[group], name: .n,
                    value: Double(sums.count(0, index)))
                guard isShare else { return [count, main] }
                return [count, main, designEffect(of: main, sums)]
            }
        }
    }

    /// The design effect of a share: its design variance over p(1 − p)/(n − 1), with the factor 1 − n/N where population
    /// sizes are declared.
    private func designEffect(of share: Statistic, _ sums: LevelSums) -> Statistic {
        let n = Double(sums.count(0))
        let population = sums.weight(0)
        let correction = isWithReplacement ? 1 : (population - n) / population
        let simple = share.value * (1 - share.value) / (n - 1) * correction
        let variance = (share.standardError ?? .nan) * (share.standardError ?? .nan)
        return Statistic(
            analysis: analysis, variable: share.variable, level: share.level, group: share.group, name: .designEffect,
            value: simple > 0 ? variance / simple : .nan)
    }
}
