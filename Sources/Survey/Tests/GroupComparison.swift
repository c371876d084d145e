public import Estimation
public import Results

extension SurveyDesign {
    /// Tests whether the means of groups are equal: for two groups by a design-based t, for more by a Wald F.
    ///
    /// The differences of the means and their covariance are those of a linear regression on the groups, and so are the
    /// degrees of freedom: the design's plus one less the number of groups (as R's `svyttest` and `regTermTest`).
    ///
    /// The mean of a group within a single sampling unit has no variance to compare by.
    ///
    /// - Parameters:
    ///   - sums: the variable's sums by group. Groups without rows take no part.
    ///   - isLinear: see `MomentSums.meanInfluence`.
    ///   - rows: the values and groups themselves, for bias-reduced standard errors (``BellMcCaffrey``); the t of two groups
    ///     then has Satterthwaite's degrees of freedom, Wald's F of more those of the design.
    /// - Returns: `nil` with the reason when nothing can be compared.
    public func compareMeans(
        _ sums: MomentSums, isLinear: Bool = false, biasReducedBy rows: (values: [Double], groups: GroupIndex)? = nil
    ) -> Result<TestResult, NoTest> {
        groupMeans(sums, isLinear: isLinear, biasReducedBy: rows).flatMap { $0.means.comparison(on: $0.freedom) }
    }

    /// Tests whether the means of groups are equal, from plausible values of the variable: the means and their covariance are
    /// combined first (``Estimates/combining(_:by:)``).
    ///
    /// - Parameter sums: the sums by group of every plausible value.
    /// - Returns: `nil` with the reason when nothing can be compared.
    /// - Throws: ``ImputationError`` when the plausible values have different groups.
    public func compareMeans(
        _ sums: [MomentSums], by rule: ImputationRule
    ) throws(ImputationError) -> Result<TestResult, NoTest> {
        var means: [Estimates] = []
        for sums in sums {
            switch groupMeans(sums, isLinear: false) {
            case .success(let own): means.append(own.means)
            case .failure(let reason): return .failure(reason)
            }
        }
        return try Estimates.combining(means, by: rule).estimates.comparison()
    }

    /// The means of the groups that have rows, where they can be compared, with the degrees of freedom of the difference of
    /// two where it has its own.
    private func groupMeans(
        _ sums: MomentSums, isLinear: Bool, biasReducedBy rows: (values: [Double], groups: GroupIndex)? = nil
    ) -> Result<(means: Estimates, freedom: Double?), NoTest> {
        let groups = (0..<sums.groupCount).filter { sums.count($0) > 0 }
        guard !groups.isEmpty else { return .failure(NoTest(.noValues)) }
        guard groups.count > 1 else { return .failure(NoTest(.oneGroup)) }
        let reduced = rows.flatMap { rows in
            BiasReducedMeans(self, groups: rows.groups, used: groups) { !rows.values[$0].isNaN }
        }
        let adjusted = rows.flatMap { rows in
            reduced?.influences(means: groups.map(sums.mean)) { rows.values[$0] }
        }
        let columns = groups.enumerated().map { place, group in
            EstimateColumn(
                name: String(group), value: sums.mean(group),
                influence: adjusted?[place] ?? sums.meanInfluence(group, isLinear: isLinear), count: sums.count(group))
        }
        let units = 0..<summationUnits.count
        guard
            !tellsUnits
                || groups.allSatisfy({ group in
                    units.lazy.filter { sums.hasRows(unit: $0, group: group) }.prefix(2).count > 1
                })
        else { return .failure(NoTest(.singleUnitGroup)) }
        let means = Estimates(columns, design: self, isOneDomain: true) { unit in
            groups.contains { sums.hasRows(unit: unit, group: $0) }
        }
        return .success((means, groups.count == 2 ? reduced?.degreesOfFreedom(ofContrast: [-1, 1]) : nil))
    }

    /// Rao & Scott's F test that the levels are distributed alike in all groups.
    public func compareProportions(_ sums: LevelSums) -> Result<TestResult, NoTest> {
        TestChoice.raoScott.test(sums, in: self)
    }
}

extension Estimates {
    /// The test that means of groups are equal.
    ///
    /// - Parameter freedom: of the difference of two, where it has its own.
    fileprivate func comparison(on freedom: Double? = nil) -> Result<TestResult, NoTest> {
        let differences = differences()
        let denominator = degreesOfFreedom + 1 - Double(count)
        guard denominator > 0 else { return .failure(NoTest(.tooFewDegreesOfFreedom)) }
        guard differences.standardErrors.contains(where: { $0 > 0 }) else { return .failure(NoTest(.oneLevel)) }
        return .success(
            count == 2
                ? differences.tTest(denominatorDF: freedom ?? denominator)
                : differences.waldTest(denominatorDF: denominator))
    }
}

/// Why a row has no test.
public struct NoTest: Error, Sendable, Equatable {
    public let reason: Note.NoTestReason

    init(_ reason: Note.NoTestReason) {
        self.reason = reason
    }
}
