import Results
import Testing

@testable import Reporting

@Suite("Cells in a house style")
struct HouseStyleCellsTests {
    let style = HouseStyle.standard
    let interval = Interval(lower: 1.234, upper: 1.567, level: 0.95)

    @Test("Counts and shares")
    func counts() {
        #expect(style.text(.empty) == "" && style.text(.notAvailable) == "—" && style.text(.text("a|b")) == "a|b")
        #expect(style.text(.count(1234)) == "1,234" && style.text(.countOf(1234, 5678)) == "1,234/5,678")
        #expect(style.text(.countShare(1320, 0.50349)) == "1,320 (50.3)" && style.text(.share(0.1)) == "10.0")
        #expect(style.text(.groupSize(2591, share: 0.577)) == "n = 2,591 (57.7%)")
        #expect(
            style.text(.groupSize(12, share: nil)) == "n = 12" && style.text(.groupSize(0, share: .nan)) == "n = 0 (—)")
    }

    @Test("A mean and its deviation have the same decimals")
    func means() {
        func text(_ mean: Double, _ deviation: Double) -> String {
            style.text(.meanSpread(mean: mean, standardDeviation: deviation))
        }
        #expect(text(14.527, 0.426) == "14.53 (0.43)" && text(-0.2, 0.88) == "−0.20 (0.88)")
        #expect(text(170.26, 12.34) == "170.3 (12.3)" && text(54321, 2345) == "54,321 (2,345)")
        #expect(text(5, .nan) == "5.00 (—)" && text(.nan, 1) == "—" && text(5, 0) == "5.00 (0.00)")
    }

    @Test("Quartiles are shown as the data have them, between the style's marks")
    func medians() throws {
        func text(_ median: Double, _ lower: Double, _ upper: Double, _ name: String = "standard") throws -> String {
            try #require(HouseStyle.named(name)).text(.medianQuartiles(median: median, lower: lower, upper: upper))
        }
        #expect(try text(3, 2, 5) == "3 (2–5)")
        #expect(try text(0.5, -1, 2.25) == "0.50 (−1.00 to 2.25)")
        #expect(try text(1.0 / 3, 0.1, 2.0 / 3) == "0.33 (0.10–0.67)")
        #expect(try text(3, 2, 5, "nejm") == "3 (2 to 5)")
        #expect(try text(3, 2, 5, "apa") == "3 (2, 5)")
        #expect(try text(3, 2, 5, "zh") == "3 (2~5)")
        #expect(try text(-3, -4, 5, "zh") == "−3 (−4~5)")
        #expect(try text(2.5, 1, 5, "lancet") == "2·5 (1·0–5·0)")
        #expect(try text(.nan, .nan, .nan) == "—")
    }

    @Test("Estimates with their intervals")
    func estimates() {
        #expect(style.text(.estimate(1.4, interval, .ratio)) == "1.40 (1.23–1.57)")
        #expect(style.text(.estimate(.nan, interval, .ratio)) == "—")
        #expect(style.text(.interval(interval, .difference(scale: 20))) == "(1.2–1.6)")
        #expect(style.text(.number(1234.567, scale: 0.5)) == "1,234.57" && style.text(.decimal(0.5, 3)) == "0.500")
        #expect(style.text(.p(0.0004)) == "<0.001" && style.text(.degreesOfFreedom(36)) == "36")
        #expect(style.text(.reference(.ratio)) == "1" && style.text(.reference(.difference(scale: 1))) == "0")
        #expect(style.text(.test(.waldF, statistic: 2, numeratorDF: 3, denominatorDF: 34)) == "F(3, 34) = 2.00")
    }
}
