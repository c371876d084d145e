public import Estimation

extension SurveyDesign {
    /// The ratio R = Σwy/Σwx by group; the influence of a row is w(y − Rx)/Σwx (Woodruff 1971).
    ///
    /// Rows in which either variable is missing are left out.
    public func ratios(
        of numerator: NumericVariable, over denominator: NumericVariable, by groups: GroupIndex,
        groupNames: [String] = []
    ) -> Estimates {
        let complete = groups.complete([numerator, denominator])
        let y = moments(of: numerator.values, by: complete)
        let x = moments(of: denominator.values, by: complete)
        let name = "\(numerator.name)/\(denominator.name)"
        let columns = (0..<groups.count).map { group in
            let total = x.total(group)
            let ratio = y.total(group) / total
            let influence = zip(y.totalInfluence(group), x.totalInfluence(group)).map { ($0 - ratio * $1) / total }
            return EstimateColumn(
                name: groupNames.isEmpty ? name : "\(groupNames[group]):\(name)", value: ratio, influence: influence,
                count: y.count(group))
        }
        return Estimates(columns, design: self) { unit in
            (0..<groups.count).contains { y.hasRows(unit: unit, group: $0) }
        }
    }
}
