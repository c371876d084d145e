public import Estimation

extension SurveyDesign {
    /// Weighted shares of the levels of a categorical variable within each group, with their joint design covariance.
    ///
    /// Estimates are ordered by group, then level; a group without rows has NaN.
    ///
    /// - Parameters:
    ///   - codes: the level of each row, −1 where missing.
    ///   - levelNames: the levels, empty ones included.
    public func proportions(
        of codes: [Int32], levelNames: [String], by groups: GroupIndex, groupNames: [String] = []
    ) -> Estimates {
        proportions(
            of: levels(codes, levelCount: levelNames.count, by: groups), levelNames: levelNames, groupNames: groupNames)
    }

    /// Weighted shares from sums already taken.
    public func proportions(of sums: LevelSums, levelNames: [String], groupNames: [String] = []) -> Estimates {
        var columns: [EstimateColumn] = []
        for group in 0..<sums.groupCount {
            for level in 0..<sums.levelCount {
                let name = groupNames.isEmpty ? levelNames[level] : "\(groupNames[group]):\(levelNames[level])"
                columns.append(
                    EstimateColumn(
                        name: name, value: sums.proportion(group, level),
                        influence: sums.proportionInfluence(group, level), count: sums.count(group)))
            }
        }
        return Estimates(columns, design: self) { unit in
            (0..<sums.groupCount).contains { sums.hasRows(unit: unit, group: $0) }
        }
    }

    /// Weighted counts of the levels within each group, with their joint design covariance.
    public func levelTotals(of sums: LevelSums, levelNames: [String], groupNames: [String] = []) -> Estimates {
        var columns: [EstimateColumn] = []
        for group in 0..<sums.groupCount {
            for level in 0..<sums.levelCount {
                let name = groupNames.isEmpty ? levelNames[level] : "\(groupNames[group]):\(levelNames[level])"
                columns.append(
                    EstimateColumn(
                        name: name, value: sums.weight(group, level), influence: sums.totalInfluence(group, level),
                        count: sums.count(group, level)))
            }
        }
        return Estimates(columns, design: self) { unit in
            (0..<sums.groupCount).contains { sums.hasRows(unit: unit, group: $0) }
        }
    }
}
