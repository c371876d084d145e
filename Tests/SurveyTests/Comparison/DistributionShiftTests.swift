import Probability
import TestSupport
import Testing

@testable import Survey

@Suite("Two samples compared")
struct DistributionShiftTests {
    let expected: FixtureNumbers

    init() throws {
        expected = try FixtureNumbers("wave-shift")
    }

    private let a = (1...90).map { Double($0 * 7 % 23) + Double($0) / 45 }
    private let b = (1...70).map { Double($0 * 11 % 29) + Double($0) / 30 }

    private func repeated(_ counts: [Int]) -> [Double] {
        counts.enumerated().flatMap { [Double](repeating: Double($0.offset + 1), count: $0.element) }
    }

    private func check(_ numbers: [Double], _ key: String) {
        #expect(disagreements(numbers, expected[key], relative: 1e-12).isEmpty, "\(key): \(numbers)")
    }

    @Test("Numbers agree with R: Kolmogorov–Smirnov and the standardized mean difference, with ties and missing values")
    func numbers() throws {
        let apart = try #require(DistributionShift(a + [.nan], b))
        check([apart.distance, apart.test.p, apart.standardizedMeanDifference ?? 0] + apart.summaries, "apart")
        #expect(apart.counts == [90, 70])
        let close = try #require(DistributionShift(a, a[..<60].map { $0 + 0.1 }))
        check([close.distance, close.test.p, close.standardizedMeanDifference ?? 0], "close")
        let tied = try #require(DistributionShift(repeated([30, 20, 25, 15, 10]), repeated([18, 22, 25, 30, 25])))
        check([tied.distance, tied.test.p, tied.standardizedMeanDifference ?? 0], "tied")
    }

    @Test("Categories agree with R: Pearson's χ² and Cramér's V; empty categories do not count")
    func categories() throws {
        let names = ["a", "b", "c", "d", "e", "f"]
        let shift = try #require(
            DistributionShift(counts: [120, 45, 30, 5, 0, 0], [80, 60, 42, 9, 3, 0], categories: names))
        check([shift.test.statistic, shift.test.numeratorDF ?? 0, shift.test.p, shift.distance], "counts")
        #expect(shift.category == "a")
        #expect(shift.summaries == [120.0 / 200, 80.0 / 194])
        let two = try #require(DistributionShift(counts: [120, 45], [80, 60], categories: names))
        check([two.test.statistic, two.test.numeratorDF ?? 0, two.test.p, two.distance], "two")
    }

    @Test("Holm's adjustment agrees with R; what has no p does not count")
    func holm() {
        check(holmAdjusted([0.01, 0.04, 0.03, 0.005, 0.6, 0.0001]), "holm")
        let adjusted = holmAdjusted([0.01, .nan, 0.04])
        #expect(adjusted[0] == 0.02 && adjusted[1].isNaN && adjusted[2] == 0.04)
        #expect(holmAdjusted([]) == [])
        #expect(holmAdjusted([0.9, 0.8]) == [1, 1])
    }

    @Test("There is nothing to compare in empty samples and in one value")
    func nothing() {
        #expect(DistributionShift([], [1, 2]) == nil)
        #expect(DistributionShift([.nan], [1, 2]) == nil)
        #expect(DistributionShift([3, 3], [3]) == nil)
        #expect(DistributionShift(counts: [5, 0], [7, 0], categories: ["a", "b"]) == nil)
        #expect(DistributionShift(counts: [5, 1], [0, 0], categories: ["a", "b"]) == nil)
        #expect(DistributionShift([0, 0], [1, 1])?.standardizedMeanDifference == nil)
    }

    @Test("A large sample does not make a trifle notable, and the order of samples does not matter but for the sign")
    func size() throws {
        let trifle = try #require(
            DistributionShift(counts: [500_000, 500_000], [505_000, 495_000], categories: ["a", "b"]))
        #expect(trifle.test.p < 1e-9)
        #expect(!trifle.isNotable)
        let there = try #require(DistributionShift(a, b))
        let back = try #require(DistributionShift(b, a))
        #expect(there.distance == back.distance && there.test.p == back.test.p)
        #expect(there.standardizedMeanDifference == -(back.standardizedMeanDifference ?? 0))
    }

    @Test("The two series of Kolmogorov's distribution meet")
    func kolmogorov() {
        let distribution = KolmogorovDistribution()
        #expect(isClose(distribution.upperTail(1.0.nextDown), distribution.upperTail(1), relative: 1e-13))
        // scipy.special.kolmogorov of SciPy 1.17.1.
        for (x, p) in [
            (0.4, 0.9971923267772983), (0.5, 0.9639452436648751), (1, 0.26999967167735456),
            (1.36, 0.049485876755377876),
            (2.5, 7.453306344157342e-06), (6, 1.0760372320042276e-31),
        ] { #expect(isClose(distribution.upperTail(x), p, relative: 1e-13)) }
        #expect(distribution.upperTail(0) == 1 && distribution.upperTail(-1) == 1)
        #expect(distribution.upperTail(40) == 0)
        #expect(distribution.upperTail(.nan).isNaN)
    }
}
