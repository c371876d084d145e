public import Estimation

extension SurveyDesign {
    /// The weighted survival curve of one group.
    public func survivalCurve(_ survival: SurvivalTimes, by groups: GroupIndex, group: Int = 0) -> SurvivalCurve {
        let order = survival.order(weights.values) { groups.codes[$0] == Int32(group) }
        let sets = survival.riskSets(order, weights.values)
        var (share, hazard) = (1.0, 0.0)
        var (shares, hazards): ([Double], [Double]) = ([], [])
        for (events, atRisk) in zip(sets.events, sets.atRisk) {
            share *= max(0, 1 - events / atRisk)
            hazard += events / atRisk
            shares.append(share)
            hazards.append(hazard)
        }
        return SurvivalCurve(times: sets.times, survival: shares, cumulativeHazard: hazards)
    }

    /// The cumulative hazard H(t) of one group at given times with its design covariance, which is also that of log S(t) = −H(t)
    /// to first order. The influence of a row is w(1(event by t)/Y(T) − Σ_{s ≤ min(t, T)} dN(s)/Y(s)²) (Williams 1995,
    /// *Biometrics* 51, 1447; the linearised form of R's `svykm(se = TRUE)`).
    public func cumulativeHazards(
        _ survival: SurvivalTimes, at points: [Double], by groups: GroupIndex, group: Int = 0
    ) -> Estimates {
        let order = survival.order(weights.values) { groups.codes[$0] == Int32(group) }
        let sets = survival.riskSets(order, weights.values)
        let domain = GroupIndex(codes: groups.codes.map { $0 == Int32(group) ? 0 : -1 }, count: 1)
        let columns = points.map { point in
            let (values, hazard) = hazardInfluence(survival, order, sets, until: point)
            let sums = moments(of: values, by: domain)
            return EstimateColumn(
                name: "\(point)", value: hazard, influence: sums.totalInfluence(0), count: sums.count(0))
        }
        let present = moments(of: survival.times, by: domain)
        return Estimates(columns, design: self) { present.hasRows(unit: $0, group: 0) }
    }

    /// A row's part in H(t), before its weight; and H(t).
    private func hazardInfluence(
        _ survival: SurvivalTimes, _ order: [Int], _ sets: SurvivalTimes.RiskSets, until point: Double
    ) -> (values: [Double], hazard: Double) {
        var values = [Double](repeating: .nan, count: survival.times.count)
        var (hazard, spent) = (0.0, 0.0)
        var next = 0
        for row in order {
            let time = survival.times[row]
            while next < sets.times.count, sets.times[next] <= min(time, point) {
                hazard += sets.events[next] / sets.atRisk[next]
                spent += sets.events[next] / (sets.atRisk[next] * sets.atRisk[next])
                next += 1
            }
            let own = survival.events[row] && time <= point ? 1 / sets.atRisk[next - 1] : 0
            values[row] = own - spent
        }
        return (values, hazard)
    }
}
