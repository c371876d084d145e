public import Estimation

extension SurveyDesign {
    /// The ratio R = Σwy/Σwx by group; the influence of a row is w(y − Rx)/Σwx (Woodruff 1971), of a replicate
    /// Rᵣ − R.
    ///
    /// Rows in which either variable is missing are left out.
    public func ratios(
        of numerator: NumericVariable, over denominator: NumericVariable, by groups: GroupIndex,
        groupNames: [String] = []
    ) -> Estimates {
        let complete = groups.complete([numerator, denominator])
        let name = "\(numerator.name)/\(denominator.name)"
        return ratios(
            of: moments(of: numerator.values, by: complete), over: moments(of: denominator.values, by: complete),
            names: groupNames.isEmpty
                ? [String](repeating: name, count: groups.count) : groupNames.map { "\($0):\(name)" })
    }

    /// Ratios from sums already taken over the same rows.
    func ratios(of y: MomentSums, over x: MomentSums, names: [String]) -> Estimates {
        let columns = (0..<y.groupCount).map { group in
            let total = x.total(group)
            let ratio = y.total(group) / total
            let influence = zip(y.totalInfluence(group), x.totalInfluence(group)).map {
                plan.isReplicated ? (y.total(group) + $0) / (total + $1) - ratio : ($0 - ratio * $1) / total
            }
            return EstimateColumn(name: names[group], value: ratio, influence: influence, count: y.count(group))
        }
        return Estimates(columns, design: self) { unit in
            (0..<y.groupCount).contains { y.hasRows(unit: unit, group: $0) }
        }
    }
}
