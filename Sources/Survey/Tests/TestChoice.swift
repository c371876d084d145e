public import Estimation
import Results

/// A test of whether groups are alike in a variable, as a block or flag names it.
public enum TestChoice: String, Sendable, CaseIterable {
    // Of categories.
    /// Rao & Scott's second-order corrected F.
    case raoScott
    /// Rao & Scott's first-order corrected χ².
    case raoScottFirst
    case wald, adjustedWald
    /// Lipsitz & al.'s weighted least-squares score test.
    case score
    /// Pearson's X² by its distribution under the design, approximately and by inversion.
    case saddlepoint, davies
    // Of numbers.
    /// Of means: t of two groups, Wald F of more.
    case t
    /// Of ranks: Wilcoxon's and Kruskal & Wallis's.
    case rank
    case vanDerWaerden, median
    // Of both.
    /// Of a linear trend over the groups, and over the levels, in their order.
    case trend

    /// Whether it is a test of such a variable.
    public func fits(categories: Bool) -> Bool {
        switch self {
        case .raoScott, .raoScottFirst, .wald, .adjustedWald, .score, .saddlepoint, .davies: categories
        case .t, .rank, .vanDerWaerden, .median: !categories
        case .trend: true
        }
    }

    /// The test taken where none is chosen.
    public static func standard(categories: Bool) -> TestChoice { categories ? .raoScott : .t }

    /// Whether it works on the rows themselves, not on sums.
    public var needsRows: Bool {
        switch self {
        case .rank, .vanDerWaerden, .median, .trend: true
        default: false
        }
    }

    /// Tests a variable between groups under a design.
    ///
    /// - Returns: `nil` with the reason when nothing can be compared, or the test is not one of such a variable.
    public func test(
        _ variable: ComparedVariable, by groups: GroupIndex, in design: SurveyDesign
    ) -> Result<TestResult, NoTest> {
        switch variable {
        case .levels(let codes, let count):
            guard self != .trend else {
                return trend(codes.map { $0 < 0 ? .nan : Double($0) }, by: groups, in: design)
            }
            return test(design.levels(codes, levelCount: count, by: groups), in: design)
        case .numbers(let values):
            switch self {
            case .t: return design.compareMeans(design.moments(of: values, by: groups))
            case .rank: return design.compareRanks(of: values, by: groups)
            case .vanDerWaerden: return design.compareRanks(of: values, by: groups, score: .vanDerWaerden)
            case .median: return design.compareRanks(of: values, by: groups, score: .median)
            case .trend: return trend(values, by: groups, in: design)
            default: return .failure(NoTest(.otherKind))
            }
        }
    }

    /// Tests categories from sums already taken.
    public func test(_ sums: LevelSums, in design: SurveyDesign) -> Result<TestResult, NoTest> {
        guard fits(categories: true), self != .trend else { return .failure(NoTest(.otherKind)) }
        let table = TwoWayTable(sums, design: design)
        if let failure = table.failure { return .failure(failure) }
        let result: TestResult
        switch self {
        case .raoScottFirst: result = table.raoScottChiSquared()
        case .wald: result = table.waldIndependence()
        case .adjustedWald: result = table.adjustedWaldIndependence()
        case .score: result = table.scoreIndependence()
        case .saddlepoint: result = table.pearsonTest.saddlepoint()
        case .davies: result = table.pearsonTest.exact()
        default: result = table.raoScottF()
        }
        return result.p.isNaN ? .failure(NoTest(.tooFewDegreesOfFreedom)) : .success(result)
    }

    private func trend(
        _ values: [Double], by groups: GroupIndex, in design: SurveyDesign
    ) -> Result<TestResult, NoTest> {
        design.trend(
            values, along: groups.codes.map { $0 < 0 ? .nan : Double($0) },
            in: GroupIndex(codes: groups.codes.map { $0 < 0 ? -1 : 0 }, count: 1))
    }
}

extension TwoWayTable {
    /// Why the table cannot be tested, if it cannot.
    var failure: NoTest? {
        if n == 0 { return NoTest(.noValues) }
        if groupCount < 2 { return NoTest(.oneGroup) }
        if levelCount < 2 { return NoTest(.oneLevel) }
        return degreesOfFreedom > 0 ? nil : NoTest(.tooFewDegreesOfFreedom)
    }
}
