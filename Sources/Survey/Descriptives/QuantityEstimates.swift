import Estimation
import Frame
import LinearAlgebra
import Results

/// The estimates of one quantity, in all and by group, from sums already taken.
struct QuantityEstimates {
    let design: SurveyDesign
    let variables: DataFrame
    /// All rows, for what is no sum.
    let whole: SampleBlock?
    let grouping: TableGrouping
    let sums: SampleSums
    let inference: Inference
    /// The coverage of intervals.
    let level: Double

    /// The simple random sample that a design effect compares with is drawn with replacement unless the design declares
    /// population sizes: weights need not count people.
    private var isWithReplacement: Bool { design.declaration.populationSizes.isEmpty }

    func pieces(of quantity: EstimateRequest.Quantity) -> [EstimatePiece] {
        let all = pieces(of: quantity, by: .everyone, groupNames: [nil])
        guard !grouping.names.isEmpty else { return all }
        return all + pieces(of: quantity, by: .each, groupNames: grouping.names)
    }

    private func pieces(
        of quantity: EstimateRequest.Quantity, by groups: SumGroups, groupNames: [String?]
    ) -> [EstimatePiece] {
        switch quantity {
        case .mean(let name):
            let all = sums.moments(name, groups)
            return groupNames.indices.map { group in
                let one = all.only(group)
                let effect = design.meanDesignEffect(of: one, group: 0, withReplacement: isWithReplacement)
                return number(name, .mean, mean(name, one, groups, group), effect: effect, group: groupNames[group])
            }
        case .total(let name) where variables[name]?.isNumber == true:
            let all = sums.moments(name, groups)
            return groupNames.indices.map { group in
                let one = all.only(group)
                let effect = design.totalDesignEffect(of: one, group: 0, withReplacement: isWithReplacement)
                return number(name, .total, design.totals(of: one, group: 0), effect: effect, group: groupNames[group])
            }
        case .proportion(let name): return levels(name, groups, groupNames, isShare: true)
        case .total(let name): return levels(name, groups, groupNames, isShare: false)
        case .ratio(let numerator, let denominator):
            let y = sums.moments(numerator, beside: denominator, groups)
            let x = sums.moments(denominator, beside: numerator, groups)
            return groupNames.indices.map { group in
                let estimate = design.ratios(of: y.only(group), over: x.only(group), names: [""])
                return number("\(numerator)/\(denominator)", .ratio, estimate, effect: nil, group: groupNames[group])
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

    private func medians(_ name: String, _ kind: SumGroups, _ groupNames: [String?]) -> [EstimatePiece] {
        guard let whole else { preconditionFailure("medians are refused where rows are not in memory") }
        let groups = grouping.groups(in: whole)[kind]
        let values = whole.doubles(name)
        let probabilities = EstimatePiece.quartileProbabilities
        return groupNames.indices.map { group in
            guard !design.hasQuantileVariances else {
                let estimates = design.replicatedQuantiles(of: values, at: probabilities, by: groups, group: group)
                return EstimatePiece(
                    variable: name, group: groupNames[group], name: .median, estimates: estimates,
                    n: estimates.counts[0])
            }
            let found = design.quantileEstimates(
                of: values, at: probabilities, by: groups, group: group, intervals: inference.intervals, level: level)
            let errors = found.map { $0.standardError * $0.standardError }
            return EstimatePiece(
                variable: name, group: groupNames[group], name: .median,
                estimates: Estimates(
                    names: probabilities.map { "\($0)" }, values: found.map(\.value), covariance: .diagonal(errors),
                    degreesOfFreedom: found[0].degreesOfFreedom, counts: found.map(\.count)),
                ownIntervals: found.map(\.interval), n: found[0].count)
        }
    }

    private func number(
        _ variable: String, _ name: StatisticName, _ estimate: Estimates, effect: Double?, group: String?
    ) -> EstimatePiece {
        EstimatePiece(
            variable: variable, group: group, name: name, estimates: estimate, n: estimate.counts[0],
            effects: effect.map { [$0] } ?? [])
    }

    private func levels(
        _ name: String, _ groups: SumGroups, _ groupNames: [String?], isShare: Bool
    ) -> [EstimatePiece] {
        let (all, levels) = sums.levels(name, groups)
        let levelNames = levels.map(\.name)
        return groupNames.indices.map { group in
            let sums = all.only(group)
            let estimates =
                isShare
                ? shares(name, sums, levels, groups, group) : design.levelTotals(of: sums, levelNames: levelNames)
            return EstimatePiece(
                variable: name, group: groupNames[group], name: isShare ? .proportion : .total, estimates: estimates,
                levelCounts: levelNames.indices.map { sums.count(0, $0) }, n: sums.count(0),
                effects: isShare ? designEffects(of: estimates, sums) : [])
        }
    }

    /// The design effect of every share: its design variance over p(1 − p)/(n − 1), with the factor 1 − n/N where
    /// population sizes are declared.
    private func designEffects(of shares: Estimates, _ sums: LevelSums) -> [Double] {
        let n = Double(sums.count(0))
        let population = sums.weight(0)
        let correction = isWithReplacement ? 1 : (population - n) / population
        return zip(shares.values, shares.standardErrors).map { share, error in
            let simple = share * (1 - share) / (n - 1) * correction
            return simple > 0 ? error * error / simple : .nan
        }
    }
}
