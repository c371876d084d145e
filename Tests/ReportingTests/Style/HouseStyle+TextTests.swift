import Results
import Testing

@testable import Reporting

@Suite("Numbers in a house style")
struct HouseStyleTextTests {
    static func style(_ name: String) throws -> HouseStyle { try #require(HouseStyle.named(name)) }

    static func ratio(_ lower: Double, _ upper: Double) -> Interval {
        Interval(lower: lower, upper: upper, level: 0.95)
    }

    @Test(
        "Thousands and the decimal mark",
        arguments: [
            ("standard", "1,234", "12,345", "1,234,567", "−1,234.50"),
            ("jama", "1234", "12,345", "1,234,567", "−1234.50"),
            ("lancet", "1234", "12\u{2009}345", "1\u{2009}234\u{2009}567", "−1234·50"),
            ("nejm", "1,234", "12,345", "1,234,567", "−1,234.50"), ("apa", "1,234", "12,345", "1,234,567", "−1,234.50"),
            ("zh", "1234", "12\u{2005}345", "1\u{2005}234\u{2005}567", "−1234.50"),
        ])
    func thousands(name: String, four: String, five: String, seven: String, decimal: String) throws {
        let style = try Self.style(name)
        #expect([1234, 12345, 1_234_567].map { style.text($0) } == [four, five, seven])
        #expect(style.text(-1234.5, decimals: 2) == decimal)
        #expect([0, 7, 999].map { style.text($0) } == ["0", "7", "999"])
    }

    @Test(
        "Intervals, and their mark where a bound is negative",
        arguments: [
            ("standard", "(1.05–1.48)", "(−0.52 to 0.13)"), ("jama", "(1.05–1.48)", "(−0.52 to 0.13)"),
            ("lancet", "(1·05–1·48)", "(−0·52 to 0·13)"), ("nejm", "(1.05 to 1.48)", "(−0.52 to 0.13)"),
            ("apa", "[1.05, 1.48]", "[−0.52, 0.13]"), ("zh", "(1.05~1.48)", "(−0.52~0.13)"),
        ])
    func intervals(name: String, positive: String, negative: String) throws {
        let style = try Self.style(name)
        #expect(style.text(Self.ratio(1.05, 1.48), .ratio) == positive)
        #expect(style.text(Self.ratio(-0.52, 0.13), .difference(scale: 1)) == negative)
    }

    @Test("A bound that rounds to zero is not negative")
    func zeroBound() {
        #expect(HouseStyle.standard.text(Self.ratio(-0.001, 0.13), .ratio) == "(0.00–0.13)")
        #expect(HouseStyle.standard.text(Self.ratio(-3, -1), .ratio) == "(−3.00 to −1.00)")
    }

    @Test("In Chinese no English word stands between the bounds", arguments: HouseStyle.all.map(\.name))
    func chinese(name: String) throws {
        let english = try Self.style(name)
        let style = english.written(in: .zh)
        for interval in [Self.ratio(-1, 2), Self.ratio(1, 2)] {
            #expect(!style.text(interval, .ratio).contains("to"))
            #expect(!style.plain.text(interval, .ratio).contains("to"))
        }
        #expect(english.written(in: .en) == english)
    }

    @Test("Marks of a Chinese page are the style's where it has one")
    func chineseMarks() throws {
        func text(_ name: String, _ lower: Double) throws -> String {
            try Self.style(name).written(in: .zh).text(Self.ratio(lower, 2), .ratio)
        }
        #expect(try text("standard", 1) == "(1.00–2.00)")
        #expect(try text("standard", -1) == "(−1.00~2.00)")
        #expect(try text("nejm", 1) == "(1.00~2.00)")
        #expect(try text("apa", -1) == "[−1.00, 2.00]")
    }

    @Test("Shares are percentages, differences have the decimals of their scale")
    func kinds() {
        let style = HouseStyle.standard
        #expect(style.bounds(Self.ratio(0.1234, 0.5), .share) == "12.3–50.0")
        #expect(style.bounds(Self.ratio(1234.5678, 1300), .difference(scale: 20)) == "1,234.6–1,300.0")
        #expect(style.bounds(Self.ratio(0.01234, 0.02), .difference(scale: 0.004)) == "0.0123–0.0200")
    }

    @Test("What does not exist or has no end")
    func notFinite() {
        let style = HouseStyle.standard
        #expect(style.text(.nan, decimals: 2) == "—")
        #expect(style.text(.infinity, decimals: 2) == "∞" && style.text(-.infinity, decimals: 2) == "−∞")
        #expect(style.text(Self.ratio(.nan, .nan), .ratio) == "—")
        #expect(style.text(Self.ratio(1, .infinity), .ratio) == "(1.00–∞)")
        #expect(style.text(Self.ratio(-.infinity, 1), .ratio) == "(−∞ to 1.00)")
    }

    @Test("Two significant digits or so of a spread")
    func decimalsOfScale() {
        let scales = [5000, 1000, 999, 10, 9.9, 0.1, 0.09, 0.01, 1e-4, 1e-12]
        #expect(scales.map(HouseStyle.decimals(forScale:)) == [0, 0, 1, 1, 2, 2, 3, 3, 5, 12])
        #expect([0, -1, .nan, .infinity].map(HouseStyle.decimals(forScale:)) == [2, 2, 2, 2])
    }

    @Test("Degrees of freedom: whole, in parts, without end")
    func degreesOfFreedom() {
        let style = HouseStyle.standard
        let whole = [36, 35.000000000001, 1.9, 30.84, 1500].map(style.degreesOfFreedom)
        #expect(whole == ["36", "35", "1.90", "30.8", "1,500"])
        #expect([.infinity, .nan, 1e15].map(style.degreesOfFreedom) == ["∞", "—", "1,000,000,000,000,000"])
    }

    @Test("A test with its degrees of freedom")
    func tests() {
        let style = HouseStyle.standard
        #expect(
            style.text(.raoScottF, statistic: 3.149, numeratorDF: 1.9, denominatorDF: 30.8) == "F(1.90, 30.8) = 3.15")
        #expect(style.text(.designT, statistic: -7.05, numeratorDF: nil, denominatorDF: 35) == "t(35) = −7.05")
        #expect(style.text(.homogeneity, statistic: 4, numeratorDF: 2, denominatorDF: .infinity) == "χ²(2) = 4.00")
        #expect(style.text(.designT, statistic: 1234, numeratorDF: nil, denominatorDF: 8136) == "t(8136) = 1,234.00")
        #expect(style.text(.raoScottF, statistic: 1, numeratorDF: 1, denominatorDF: 8136.26) == "F(1, 8136.3) = 1.00")
        #expect(style.text(.designT, statistic: .nan, numeratorDF: nil, denominatorDF: .infinity) == "t = —")
    }

    @Test("The plain form of every style is ASCII, whatever is written", arguments: HouseStyle.all.map(\.name))
    func plain(name: String) throws {
        let values: [Double] = [-12345.678, -0.2, 0, 0.0497, 1, 98765, .nan, .infinity, -.infinity]
        for language in Phrasebook.Language.allCases {
            let style = try Self.style(name).plain.written(in: language)
            for a in values {
                var texts = [style.text(a, decimals: 2), style.percent(a), style.p(abs(a)), style.degreesOfFreedom(a)]
                texts += TestKind.allCases.map { style.text($0, statistic: a, numeratorDF: 2, denominatorDF: 7.5) }
                for b in values {
                    texts.append(style.text(Self.ratio(a, b), .ratio))
                    texts.append(style.text(.medianQuartiles(median: a, lower: b, upper: a)))
                    texts.append(style.text(.meanSpread(mean: a, standardDeviation: b)))
                }
                #expect(texts.filter { !$0.utf8.allSatisfy { $0 < 0x80 } } == [])
            }
            #expect(style.text(12345) == "12345" && style.text(-1.5, decimals: 1) == "-1.5")
            #expect(style.text(.notAvailable) == "NA" && style.text(.infinity, decimals: 1) == "Inf")
        }
    }

    @Test("Names are unique and found")
    func names() {
        #expect(Set(HouseStyle.all.map(\.name)).count == HouseStyle.all.count)
        #expect(HouseStyle.all.allSatisfy { HouseStyle.named($0.name) == $0 })
        #expect(HouseStyle.named("Standard") == nil)
    }

    @Test(
        "A ratio that two decimals would hide has as many as its interval needs",
        arguments: [
            (1.24, 1.02, 1.50, "1.24 (1.02–1.50)"), (1.0012, 1.0004, 1.0020, "1.00120 (1.00040–1.00200)"),
            (1.004, 0.996, 1.012, "1.00 (1.00–1.01)"), (1, 1, 1, "1.00 (1.00–1.00)"),
        ])
    func ratios(value: Double, lower: Double, upper: Double, text: String) {
        let interval = Interval(lower: lower, upper: upper, level: 0.95)
        #expect(HouseStyle.standard.text(.estimate(value, interval, .ratio)) == text)
    }
}
