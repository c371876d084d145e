import Estimation
import Frame
import Results

extension CharacteristicRow {
    /// The mean of one group, with the standard error and degrees of freedom asked for.
    func mean(_ column: Column, _ sums: MomentSums, _ group: Int, isMerged: Bool) -> Estimates {
        guard inference.standardErrors == .bellMcCaffrey, let whole, let groups else {
            return design.means(of: sums, group: group).referred(to: inference.intervals)
        }
        return design.biasReducedMeans(
            of: sums.only(group), values: whole.doubles(column.name), by: isMerged ? groups.merged : groups,
            group: group
        ).referred(to: inference.intervals)
    }

    /// The shares of all levels, a part for each group, with the degrees of freedom of its own domain.
    func shares(_ column: Column, _ sums: LevelSums, _ levels: CategoricalLevels, isMerged: Bool) -> [Estimates] {
        let names = levels.map(\.name)
        guard inference.standardErrors == .bellMcCaffrey, let whole, let groups, let own = whole.frame[column.name]
        else {
            return (0..<sums.groupCount).map { group in
                design.proportions(of: sums.only(group), levelNames: names).referred(to: inference.intervals)
            }
        }
        let codes = own.categories(among: levels).codes
        return (0..<sums.groupCount).map { group in
            design.biasReducedProportions(
                of: sums.only(group), codes: codes, levelNames: names, by: isMerged ? groups.merged : groups,
                group: group
            ).referred(to: inference.intervals)
        }
    }
}
