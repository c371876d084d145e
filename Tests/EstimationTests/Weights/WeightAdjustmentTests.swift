import Estimation
import TestSupport
import Testing

/// Trimming, non-response, scaling and summaries: R's numbers where it has them, else what the definition says.
@Suite("Adjusted weights")
struct WeightAdjustmentTests {
    // MARK: Trimming

    /// Weights of the fixture, post-stratified by region and school to 0.6 to 1.7 of what they were.
    private func stratified(_ fixture: WeightsFixture) throws -> [Double] {
        let cells = zip(fixture.region, fixture.school).map { $0 + 3 * $1 }
        var totals = [Double](repeating: 0, count: 12)
        for (row, cell) in cells.enumerated() { totals[Int(cell)] += fixture.weights[row] }
        for cell in 0..<12 { totals[cell] *= Double(6 + cell) / 10 }
        let margin = RakingMargin(codes: cells, totals: totals)
        return product(fixture.weights, try PostStratification.factors(weights: fixture.weights, margin: margin))
    }

    @Test("trimWeights(upper = 50, lower = 22), strict and not")
    func trim() throws {
        let fixture = try WeightsFixture()
        let weights = try stratified(fixture)
        var rule = WeightTrimming(lower: .value(22), upper: .value(50))
        let trimmed = try rule.trim(weights)
        #expect(largestDeviation(trimmed.weights, fixture.expected["trim"]) < 1e-12)
        #expect(trimmed.countAbove == weights.count { $0 > 50 } && trimmed.countBelow == weights.count { $0 < 22 })
        #expect(trimmed.countAbove > 0 && trimmed.countBelow > 0)
        rule.isStrict = true
        let strict = try rule.trim(weights)
        #expect(largestDeviation(strict.weights, fixture.expected["trimStrict"]) < 1e-12)
        #expect(abs(strict.weightTaken - strict.weightGiven) < 1e-9 * strict.weightTaken)
    }

    @Test(
        "Strict trimming keeps the sum of every group and all bounds", arguments: WeightTrimming.Redistribution.allCases
    )
    func strict(_ redistribution: WeightTrimming.Redistribution) throws {
        let fixture = try WeightsFixture()
        let groups = GroupIndex(codes: fixture.region, count: 3)
        let weights = fixture.weights.enumerated().map { $0 % 9 == 0 ? 0 : $1 * Double(1 + $0 % 7) }
        let rule = WeightTrimming(
            lower: .value(30), upper: .timesMedian(1.6), redistribution: redistribution, isStrict: true)
        let trimmed = try rule.trim(weights, groups: groups)
        for row in weights.indices {
            if weights[row] == 0 {
                #expect(trimmed.weights[row] == 0)
            } else {
                #expect(trimmed.weights[row] >= 30 && trimmed.weights[row] <= trimmed.upper)
            }
        }
        let before = WeightSummary.of(weights, groups: groups)
        let after = WeightSummary.of(trimmed.weights, groups: groups)
        for group in 0..<3 where redistribution != .none {
            #expect(abs(after[group].sum - before[group].sum) < 1e-12 * before[group].sum)
            #expect(after[group].positiveCount == before[group].positiveCount)
        }
        if redistribution == .none { #expect(trimmed.weightTaken != trimmed.weightGiven) }
    }

    @Test("Rules for bounds are numbers of the positive weights")
    func rules() throws {
        let weights = [0.0, 1, 2, 3, 4, 5, 6, 7, 8, 30]
        func upper(_ bound: WeightBound) throws -> Double { try WeightTrimming(upper: bound).trim(weights).upper }
        #expect(try upper(.timesMedian(3)) == 15)
        #expect(try upper(.medianAndRange(2)) == 5 + 2 * 4)
        #expect(try upper(.timesMean(2)) == 2 * 66.0 / 9)
        #expect(try upper(.quantile(0.75)) == 7)
        #expect(try WeightTrimming(lower: .medianAndRange(0.5)).trim(weights).lower == 3)
    }

    @Test func trimErrors() {
        #expect(throws: CalibrationError.trimBounds(lower: 5, upper: 4)) {
            try WeightTrimming(lower: .value(5), upper: .value(4)).trim([1, 2])
        }
        #expect(throws: CalibrationError.trimImpossible(lower: -.infinity, upper: 2, sum: 10, count: 2, group: 0)) {
            try WeightTrimming(upper: .value(2), isStrict: true).trim([9, 1])
        }
        #expect(throws: CalibrationError.trimImpossible(lower: -.infinity, upper: 2, sum: 12, count: 2, group: 0)) {
            try WeightTrimming(upper: .value(2)).trim([9, 3])
        }
        // Raising four weights to 5 would leave the fifth with less than nothing.
        #expect(throws: CalibrationError.trimImpossible(lower: 5, upper: .infinity, sum: 10, count: 5, group: 0)) {
            try WeightTrimming(lower: .value(5)).trim([1, 1, 1, 1, 6])
        }
    }

    @Test("Weight that nobody can take is lost only when that is asked for")
    func losing() throws {
        let trimmed = try WeightTrimming(upper: .value(2), isStrict: true, losesWeight: true).trim([9, 1, 0])
        #expect(trimmed.weights == [2, 2, 0])
        #expect(trimmed.weightTaken == 7 && trimmed.weightGiven == 1)
    }

    // MARK: Non-response

    @Test("Weighting classes with unknown eligibility, against sums by class in R")
    func classes() throws {
        let fixture = try WeightsFixture()
        let cells = GroupIndex(codes: zip(fixture.region, fixture.sex).map { $0 + 3 * $1 }, count: 6)
        let adjusted = try ResponseClasses().adjust(weights: fixture.weights, status: fixture.status, cells: cells)
        let weights = product(fixture.weights, adjusted.factors)
        #expect(largestDeviation(weights, fixture.expected["nonResponse"]) < 1e-12)
        #expect(adjusted.mergeCount == 0 && adjusted.classes.count == 6)
        for row in weights.indices where fixture.status[row] == .nonRespondent || fixture.status[row] == .unknown {
            #expect(weights[row] == 0)
        }
        // Every class keeps its weight.
        let before = WeightSummary.of(fixture.weights, groups: cells)
        let after = WeightSummary.of(weights, groups: cells)
        for cell in 0..<6 { #expect(abs(before[cell].sum - after[cell].sum) < 1e-12 * before[cell].sum) }
    }

    @Test("Classes merge with the neighbour that is most alike, until none breaks a rule")
    func merging() throws {
        // Cells of 10 rows, of which 9, 8, 2, 4 and 0 respond.
        let responding = [9, 8, 2, 4, 0]
        var status: [ResponseStatus] = []
        var codes: [Int32] = []
        for (cell, count) in responding.enumerated() {
            for row in 0..<10 {
                status.append(row < count ? .respondent : .nonRespondent)
                codes.append(Int32(cell))
            }
        }
        let weights = [Double](repeating: 3, count: 50)
        let cells = GroupIndex(codes: codes, count: 5)
        func classes(_ rule: ResponseClasses) throws -> [[Int]] {
            try rule.adjust(weights: weights, status: status, cells: cells).classes.map(\.cells)
        }
        // The last has no respondents, and one neighbour: factors are then 1.11, 1.25, 5 and 5.
        #expect(try classes(ResponseClasses()) == [[0], [1], [2], [3, 4]])
        // 2 is nearer 5 (the class of 3 and 4) than 1.25.
        #expect(try classes(ResponseClasses(minimumRespondents: 3)) == [[0], [1], [2, 3, 4]])
        // 5 goes to 1.25: 40/14 ≤ 3.
        #expect(try classes(ResponseClasses(maximumFactor: 3)) == [[0], [1, 2, 3, 4]])
        #expect(throws: CalibrationError.classesTooSmall(count: 23, minimum: 24)) {
            try classes(ResponseClasses(minimumRespondents: 24))
        }
        #expect(throws: CalibrationError.factorsTooLarge(largest: 50.0 / 23, limit: 2)) {
            try classes(ResponseClasses(maximumFactor: 2))
        }
        #expect(throws: CalibrationError.noRespondents) {
            try ResponseClasses().adjust(weights: [1], status: [.nonRespondent], cells: GroupIndex(allRows: 1))
        }
        let adjusted = try ResponseClasses(minimumRespondents: 3).adjust(weights: weights, status: status, cells: cells)
        #expect(adjusted.mergeCount == 2)
        #expect(adjusted.classes[2].factor == 5 && adjusted.factors[20] == 5 && adjusted.factors[22] == 0)
        #expect(abs(product(weights, adjusted.factors).reduce(0, +) - 150) < 1e-11)
    }

    @Test("Propensities: their inverse, and classes cut as R's cut(quantile()) does")
    func propensity() throws {
        let fixture = try WeightsFixture()
        let inverse = try ResponsePropensity.inverse(
            weights: fixture.weights, status: fixture.status, propensities: fixture.propensity)
        for row in fixture.weights.indices {
            let expected: Double =
                switch fixture.status[row] {
                case .respondent: 1 / fixture.propensity[row]
                case .ineligible: 1
                case .nonRespondent, .unknown: 0
                }
            #expect(inverse.factors[row] == expected)
        }
        let fifths = try ResponsePropensity.classes(
            weights: fixture.weights, status: fixture.status, propensities: fixture.propensity)
        #expect(fifths.codes.map(Double.init) == fixture.expected["propensityClass"])
        #expect(throws: CalibrationError.invalidPropensity(row: 1, value: 0)) {
            try ResponsePropensity.inverse(weights: [1, 1], status: [.respondent, .respondent], propensities: [1, 0])
        }
    }

    // MARK: Scaling and summaries

    @Test func scaling() throws {
        let weights = [2.0, 4, 0, 6, 8]
        let groups = GroupIndex(codes: [0, 0, 0, 1, -1], count: 2)
        #expect(product(weights, try WeightScale.meanOne.factors(weights)).reduce(0, +) == 4)
        #expect(try WeightScale.meanOne.factors(weights, groups: groups) == [1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 6.0, 1])
        #expect(try WeightScale.total(12).factors(weights, groups: groups) == [2, 2, 2, 2, 1])
        #expect(try WeightScale.totals([12, 3]).factors(weights, groups: groups) == [2, 2, 2, 0.5, 1])
        #expect(throws: CalibrationError.nothingToScale(group: 0)) { try WeightScale.meanOne.factors([0, 0]) }
    }

    @Test("Summaries are R's, of all rows, of a group and with weights of zero")
    func summaries() throws {
        let fixture = try WeightsFixture()
        let weights = try stratified(fixture)
        func numbers(_ summary: WeightSummary) -> [Double] {
            [
                Double(summary.positiveCount), summary.sum, summary.mean, summary.minimum, summary.lowerQuartile,
                summary.median, summary.upperQuartile, summary.maximum, summary.coefficientOfVariation,
                summary.designEffect, summary.effectiveCount, summary.largestShare, summary.largestToMedian,
            ]
        }
        let all = WeightSummary(weights)
        #expect(largestDeviation(numbers(all), fixture.expected["summary"]) < 1e-12)
        let groups = WeightSummary.of(weights, groups: GroupIndex(codes: fixture.region, count: 3), large: 1.5)
        #expect(largestDeviation(numbers(groups[1]), fixture.expected["summaryEast"]) < 1e-12)
        let large = weights.indices.count { fixture.region[$0] == 1 && weights[$0] > 1.5 * groups[1].median }
        #expect(groups[1].countOfLarge == large && large > 0)
        let adjusted = WeightSummary(fixture.expected["nonResponse"])
        #expect(largestDeviation(numbers(adjusted), fixture.expected["summaryZero"]) < 1e-12)
        #expect(adjusted.count == 240)
    }

    @Test("Equal weights have a design effect of exactly 1")
    func equal() {
        let summary = WeightSummary([Double](repeating: 0.1, count: 1_000))
        #expect(abs(summary.designEffect - 1) < 1e-15 && summary.coefficientOfVariation < 1e-12)
        #expect(summary.countOfLarge == 0)
    }
}
