import Testing

@testable import Reporting

@Suite("p-values")
struct PValueTests {
    static let values: [Double] = [0.9996, 0.5, 0.2049, 0.1044, 0.046, 0.0345, 0.0096, 0.00104, 0.00096, 0.00004]

    @Test(
        "Each style's digits, floor and ceiling",
        arguments: [
            (
                "standard",
                [">0.999", "0.500", "0.205", "0.104", "0.046", "0.035", "0.010", "0.001", "<0.001", "<0.001"]
            ),
            ("jama", [">.99", ".50", ".20", ".10", ".046", ".03", ".010", ".001", "<.001", "<.001"]),
            (
                "lancet",
                [">0·99", "0·50", "0·20", "0·10", "0·046", "0·035", "0·0096", "0·0010", "0·0010", "<0·0001"]
            ),
            ("nejm", [">0.99", "0.50", "0.20", "0.10", "0.046", "0.03", "0.010", "0.001", "<0.001", "<0.001"]),
            ("apa", ["> .999", ".500", ".205", ".104", ".046", ".035", ".010", ".001", "< .001", "< .001"]),
            ("zh", [">0.999", "0.500", "0.205", "0.104", "0.046", "0.035", "0.010", "0.001", "<0.001", "<0.001"]),
        ])
    func vectors(style: String, expected: [String]) throws {
        let style = try #require(HouseStyle.named(style))
        #expect(Self.values.map(style.p) == expected)
    }

    @Test("Rounding never carries a p-value across 0.05", arguments: HouseStyle.all.map(\.name))
    func crossing(name: String) throws {
        let style = try #require(HouseStyle.named(name))
        for p in [0.0495, 0.0497, 0.04994, 0.04996, 0.0499949, 0.05.nextDown, 0.05, 0.0500001, 0.0504] {
            let text = style.p(p).replacing("·", with: ".").replacing(" ", with: "")
            let printed = try #require(Double(text.trimmingPrefix("<")), "\(text)")
            #expect(text.hasPrefix("<") ? p < printed : (p < 0.05) == (printed < 0.05), "\(p) as \(text)")
        }
    }

    @Test("What would round to 0.05 gets more digits, and at last a bound")
    func rescue() throws {
        let standard = HouseStyle.standard
        #expect(
            [0.0494, 0.0497, 0.04996, 0.049999, 0.0499999].map(standard.p)
                == ["0.049", "0.0497", "0.04996", "0.049999", "<0.05"])
        let jama = try #require(HouseStyle.named("jama"))
        #expect([0.0449, 0.0451, 0.0497, 0.05, 0.0549].map(jama.p) == [".04", ".045", ".0497", ".05", ".05"])
        let lancet = try #require(HouseStyle.named("lancet"))
        #expect([0.0494, 0.0497, 0.04996].map(lancet.p) == ["0·049", "0·0497", "0·04996"])
    }

    @Test("Never 0 and never 1", arguments: HouseStyle.all.map(\.name))
    func ends(name: String) throws {
        let style = try #require(HouseStyle.named(name))
        for p in [0, .leastNonzeroMagnitude, 1e-300, 1e-9] { #expect(style.p(p).hasPrefix("<")) }
        for p in [1, 1.0.nextDown, 0.9991] { #expect(style.p(p).hasPrefix(">")) }
        for step in 0...1000 {
            let p = Double(step) / 1000
            for value in [p, p * p * p * p, 1 - p * p * p * p] {
                let text = style.p(value).replacing("·", with: ".").filter { !"<> ".contains($0) }
                let printed = try #require(Double(text), "\(value) as \(text)")
                #expect(printed > 0 && printed < 1)
            }
        }
    }

    @Test("A style of few decimals and no floor says more rather than 0")
    func fewDecimals() {
        let style = HouseStyle(name: "rough", pDigits: .decimals(2), pFloor: 0)
        #expect(style.p(0.003) == "0.003")
        #expect(style.p(0.996) == ">0.99")
    }

    @Test("A p-value that does not exist is a dash")
    func missing() {
        #expect(HouseStyle.standard.p(.nan) == "—")
        #expect(HouseStyle.standard.pSentence(.nan) == "p = —")
    }

    @Test("In a sentence")
    func sentence() throws {
        #expect([0.0123, 0.0004, 1].map(HouseStyle.standard.pSentence) == ["p = 0.012", "p < 0.001", "p > 0.999"])
        let apa = try #require(HouseStyle.named("apa"))
        #expect([0.0123, 0.0004].map(apa.pSentence) == ["p = .012", "p < .001"])
    }
}
