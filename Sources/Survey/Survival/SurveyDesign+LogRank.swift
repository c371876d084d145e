public import Estimation
import LinearAlgebra
import Probability
import Results

import func Glibc.pow

extension SurveyDesign {
    /// Tests whether groups survive alike: the weighted log-rank statistic with its design covariance (Rader, Lipsitz,
    /// Fitzmaurice, Harrington, Parzen & Sinha 2017, *Stat. Methods Med. Res.* 26, 1650), a χ² on one degree of freedom less
    /// than groups.
    ///
    /// With x the indicators of all groups but the first, E(t) their weighted mean among those at risk, and g(t) =
    /// S(t−)^ρ(1 − S(t−))^γ (Fleming & Harrington 1991; 1 for the log-rank test itself), a row adds
    /// w[g(T)(x − E(T))1(event) − Σ_{t ≤ T} g(t)(x − E(t)) dN(t)/Y(t)] to the statistic, and that is its influence.
    ///
    /// - Parameter ties: Efron's is R's `svylogrank`.
    public func logRank(
        _ survival: SurvivalTimes, by groups: GroupIndex, rho: Double = 0, gamma: Double = 0,
        ties: TieHandling = .breslow
    ) -> Result<TestResult, NoTest> {
        let order = survival.order(weights.values) { groups.codes[$0] >= 0 }
        guard !order.isEmpty else { return .failure(NoTest(.noValues)) }
        let sets = GroupRiskSets(survival, order, groups, weights.values, ties)
        let used = (0..<groups.count).filter { sets.hasRows[$0] }
        guard used.count > 1 else { return .failure(NoTest(.oneGroup)) }
        guard !sets.times.isEmpty else { return .failure(NoTest(.oneLevel)) }
        let everyone = GroupIndex(codes: groups.codes.map { $0 < 0 ? -1 : 0 }, count: 1)
        let factors = sets.factors(rho: rho, gamma: gamma)
        let columns = used.dropFirst().map { group in
            let values = sets.scores(survival, order, groups, group: group, factors: factors)
            let sums = moments(of: values, by: everyone)
            return EstimateColumn(
                name: "\(group)", value: sums.total(0), influence: sums.totalInfluence(0), count: sums.count(0))
        }
        let present = moments(of: survival.times, by: everyone)
        let scores = Estimates(columns, design: self) { present.hasRows(unit: $0, group: 0) }
        let (statistic, rank) = scores.waldStatistic
        guard statistic.isFinite, rank > 0 else { return .failure(NoTest(.tooFewDegreesOfFreedom)) }
        return .success(
            TestResult(
                kind: .logRank, statistic: statistic, numeratorDF: Double(rank), denominatorDF: .infinity,
                p: ChiSquared(degreesOfFreedom: Double(rank)).upperTail(statistic)))
    }
}

/// The groups among those at risk, at every time with an event.
private struct GroupRiskSets {
    var times: [Double] = []
    /// dN/Y, and E by group, time after time.
    private var hazards: [Double] = []
    private var means: [[Double]] = []
    /// S(t−).
    private var survivalBefore: [Double] = []
    private(set) var hasRows: [Bool]

    init(
        _ survival: SurvivalTimes, _ order: [Int], _ groups: GroupIndex, _ weights: [Double], _ ties: TieHandling
    ) {
        hasRows = [Bool](repeating: false, count: groups.count)
        var atRisk = [Double](repeating: 0, count: groups.count)
        for row in order {
            hasRows[Int(groups.codes[row])] = true
            atRisk[Int(groups.codes[row])] += weights[row]
        }
        var share = 1.0
        var start = 0
        while start < order.count {
            // 1. The rows that leave at this time, and their events.
            let time = survival.times[order[start]]
            var end = start
            var leaving = [Double](repeating: 0, count: groups.count)
            var dying = leaving
            var count = 0
            while end < order.count, survival.times[order[end]] == time {
                let (row, group) = (order[end], Int(groups.codes[order[end]]))
                leaving[group] += weights[row]
                if survival.events[row] {
                    dying[group] += weights[row]
                    count += 1
                }
                end += 1
            }
            // 2. The hazard and the mean of the groups among those at risk.
            if count > 0 { append(time, atRisk, dying, steps: ties == .efron ? count : 1, &share) }
            for group in atRisk.indices { atRisk[group] -= leaving[group] }
            start = end
        }
    }

    private mutating func append(
        _ time: Double, _ atRisk: [Double], _ dying: [Double], steps: Int, _ share: inout Double
    ) {
        let (all, events) = (atRisk.reduce(0, +), dying.reduce(0, +))
        var hazard = 0.0
        var mean = [Double](repeating: 0, count: atRisk.count)
        for step in 0..<steps {
            let left = Double(step) / Double(steps)
            hazard += events / Double(steps) / (all - left * events)
            for group in mean.indices {
                mean[group] += (atRisk[group] - left * dying[group]) / (all - left * events) / Double(steps)
            }
        }
        times.append(time)
        hazards.append(hazard)
        means.append(mean)
        survivalBefore.append(share)
        share *= max(0, 1 - events / all)
    }

    /// g(t).
    func factors(rho: Double, gamma: Double) -> [Double] {
        survivalBefore.map { pow($0, rho) * pow(1 - $0, gamma) }
    }

    /// What each row adds to the statistic of a group, before its weight.
    func scores(
        _ survival: SurvivalTimes, _ order: [Int], _ groups: GroupIndex, group: Int, factors: [Double]
    ) -> [Double] {
        var scores = [Double](repeating: .nan, count: survival.times.count)
        // Σ g·dN/Y and Σ g·E·dN/Y up to the row's time.
        var (spent, expected) = (0.0, 0.0)
        var next = 0
        for row in order {
            let time = survival.times[row]
            while next < times.count, times[next] <= time {
                spent += factors[next] * hazards[next]
                expected += factors[next] * means[next][group] * hazards[next]
                next += 1
            }
            let own = groups.codes[row] == Int32(group) ? 1.0 : 0
            let event = survival.events[row] ? factors[next - 1] * (own - means[next - 1][group]) : 0
            scores[row] = event - (own * spent - expected)
        }
        return scores
    }
}
