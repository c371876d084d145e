import Estimation
import LinearAlgebra
import Probability
import TestSupport
import Testing

/// Rows with units, groups, weights and some missing values, and the same sums written out plainly.
private struct Rows {
    var values: [Double] = []
    var levels: [Int32] = []
    var weights: [Double] = []
    var units: [Int32] = []
    var groups: [Int32] = []

    init(count: Int = 400, seed: UInt64 = 3) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<count {
            values.append(random.uniform() < 0.1 ? .nan : 100 + 5 * random.normal())
            levels.append(random.uniform() < 0.1 ? -1 : Int32.random(in: 0...2, using: &random))
            weights.append(random.uniform() < 0.05 ? 0 : 0.2 + random.uniform())
            units.append(Int32.random(in: 0...8, using: &random))
            groups.append(Int32.random(in: -1...2, using: &random))
        }
    }

    var index: (SummationUnits, GroupIndex) {
        (SummationUnits(codes: units, count: 10), GroupIndex(codes: groups, count: 3))  // unit 9 has no rows
    }

    /// Rows of a group with a value and a weight.
    func members(_ group: Int) -> [Int] {
        values.indices.filter { groups[$0] == Int32(group) && !values[$0].isNaN && weights[$0] > 0 }
    }
}

@Suite struct MomentSumsTests {
    private let rows = Rows()

    private var sums: MomentSums {
        MomentSums(
            of: rows.values, weights: rows.weights, plan: SummationPlan(parts: rows.index.0), groups: rows.index.1)
    }

    @Test func momentsMatchPlainSums() {
        for group in 0..<3 {
            let members = rows.members(group)
            let weight = members.reduce(0) { $0 + rows.weights[$1] }
            let mean = members.reduce(0) { $0 + rows.weights[$1] * rows.values[$1] } / weight
            let n = Double(members.count)
            let variance =
                members.reduce(0) { $0 + rows.weights[$1] * (rows.values[$1] - mean) * (rows.values[$1] - mean) }
                / weight * n / (n - 1)
            #expect(sums.count(group) == members.count)
            #expect(isClose(sums.weight(group), weight, relative: 1e-13))
            #expect(isClose(sums.mean(group), mean, relative: 1e-13))
            #expect(isClose(sums.total(group), mean * weight, relative: 1e-13))
            #expect(isClose(sums.variance(group), variance, relative: 1e-11))
        }
    }

    @Test("Influences by unit are sums over its rows, and those of a mean add to zero")
    func influences() {
        for group in 0..<3 {
            let members = rows.members(group)
            let mean = sums.mean(group)
            let variance = sums.variance(group)
            let n = Double(members.count)
            for unit in 0..<10 {
                let own = members.filter { rows.units[$0] == Int32(unit) }
                let ofMean = own.reduce(0) { $0 + rows.weights[$1] * (rows.values[$1] - mean) } / sums.weight(group)
                let ofTotal = own.reduce(0) { $0 + rows.weights[$1] * rows.values[$1] }
                let ofVariance =
                    own.reduce(0) { sum, row in
                        let deviation = rows.values[row] - mean
                        return sum + rows.weights[row] * (n / (n - 1) * deviation * deviation - variance)
                    } / sums.weight(group)
                #expect(isClose(sums.meanInfluence(group)[unit], ofMean, relative: 1e-9, absolute: 1e-14))
                #expect(isClose(sums.totalInfluence(group)[unit], ofTotal, relative: 1e-12))
                #expect(isClose(sums.varianceInfluence(group)[unit], ofVariance, relative: 1e-8, absolute: 1e-12))
            }
            #expect(abs(sums.meanInfluence(group).reduce(0, +)) < 1e-13)
            #expect(!sums.hasRows(unit: 9, group: group))
        }
    }

    @Test func mergedGroupsAreOneGroup() {
        let together = MomentSums(
            of: rows.values, weights: rows.weights, plan: SummationPlan(parts: rows.index.0),
            groups: rows.index.1.merged)
        #expect(sums.merged.count(0) == together.count(0))
        #expect(isClose(sums.merged.mean(0), together.mean(0), relative: 1e-14))
        #expect(isClose(sums.merged.variance(0), together.variance(0), relative: 1e-12))
    }

    @Test("An empty group has no mean, and breaks nothing")
    func emptyGroup() {
        let groups = GroupIndex(codes: rows.groups, count: 5)
        let sums = MomentSums(
            of: rows.values, weights: rows.weights, plan: SummationPlan(parts: rows.index.0), groups: groups)
        #expect(sums.count(4) == 0)
        #expect(sums.mean(4).isNaN)
        #expect(sums.mean(1).isFinite)
    }

    @Test(
        "NIST's NumAcc4: ten million and a tenth", .enabled(if: Places.hasReference, "\(Places.noReference)"),
        arguments: ["NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4", "Lew", "Lottery", "Mavro", "Michelso"])
    func univariateReference(name: String) throws {
        let file = try NISTFile(name)
        let values = file.rows.map { $0[0] }
        let one = SummationUnits(codes: [Int32](repeating: 0, count: values.count), count: 1)
        let sums = MomentSums(
            of: values, weights: [Double](repeating: 1, count: values.count), plan: SummationPlan(parts: one),
            groups: GroupIndex(allRows: values.count))
        let mean = try #require(file.certified("Sample Mean"))
        let deviation = try #require(file.certified("Sample Standard Deviation"))
        #expect(agreeingDigits(sums.mean(0), mean) > 14)
        #expect(agreeingDigits(sums.variance(0).squareRoot(), deviation) > 8)
    }
}

@Suite struct LevelSumsTests {
    private let rows = Rows()

    private var sums: LevelSums {
        LevelSums(
            of: rows.levels, levelCount: 3, weights: rows.weights, plan: SummationPlan(parts: rows.index.0),
            groups: rows.index.1)
    }

    @Test func countsAndSharesMatchPlainSums() {
        for group in 0..<3 {
            let members = rows.levels.indices.filter {
                rows.groups[$0] == Int32(group) && rows.levels[$0] >= 0 && rows.weights[$0] > 0
            }
            let weight = members.reduce(0) { $0 + rows.weights[$1] }
            for level in 0..<3 {
                let own = members.filter { rows.levels[$0] == Int32(level) }
                #expect(sums.count(group, level) == own.count)
                let share = own.reduce(0) { $0 + rows.weights[$1] } / weight
                #expect(isClose(sums.proportion(group, level), share, relative: 1e-13))
            }
            #expect(isClose((0..<3).reduce(0) { $0 + sums.proportion(group, $1) }, 1, relative: 1e-14))
        }
    }

    @Test("Influences of shares add to zero over units and over levels")
    func influences() {
        for group in 0..<3 {
            let influences = (0..<3).map { sums.proportionInfluence(group, $0) }
            for level in influences { #expect(abs(level.reduce(0, +)) < 1e-14) }
            for unit in 0..<10 { #expect(abs(influences.reduce(0) { $0 + $1[unit] }) < 1e-15) }
        }
        let cells = sums.cellInfluence
        #expect(cells.count == 9)
        for unit in 0..<10 { #expect(abs(cells.reduce(0) { $0 + $1[unit] }) < 1e-15) }
    }

    @Test func mergedGroupsAreOneGroup() {
        let together = LevelSums(
            of: rows.levels, levelCount: 3, weights: rows.weights, plan: SummationPlan(parts: rows.index.0),
            groups: rows.index.1.merged)
        for level in 0..<3 {
            #expect(sums.merged.count(0, level) == together.count(0, level))
            #expect(isClose(sums.merged.proportion(0, level), together.proportion(0, level), relative: 1e-14))
        }
    }
}

@Suite struct WeightedQuantileTests {
    @Test("With equal weights: the smallest value with at least p of the sample at or below it")
    func equalWeights() {
        let values: [Double] = [5, 1, 4, 2, 3]
        let quantiles = WeightedQuantiles(of: values, weights: [2, 2, 2, 2, 2]) { _ in true }
        #expect([0, 0.2, 0.21, 0.4, 0.5, 0.8, 1].map(quantiles.quantile) == [1, 1, 2, 2, 3, 4, 5])
    }

    @Test("Weights are counts, ties are one value, missing values and zero weights are left out")
    func weights() {
        let quantiles = WeightedQuantiles(of: [1, 2, 2, .nan, 9], weights: [1, 1, 2, 50, 0]) { _ in true }
        #expect([0.25, 0.26, 1].map(quantiles.quantile) == [1, 2, 2])
    }

    @Test("A last-bit error in a cumulative weight does not move a quantile")
    func rounding() {
        // 0.1 added seven times is not 0.7, yet the seventh of ten equal weights reaches 70%.
        let quantiles = WeightedQuantiles(
            of: (1...10).map(Double.init), weights: [Double](repeating: 0.1, count: 10)
        ) { _ in true }
        #expect((1...10).map { quantiles.quantile(Double($0) / 10) } == (1...10).map(Double.init))
    }

    @Test func emptySample() {
        #expect(WeightedQuantiles(of: [1], weights: [1]) { _ in false }.quantile(0.5).isNaN)
    }
}

@Suite struct RankScoreTests {
    @Test("Mid-ranks of a sample with ties")
    func wilcoxon() {
        let scores = RankScore.wilcoxon.scores(of: [10, 20, 20, 40], weights: [1, 1, 1, 1]) { _ in true }
        #expect(scores == [0.125, 0.5, 0.5, 0.875])
    }

    @Test("Scores are the same however rows are ordered, and only members have them")
    func order() {
        let values: [Double] = [3, 1, 2, 2, .nan, 5]
        let weights: [Double] = [1, 2, 1, 3, 1, 1]
        let scores = RankScore.vanDerWaerden.scores(of: values, weights: weights) { $0 != 5 }
        let reversed = RankScore.vanDerWaerden.scores(of: values.reversed(), weights: weights.reversed()) { $0 != 0 }
        #expect(disagreements(scores, reversed.reversed(), relative: 1e-14) == [])
        #expect(scores[4].isNaN && scores[5].isNaN)
    }
}

@Suite struct UnitSumsTests {
    @Test func matchesPlainSums() {
        let matrix = Matrix(rows: 6, columns: 2, storage: [1, 2, 3, 4, 5, 6, -1, 0, 1, 0, -1, 0])
        let sums = unitSums(
            of: matrix, times: [1, 1, 2, 1, 1, 0.5], units: SummationUnits(codes: [0, 1, 0, 2, 1, 0], count: 4))
        #expect(sums.column(0) == [10, 7, 4, 0])
        #expect(sums.column(1) == [1, -1, 0, 0])
    }
}
