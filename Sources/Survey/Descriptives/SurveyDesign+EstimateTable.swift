import Estimation
public import Frame
import LinearAlgebra
public import Results
import RowBlocks

extension SurveyDesign {
    /// Means, proportions, totals, ratios and medians of a domain, in all and by group, with design standard errors,
    /// t intervals and design effects.
    ///
    /// - Parameters:
    ///   - request: the quantities and groups.
    ///   - frame: holds the variables.
    ///   - domain: which rows belong to the population.
    ///   - id: the analysis's id.
    ///   - language: of the labels.
    public func estimateTable(
        _ request: EstimateRequest, in frame: DataFrame, where domain: [Bool], id: String, language: String
    ) -> AnalysisResult {
        let grouping = TableGrouping(request.by.flatMap { frame[$0] }, domain: domain, weights: weights.values)
        let quantities = request.quantities
        let pieces = mapInOrder(quantities.count) { index in
            QuantityEstimates(
                design: self, frame: frame, grouping: grouping, analysis: id, level: request.level
            ).statistics(of: quantities[index])
        }
        let unknown = grouping.column.map { column -> [Note] in
            grouping.unknown > 0
                ? [.unknownGroup(variable: column.label.text(in: language), count: grouping.unknown)] : []
        }
        // A count of respondents belongs to the share and to the total of a level.
        var seen: Set<StatisticKey> = []
        return AnalysisResult(
            id: id, kind: .estimates,
            labels: ResultLabels(
                variables: quantities.map { label($0, frame, language) },
                group: grouping.column?.resultLabel(in: language, isCategorical: true)),
            statistics: pieces.flatMap { $0 }.filter { seen.insert($0.key).inserted },
            notes: [.cells(.estimates(level: request.level))] + (unknown ?? []))
    }

    private func label(
        _ quantity: EstimateRequest.Quantity, _ frame: DataFrame, _ language: String
    ) -> ResultLabels.Variable {
        let columns = quantity.variables.compactMap { frame[$0] }
        if case .ratio = quantity {
            return ResultLabels.Variable(
                name: quantity.variables.joined(separator: "/"),
                label: columns.map { $0.label.text(in: language) }.joined(separator: " / "), quantity: .ratio)
        }
        let isCategorical: Bool =
            switch quantity {
            case .proportion: true
            case .total: !columns[0].isNumber
            default: false
            }
        return columns[0].resultLabel(in: language, isCategorical: isCategorical, quantity: quantity.name)
    }
}

/// The statistics of one quantity, in all and by group.
private struct QuantityEstimates {
    let design: SurveyDesign
    let frame: DataFrame
    let grouping: TableGrouping
    let analysis: String
    let level: Double

    /// The simple random sample that a design effect compares with is drawn with replacement unless the design declares
    /// population sizes: weights need not count people.
    private var isWithReplacement: Bool { design.declaration.populationSizes.isEmpty }

    func statistics(of quantity: EstimateRequest.Quantity) -> [Statistic] {
        let all = statistics(of: quantity, by: grouping.everyone, groupNames: [nil])
        guard !grouping.names.isEmpty else { return all }
        return all + statistics(of: quantity, by: grouping.index, groupNames: grouping.names)
    }

    private func statistics(
        of quantity: EstimateRequest.Quantity, by groups: GroupIndex, groupNames: [String?]
    ) -> [Statistic] {
        switch quantity {
        case .mean(let name):
            let values = doubles(name)
            return groupNames.indices.flatMap { group in
                let one = groups.only(group)
                let estimate = design.means(of: [NumericVariable(name, values)], by: one)
                let effect = design.meanDesignEffects(
                    of: [NumericVariable(name, values)], by: one, withReplacement: isWithReplacement)[0]
                return numeric(name, .mean, estimate, effect: effect, group: groupNames[group])
            }
        case .total(let name) where frame[name]?.isNumber == true:
            let values = doubles(name)
            return groupNames.indices.flatMap { group in
                let one = groups.only(group)
                let estimate = design.totals(of: [NumericVariable(name, values)], by: one)
                let effect = design.totalDesignEffects(
                    of: [NumericVariable(name, values)], by: one, withReplacement: isWithReplacement)[0]
                return numeric(name, .total, estimate, effect: effect, group: groupNames[group])
            }
        case .proportion(let name): return levels(name, groups, groupNames, isShare: true)
        case .total(let name): return levels(name, groups, groupNames, isShare: false)
        case .ratio(let numerator, let denominator):
            let y = NumericVariable(numerator, doubles(numerator))
            let x = NumericVariable(denominator, doubles(denominator))
            return groupNames.indices.flatMap { group in
                let estimate = design.ratios(of: y, over: x, by: groups.only(group))
                return numeric("\(numerator)/\(denominator)", .ratio, estimate, effect: nil, group: groupNames[group])
            }
        case .median(let name):
            let values = doubles(name)
            let quartiles = design.quantiles(of: values, at: [0.25, 0.5, 0.75], by: groups)
            return groupNames.indices.flatMap { group -> [Statistic] in
                let count = values.indices.count { groups.codes[$0] == Int32(group) && !values[$0].isNaN }
                return zip([StatisticName.lowerQuartile, .median, .upperQuartile], quartiles[group]).map {
                    Statistic(
                        analysis: analysis, variable: name, group: groupNames[group], name: $0, value: $1, n: count)
                }
            }
        }
    }

    private func doubles(_ name: String) -> [Double] {
        frame[name]?.doubles ?? []
    }

    private func numeric(
        _ variable: String, _ name: StatisticName, _ estimate: Estimates, effect: Double?, group: String?
    ) -> [Statistic] {
        let main = Statistic(
            analysis: analysis, variable: variable, group: group, name: name, value: estimate.values[0],
            standardError: estimate.standardErrors[0], interval: estimate.intervals(level: level)[0],
            degreesOfFreedom: estimate.degreesOfFreedom, n: estimate.counts[0])
        guard let effect else { return [main] }
        return [
            main,
            Statistic(
                analysis: analysis, variable: variable, group: group,
                name: name == .total ? .totalDesignEffect : .designEffect, value: effect),
        ]
    }

    private func levels(
        _ name: String, _ groups: GroupIndex, _ groupNames: [String?], isShare: Bool
    ) -> [Statistic] {
        guard let categories = frame[name]?.categories else { return [] }
        let levelNames = categories.levels.map(\.name)
        return groupNames.indices.flatMap { group -> [Statistic] in
            let sums = design.levels(categories.codes, levelCount: levelNames.count, by: groups.only(group))
            let estimates =
                isShare
                ? design.proportions(of: sums, levelNames: levelNames)
                : design.levelTotals(of: sums, levelNames: levelNames)
            let intervals = isShare ? estimates.logitIntervals(level: level) : estimates.intervals(level: level)
            let errors = estimates.standardErrors
            return levelNames.indices.flatMap { index -> [Statistic] in
                let main = Statistic(
                    analysis: analysis, variable: name, level: levelNames[index], group: groupNames[group],
                    name: isShare ? .proportion : .total, value: estimates.values[index],
                    standardError: errors[index], interval: intervals[index],
                    degreesOfFreedom: estimates.degreesOfFreedom, n: sums.count(0))
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

extension GroupIndex {
    /// One of the groups alone.
    func only(_ group: Int) -> GroupIndex {
        count == 1 ? self : GroupIndex(codes: codes.map { $0 == Int32(group) ? 0 : -1 }, count: 1)
    }
}
