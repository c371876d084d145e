public import Estimation
import LinearAlgebra
import RowBlocks

extension SurveyDesign {
    /// Weighted means ȳ = Σwy/Σw of variables by group, with their joint design covariance; the influence of a row is
    /// w(y − ȳ)/Σw (Taylor linearisation; Särndal, Swensson & Wretman 1992, §5.7).
    ///
    /// Each mean uses the rows in which its own variable is present; pass `groups.complete(variables)` for the rows
    /// complete in all. Estimates are ordered by variable, then group.
    public func means(of variables: [NumericVariable], by groups: GroupIndex, groupNames: [String] = []) -> Estimates {
        estimates(of: variables, by: groups, groupNames: groupNames) { sums, group in
            (sums.mean(group), sums.meanInfluence(group))
        }
    }

    /// Weighted totals Σwy of variables by group, with their joint design covariance; the influence of a row is wy.
    public func totals(of variables: [NumericVariable], by groups: GroupIndex, groupNames: [String] = []) -> Estimates {
        estimates(of: variables, by: groups, groupNames: groupNames) { sums, group in
            (sums.total(group), sums.totalInfluence(group))
        }
    }

    /// Population variances s² = n/(n − 1)·Σw(y − ȳ)²/Σw of variables by group, with their joint design covariance.
    public func variances(
        of variables: [NumericVariable], by groups: GroupIndex, groupNames: [String] = []
    ) -> Estimates {
        estimates(of: variables, by: groups, groupNames: groupNames) { sums, group in
            (sums.variance(group), sums.varianceInfluence(group))
        }
    }

    private func estimates(
        of variables: [NumericVariable], by groups: GroupIndex, groupNames: [String],
        _ estimate: @Sendable (MomentSums, Int) -> (value: Double, influence: [Double])
    ) -> Estimates {
        let sums = mapInOrder(variables.count) { moments(of: variables[$0].values, by: groups) }
        var columns: [EstimateColumn] = []
        for (variable, sums) in zip(variables, sums) {
            for group in 0..<groups.count {
                let (value, influence) = estimate(sums, group)
                let name = groupNames.isEmpty ? variable.name : "\(groupNames[group]):\(variable.name)"
                columns.append(
                    EstimateColumn(name: name, value: value, influence: influence, count: sums.count(group)))
            }
        }
        return Estimates(columns, design: self) { unit in
            sums.contains { sums in (0..<groups.count).contains { sums.hasRows(unit: unit, group: $0) } }
        }
    }

    /// The design effect of each mean: its design variance over that of a simple random sample of the same size drawn
    /// without replacement, s²(1 − n/N)/n (Kish 1965, §8.2).
    ///
    /// - Parameter withReplacement: leaves the factor 1 − n/N out.
    public func meanDesignEffects(
        of variables: [NumericVariable], by groups: GroupIndex, withReplacement: Bool = false
    ) -> [Double] {
        variables.flatMap { variable -> [Double] in
            let sums = moments(of: variable.values, by: groups)
            return (0..<groups.count).map {
                meanDesignEffect(of: sums, group: $0, withReplacement: withReplacement)
            }
        }
    }

    /// The design effect of each total: over N²s²(1 − n/N)/n.
    public func totalDesignEffects(
        of variables: [NumericVariable], by groups: GroupIndex, withReplacement: Bool = false
    ) -> [Double] {
        variables.flatMap { variable -> [Double] in
            let sums = moments(of: variable.values, by: groups)
            return (0..<groups.count).map {
                totalDesignEffect(of: sums, group: $0, withReplacement: withReplacement)
            }
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

    /// The total of one group from sums already taken.
    func totals(of sums: MomentSums, group: Int) -> Estimates {
        let column = EstimateColumn(
            name: "", value: sums.total(group), influence: sums.totalInfluence(group), count: sums.count(group))
        return Estimates([column], design: self) { sums.hasRows(unit: $0, group: group) }
    }

    /// The design effect of a mean from sums already taken.
    func meanDesignEffect(of sums: MomentSums, group: Int, withReplacement: Bool) -> Double {
        // Within a single unit the variance is unknown.
        let units = (0..<plan.parts.count).lazy.filter { sums.hasRows(unit: $0, group: group) }.prefix(2).count
        guard !tellsUnits || units > 1 else { return .nan }
        return designEffect(of: sums, group, sums.meanInfluence(group), scale: 1, withReplacement)
    }

    /// The design effect of a total from sums already taken.
    func totalDesignEffect(of sums: MomentSums, group: Int, withReplacement: Bool) -> Double {
        designEffect(of: sums, group, sums.totalInfluence(group), scale: sums.weight(group), withReplacement)
    }

    private func designEffect(
        of sums: MomentSums, _ group: Int, _ influence: [Double], scale: Double, _ withReplacement: Bool
    ) -> Double {
        let design = covariance(of: Matrix(column: influence))[0, 0]
        let n = Double(sums.count(group))
        let population = sums.weight(group)
        let correction = withReplacement ? 1 : (population - n) / population
        // A sample larger than its population has no such comparison: the weights are not counts of people.
        guard correction > 0 else { return .nan }
        return design / (scale * scale * sums.variance(group) * correction / n)
    }
}
