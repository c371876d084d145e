public import Estimation
import LinearAlgebra

extension SurveyDesign {
    /// Cliff's δ = P(Y₁ > Y₀) − P(Y₁ < Y₀), with Y₀ and Y₁ drawn from two groups of the population: 2·AUC − 1 (Cliff 1993).
    ///
    /// With F₀ the weighted distribution of the base, its jumps halved, a row of the group has the placement 2F₀(y) − 1 and
    /// a row of the base 1 − 2F₁(y); δ is the weighted mean of either, and its linear influence the sum of those of both
    /// means.
    ///
    /// - Parameter values: NaN where missing.
    public func cliffsDelta(of values: [Double], by groups: GroupIndex, of group: Int, from base: Int) -> Estimates {
        let pair = GroupIndex(
            codes: groups.codes.map { $0 == Int32(base) ? 0 : $0 == Int32(group) ? 1 : -1 }, count: 2)
        let sums = moments(of: placements(of: values, by: pair), by: pair)
        let columns = (0..<2).map { place in
            EstimateColumn(
                name: "\(place)", value: sums.mean(place), influence: sums.meanInfluence(place, isLinear: true),
                count: sums.count(place))
        }
        let means = Estimates(columns, design: self) { unit in
            (0..<2).contains { sums.hasRows(unit: unit, group: $0) }
        }
        return means.transformed(
            [sums.mean(1)], gradient: Matrix(rows: 1, columns: 2, storage: [1, 1]), names: ["cliffsDelta"])
    }

    /// Where each row lies in the other group.
    private func placements(of values: [Double], by pair: GroupIndex) -> [Double] {
        let weights = weights.values
        var order: [Int] = []
        for row in values.indices where pair.codes[row] >= 0 && weights[row] > 0 && !values[row].isNaN {
            order.append(row)
        }
        order.sort { (values[$0], $0) < (values[$1], $1) }
        var totals = [0.0, 0.0]
        for row in order { totals[Int(pair.codes[row])] += weights[row] }
        var placements = [Double](repeating: .nan, count: values.count)
        var before = [0.0, 0.0]
        var start = 0
        while start < order.count {
            var end = start
            var tied = [0.0, 0.0]
            while end < order.count, values[order[end]] == values[order[start]] {
                tied[Int(pair.codes[order[end]])] += weights[order[end]]
                end += 1
            }
            for place in start..<end {
                let own = Int(pair.codes[order[place]])
                let rank = (before[1 - own] + tied[1 - own] / 2) / totals[1 - own]
                placements[order[place]] = own == 1 ? 2 * rank - 1 : 1 - 2 * rank
            }
            for group in 0..<2 { before[group] += tied[group] }
            start = end
        }
        return placements
    }
}
