import Estimation
import LinearAlgebra

/// The means of groups of rows with residuals adjusted for few sampling units: the regression on indicators of the groups.
struct BiasReducedMeans: Sendable {
    private let design: SurveyDesign
    private let fit: BellMcCaffrey
    /// The position of each row's group among those used; −1 in none.
    private let codes: [Int32]
    /// Σw by group.
    private let totals: [Double]

    /// - Parameters:
    ///   - used: the groups taken, each with rows of positive weight.
    ///   - isPresent: whether a row has the value whose mean is taken.
    /// - Returns: `nil` when a group is without rows.
    init?(_ design: SurveyDesign, groups: GroupIndex, used: [Int], where isPresent: (Int) -> Bool) {
        var place = [Int32](repeating: -1, count: groups.count)
        for (index, group) in used.enumerated() { place[group] = Int32(index) }
        let weights = design.weights.values
        codes = groups.codes.indices.map { row in
            let group = Int(groups.codes[row])
            return group >= 0 && weights[row] > 0 && isPresent(row) ? place[group] : -1
        }
        var totals = [Double](repeating: 0, count: used.count)
        for row in codes.indices where codes[row] >= 0 { totals[Int(codes[row])] += weights[row] }
        self.totals = totals
        self.design = design
        let codes = codes
        guard
            let fit = BellMcCaffrey(
                columns: Matrix(rows: codes.count, columns: used.count) { Int(codes[$0]) == $1 ? 1 : 0 },
                outcome: [Double](repeating: 0, count: codes.count),
                weights: codes.indices.map { codes[$0] >= 0 ? weights[$0] : 0 }, units: design.stages[0].units)
        else { return nil }
        self.fit = fit
    }

    /// The influence of each group's mean by part, Σ w ẽ/Σw with ẽ the adjusted residuals.
    ///
    /// - Parameters:
    ///   - value: of a row that has one.
    ///   - means: by group.
    func influences(means: [Double], of value: (Int) -> Double) -> [[Double]] {
        let adjusted = fit.adjusted(
            codes.indices.map { codes[$0] >= 0 ? value($0) - means[Int(codes[$0])] : 0 })
        let parts = design.plan.parts
        let weights = design.weights.values
        var influences = [[Double]](repeating: [Double](repeating: 0, count: parts.count), count: totals.count)
        for row in codes.indices where codes[row] >= 0 {
            let group = Int(codes[row])
            influences[group][Int(parts.codes[row])] += weights[row] * adjusted[row] / totals[group]
        }
        return influences
    }

    /// Satterthwaite's, of a combination of the means.
    func degreesOfFreedom(ofContrast contrast: [Double]) -> Double {
        design.degreesOfFreedom(of: fit, contrast: contrast)
    }
}

extension SurveyDesign {
    /// The mean of one group with bias-reduced standard error and its own degrees of freedom.
    ///
    /// - Parameters:
    ///   - sums: of the group alone.
    ///   - group: its number among `groups`.
    func biasReducedMeans(of sums: MomentSums, values: [Double], by groups: GroupIndex, group: Int) -> Estimates {
        let mean = sums.mean(0)
        guard
            let reduced = BiasReducedMeans(self, groups: groups, used: [group], where: { !values[$0].isNaN })
        else { return means(of: sums, group: 0) }
        let column = EstimateColumn(
            name: "", value: mean, influence: reduced.influences(means: [mean]) { values[$0] }[0], count: sums.count(0))
        return Estimates([column], design: self) { sums.hasRows(unit: $0, group: 0) }
            .having(ownDegreesOfFreedom: [reduced.degreesOfFreedom(ofContrast: [1])])
    }

    /// The shares of all levels in one group with bias-reduced standard errors: means of indicators.
    func biasReducedProportions(
        of sums: LevelSums, codes: [Int32], levelNames: [String], by groups: GroupIndex, group: Int
    ) -> Estimates {
        guard let reduced = BiasReducedMeans(self, groups: groups, used: [group], where: { codes[$0] >= 0 }) else {
            return proportions(of: sums, levelNames: levelNames)
        }
        let columns = levelNames.indices.map { level in
            let share = sums.proportion(0, level)
            return EstimateColumn(
                name: levelNames[level], value: share,
                influence: reduced.influences(means: [share]) { Int(codes[$0]) == level ? 1 : 0 }[0],
                count: sums.count(0))
        }
        let freedom = reduced.degreesOfFreedom(ofContrast: [1])
        return Estimates(columns, design: self) { sums.hasRows(unit: $0, group: 0) }
            .having(ownDegreesOfFreedom: columns.map { _ in freedom })
    }
}
