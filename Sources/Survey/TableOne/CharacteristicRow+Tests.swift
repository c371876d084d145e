import Estimation
import Frame
import Results

extension CharacteristicRow {
    /// The test of a number; means and ranks with the standard errors asked for.
    ///
    /// - Parameter rows: the values with their groups, where they have been taken already.
    func test(
        of column: Column, _ sums: MomentSums, _ choice: TestChoice, _ rows: (values: [Double], groups: GroupIndex)?
    ) -> Result<TestResult, NoTest> {
        let isReduced = inference.standardErrors == .bellMcCaffrey
        if choice == .t { return design.compareMeans(sums, biasReducedBy: isReduced ? distribution(of: column) : nil) }
        let rows = rows ?? distribution(of: column)
        guard choice != .rank else {
            return design.compareRanks(of: rows.values, by: rows.groups, standardErrors: inference.standardErrors)
        }
        return choice.test(.numbers(rows.values), by: rows.groups, in: design)
    }

    /// The test of categories.
    func test(
        of column: Column, _ sums: LevelSums, _ levels: CategoricalLevels, _ choice: TestChoice
    ) -> Result<TestResult, NoTest> {
        guard choice.needsRows, let whole, let groups, let own = whole.frame[column.name] else {
            return choice.test(sums, in: design)
        }
        let codes = own.categories(among: levels).codes
        return choice.test(.levels(codes, count: levels.count), by: groups, in: design)
    }

    func add(_ result: Result<TestResult, NoTest>, for column: Column, to outcome: inout Outcome) {
        switch result {
        case .success(let test):
            outcome.test = test.kind
            outcome.statistics.append(
                Statistic(
                    analysis: analysis, variable: column.name, name: .test, value: test.statistic,
                    degreesOfFreedom: test.denominatorDF, numeratorDF: test.numeratorDF, p: test.p, test: test.kind))
        case .failure(let noTest):
            outcome.failure = noTest
        }
    }
}
