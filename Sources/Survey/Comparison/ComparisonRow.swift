import Estimation
import Frame
import Glibc
import LinearAlgebra
import Results

/// Compares groups in one variable.
struct ComparisonRow: Sendable {
    let design: SurveyDesign
    let request: ComparisonRequest
    let analysis: String
    let groups: GroupIndex
    /// The groups' names, all that the variable has.
    let groupNames: [String]
    /// The group others are compared with.
    let reference: Int

    struct Outcome: Sendable {
        var statistics: [Statistic] = []
        var test: TestResult?
        var noTest: Note?
        var effect: EffectKind
    }

    func outcome(of column: Column, _ row: ComparisonRequest.Row, language: String) -> Outcome {
        let variable: ComparedVariable
        let (estimates, counts, levels): (Estimates, [Int], [String?])
        if row.isCategorical {
            let categories = column.categories
            variable = .levels(categories.codes, count: categories.levels.count)
            levels = categories.levels.map(\.name)
            let sums = design.levels(categories.codes, levelCount: levels.count, by: groups)
            counts = (0..<groups.count).map { sums.count($0) }
            estimates = design.proportions(of: sums, levelNames: levels.map { $0 ?? "" })
        } else {
            let values = column.doubles ?? []
            variable = .numbers(values)
            levels = [nil]
            let sums = design.moments(of: values, by: groups)
            counts = (0..<groups.count).map { sums.count($0) }
            estimates = design.means(of: [NumericVariable(row.variable, values)], by: groups)
        }
        let used = (0..<groups.count).filter { counts[$0] > 0 }
        var outcome = Outcome(effect: request.effect(of: row, groupCount: used.count))
        for (place, level) in levels.enumerated() {
            let own = estimates.selecting((0..<groups.count).map { $0 * levels.count + place })
            outcome.statistics += describe(row, own, counts, level: level)
            if used.contains(reference) {
                outcome.statistics += contrasts(row, own.selecting(used), used, level: level)
            }
        }
        switch request.test(of: row).test(variable, by: groups, in: design) {
        case .success(let test):
            outcome.test = test
            outcome.statistics.append(
                Statistic(
                    analysis: analysis, variable: row.variable, name: .test, value: test.statistic,
                    degreesOfFreedom: test.denominatorDF, numeratorDF: test.numeratorDF, p: test.p, test: test.kind))
        case .failure(let reason):
            outcome.noTest = .noTest(variable: column.label.text(in: language), reason: reason.reason)
        }
        if let effect = effect(outcome.effect, of: variable, used) {
            outcome.statistics.append(statistic(row, effect, of: outcome.effect, used.count))
        }
        return outcome
    }

    /// Every group's mean or share.
    private func describe(
        _ row: ComparisonRequest.Row, _ estimates: Estimates, _ counts: [Int], level: String?
    ) -> [Statistic] {
        let errors = estimates.standardErrors
        let intervals =
            row.isCategorical
            ? estimates.logitIntervals(level: request.level) : estimates.intervals(level: request.level)
        return groupNames.indices.map { group in
            Statistic(
                analysis: analysis, variable: row.variable, level: level, group: groupNames[group],
                name: row.isCategorical ? .proportion : .mean, value: estimates.values[group],
                standardError: errors[group], interval: intervals[group],
                degreesOfFreedom: estimates.degreesOfFreedom, n: counts[group])
        }
    }

    /// Every other group against the reference.
    private func contrasts(
        _ row: ComparisonRequest.Row, _ estimates: Estimates, _ used: [Int], level: String?
    ) -> [Statistic] {
        guard used.count > 1, let base = used.firstIndex(of: reference) else { return [] }
        let (name, differences, isLog): (StatisticName, Estimates, Bool) =
            switch request.contrast {
            case .difference: (.difference, estimates.differences(from: base), false)
            case .ratio: (row.isCategorical ? .riskRatio : .meanRatio, estimates.logRatios(from: base), true)
            case .oddsRatio where row.isCategorical: (.oddsRatio, estimates.logOddsRatios(from: base), true)
            case .oddsRatio: (.difference, estimates.differences(from: base), false)
            }
        let comparable = differences.onFreedom(estimates.degreesOfFreedom + 1 - Double(used.count))
        let intervals = comparable.intervals(level: request.level)
        return used.filter { $0 != reference }.enumerated().map { place, group in
            let (value, interval) = (comparable.values[place], intervals[place])
            return Statistic(
                analysis: analysis, variable: row.variable, level: level, group: groupNames[group], name: name,
                value: isLog ? exp(value) : value, standardError: comparable.standardErrors[place],
                interval: isLog
                    ? Interval(lower: exp(interval.lower), upper: exp(interval.upper), level: interval.level)
                    : interval,
                degreesOfFreedom: comparable.degreesOfFreedom)
        }
    }

    /// The effect size over the groups that have values; `nil` where there is nothing to compare.
    private func effect(_ kind: EffectKind, of variable: ComparedVariable, _ used: [Int]) -> Estimates? {
        guard used.count > 1, used.contains(reference), !kind.isOfTwoGroups || used.count == 2,
            let other = used.first(where: { $0 != reference })
        else { return nil }
        switch variable {
        case .levels(let codes, let count):
            let table = TwoWayTable(design.levels(codes, levelCount: count, by: groups), design: design)
            return table.failure == nil ? table.cramersV : nil
        case .numbers(let values):
            let sums = design.moments(of: values, by: groups)
            switch kind {
            case .smd: return design.standardizedDifference(sums, of: other, from: reference)
            case .hedgesG: return design.hedgesG(sums, of: other, from: reference)
            case .cliffsDelta: return design.cliffsDelta(of: values, by: groups, of: other, from: reference)
            case .etaSquared, .cramersV: return design.etaSquared(of: values, by: groups)
            }
        }
    }

    private func statistic(
        _ row: ComparisonRequest.Row, _ effect: Estimates, of kind: EffectKind, _ groupCount: Int
    ) -> Statistic {
        let comparable = effect.onFreedom(effect.degreesOfFreedom + 1 - Double(groupCount))
        let interval = comparable.intervals(level: request.level)[0]
        return Statistic(
            analysis: analysis, variable: row.variable, name: kind.name, value: comparable.values[0],
            standardError: comparable.standardErrors[0],
            interval: Interval(
                lower: max(kind.bounds.lowerBound, interval.lower), upper: min(kind.bounds.upperBound, interval.upper),
                level: interval.level), degreesOfFreedom: comparable.degreesOfFreedom)
    }
}

extension Estimates {
    /// The same estimates on other degrees of freedom.
    fileprivate func onFreedom(_ freedom: Double) -> Estimates {
        Estimates(
            names: names, values: values, covariance: covariance, degreesOfFreedom: freedom,
            lostReplicates: lostReplicates, counts: counts)
    }
}
