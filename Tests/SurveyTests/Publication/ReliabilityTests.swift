import Results
import Survey
import Testing

@Suite("Standards of reliable estimates")
struct ReliabilityTests {
    static let small = ReliabilityRule(.hide, .effectiveSize, .below, 30)
    static let narrow = ReliabilityRule(.show, .intervalWidth, .atMost, 0.05)
    static let wide = ReliabilityRule(.hide, .intervalWidth, .atLeast, 0.30)
    static let relative = ReliabilityRule(.hide, .relativeIntervalWidth, .above, 1.30)
    static let complement = ReliabilityRule(.caution, .complementRelativeWidth, .above, 1.30)
    static let freedom = ReliabilityRule(.review, .degreesOfFreedom, .below, 8)
    static let extreme = ReliabilityRule(.review, .rarerShare, .atMost, 0)
    static let nchs = ReliabilityStandard(
        name: "nchs", title: "T", source: "S",
        rules: [.proportions: [small, narrow, wide, relative, complement, freedom, extreme]])

    private func marks(_ p: Double, error: Double, n: Int, df: Double = 60) -> [StatisticMark] {
        Self.nchs.marks(
            for: Statistic(
                analysis: "a", variable: "x", level: "l", name: .proportion, value: p, standardError: error,
                degreesOfFreedom: df, n: n))
    }

    @Test("Each rule of the NCHS standard of 2017 decides where it should")
    func proportions() {
        // n* = 0.25/0.0025 = 100: nothing is wrong.
        #expect(marks(0.5, error: 0.05, n: 200) == [])
        // n* = 0.25/0.01 = 25.
        #expect(marks(0.5, error: 0.1, n: 200) == [.unreliable(Self.small)])
        // A design effect below 1 is not credited: n* = 29.
        #expect(marks(0.5, error: 0.01, n: 29) == [.unreliable(Self.small)])
        // n* = 36, the interval some 0.34 wide.
        #expect(marks(0.5, error: 0.083, n: 400) == [.unreliable(Self.wide)])
        // A share of 4 % with an interval of some 0.08: relatively too wide.
        #expect(marks(0.04, error: 0.017, n: 400) == [.unreliable(Self.relative)])
        // The same of its complement is a caution.
        #expect(marks(0.96, error: 0.017, n: 400) == [.caution(Self.complement)])
        // A narrow interval is shown, however wide it is relatively.
        #expect(marks(0.004, error: 0.002, n: 4000) == [])
        #expect(marks(0.5, error: 0.02, n: 2000, df: 7) == [.review(Self.freedom)])
        #expect(marks(0, error: 0, n: 100) == [.review(Self.extreme)])
        #expect(marks(1, error: 0, n: 29) == [.unreliable(Self.small)])
    }

    @Test("Few degrees of freedom widen the interval")
    func degreesOfFreedom() {
        #expect(marks(0.5, error: 0.07, n: 400) == [])
        #expect(marks(0.5, error: 0.07, n: 400, df: 4) == [.unreliable(Self.wide)])
    }

    @Test("What a standard has no rules for is left alone, and so is what has no number")
    func scope() {
        let mean = Statistic(analysis: "a", variable: "x", name: .mean, value: 3, standardError: 9, n: 4)
        #expect(Self.nchs.marks(for: mean) == [])
        #expect(marks(.nan, error: .nan, n: 0) == [])
    }

    @Test("A result keeps its numbers; a design effect goes with its estimate")
    func result() {
        let place = (variable: "x", level: "l")
        func statistic(_ name: StatisticName, _ value: Double, n: Int? = nil) -> Statistic {
            Statistic(
                analysis: "a", variable: place.variable, level: place.level, name: name, value: value,
                standardError: name == .proportion ? 0.1 : nil, degreesOfFreedom: 20, n: n)
        }
        let result = AnalysisResult(
            id: "a", kind: .tableOne, labels: ResultLabels(),
            statistics: [statistic(.n, 30), statistic(.proportion, 0.5, n: 50), statistic(.designEffect, 2)], notes: []
        ).assessed(by: Self.nchs)
        #expect(result.statistics.map(\.value) == [30, 0.5, 2])
        #expect(result.statistics.map(\.isHidden) == [false, true, true])
        #expect(result.notes == [.reliability(title: "T", source: "S")])
    }
}
