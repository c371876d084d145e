public import Estimation
import Results

extension SurveyDesign {
    /// Tests whether a mean is a given value by t = (ȳ − μ₀)/SE on the design's ν degrees of freedom; with paired differences
    /// as values, the paired t.
    ///
    /// R's `svyttest(I(a − b) ~ 0)` takes ν − 1, as if it compared two groups.
    ///
    /// - Parameter group: whose mean it is.
    public func meanTest(
        of values: [Double], against given: Double = 0, by groups: GroupIndex, group: Int = 0
    ) -> Result<TestResult, NoTest> {
        let sums = moments(of: values.map { $0 - given }, by: groups)
        guard sums.count(group) > 0 else { return .failure(NoTest(.noValues)) }
        return means(of: sums, group: group).pairedTest(.pairedT)
    }

    /// Tests whether two classifications of the same people have the same margins, as a child's answers in two waves or those
    /// of child and caregiver: the differences p·ₖ − pₖ· of the shares of every level but the first, with their design
    /// covariance. For yes/no variables that is McNemar's test, as a t; for more levels Bhapkar's (1966), as a Wald F.
    ///
    /// In a simple random sample of n, t² = (n − 1)M/(n − M) with M = (b − c)²/(b + c), McNemar's statistic of the discordant
    /// pairs: the variance is that of the difference found, not of none.
    ///
    /// - Parameters:
    ///   - first: level codes, −1 where missing; rows without either are left out.
    ///   - domain: the rows of its group 0 take part.
    public func marginalHomogeneity(
        _ first: [Int32], _ second: [Int32], levelCount: Int, in domain: GroupIndex
    ) -> Result<TestResult, NoTest> {
        let complete = GroupIndex(
            codes: domain.codes.indices.map {
                domain.codes[$0] == 0 && first[$0] >= 0 && second[$0] >= 0 ? Int32(0) : -1
            }, count: 1)
        let rows = complete.codes.indices.filter { complete.codes[$0] == 0 }
        guard !rows.isEmpty else { return .failure(NoTest(.noValues)) }
        var occurs = [Bool](repeating: false, count: levelCount)
        for row in rows {
            occurs[Int(first[row])] = true
            occurs[Int(second[row])] = true
        }
        let levels = occurs.indices.filter { occurs[$0] }.dropFirst()
        guard !levels.isEmpty else { return .failure(NoTest(.oneLevel)) }
        let differences = levels.map { level in
            NumericVariable(
                "\(level)",
                zip(first, second).map { ($1 == Int32(level) ? 1.0 : 0) - ($0 == Int32(level) ? 1.0 : 0) })
        }
        let estimates = means(of: differences, by: complete)
        guard levels.count > 1 else { return estimates.pairedTest(.marginalT) }
        guard estimates.degreesOfFreedom > 0 else { return .failure(NoTest(.tooFewDegreesOfFreedom)) }
        let test = estimates.waldTest()
        guard !test.p.isNaN else { return .failure(NoTest(.oneLevel)) }
        return .success(test.named(.marginalF))
    }
}

extension Estimates {
    /// The t test that the only estimate is zero.
    fileprivate func pairedTest(_ kind: TestKind) -> Result<TestResult, NoTest> {
        guard degreesOfFreedom > 0, !standardErrors[0].isNaN else {
            return .failure(NoTest(.tooFewDegreesOfFreedom))
        }
        guard standardErrors[0] > 0 else { return .failure(NoTest(.oneLevel)) }
        return .success(tTest().named(kind))
    }
}

extension TestResult {
    /// The same result under another name.
    func named(_ kind: TestKind) -> TestResult {
        TestResult(
            kind: kind, statistic: statistic, numeratorDF: numeratorDF, denominatorDF: denominatorDF, p: p)
    }
}
