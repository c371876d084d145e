import Results
import TestSupport
import Testing

@testable import Reporting

@Suite("JSON")
struct JSONFormatTests {
    static func read(_ statistics: [Statistic]) throws -> [OrderedJSON] {
        try OrderedJSON.parse(JSONFormat().render(statistics)).array
    }

    @Test("One statistic a line, its parts in a fixed order, what does not apply left out")
    func layout() {
        let full = Statistic(
            analysis: "a", model: "m", variable: "v", level: "l", group: "g", name: .oddsRatio, value: 1.5,
            standardError: 0.25, interval: .init(lower: 1.25, upper: 2, level: 0.95), degreesOfFreedom: 36,
            numeratorDF: 2,
            p: 0.03, n: 1000, test: .waldF)
        #expect(
            JSONFormat().render([full, Statistic(analysis: "a", name: .n, value: 12)]) == """
                [
                  {"analysis": "a", "model": "m", "variable": "v", "level": "l", "group": "g", "statistic": "oddsRatio", \
                "value": 1.5, "standardError": 0.25, "lower": 1.25, "upper": 2, "confidence": 0.95, "numeratorDF": 2, \
                "degreesOfFreedom": 36, "p": 0.03, "n": 1000, "test": "waldF"},
                  {"analysis": "a", "statistic": "n", "value": 12}
                ]

                """)
        #expect(JSONFormat().render([Statistic]()) == "[]\n")
    }

    @Test(
        "Numbers read back as they were",
        arguments: [
            0, 1, -1, 0.1, 1.0 / 3, 123_456_789.123, 1e-300, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
            9_007_199_254_740_992,
            9_007_199_254_740_994, 1e22, -2.5e-10, .pi, 0.1.nextUp,
        ])
    func roundTrip(value: Double) throws {
        #expect(Double(JSONFormat.number(value)) == value)
        let read = try Self.read([Statistic(analysis: "a", name: .mean, value: value)])
        #expect(read.first?["value"]?.double == value)
    }

    @Test("Random numbers read back as they were")
    func randomRoundTrip() {
        var bits: UInt64 = 1
        for _ in 0..<10_000 {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: bits)
            if value.isFinite { #expect(Double(JSONFormat.number(value)) == value) }
        }
    }

    @Test("What is no number is null", arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
    func null(value: Double) throws {
        #expect(JSONFormat.number(value) == "null")
        let statistic = Statistic(
            analysis: "a", name: .mean, value: value, interval: .init(lower: value, upper: value, level: 0.95), p: value
        )
        let text = JSONFormat().render([statistic])
        #expect(text.split(separator: "null", omittingEmptySubsequences: false).count == 5)
        #expect(!text.contains("nan") && !text.contains("inf"))
        _ = try OrderedJSON.parse(text)
    }

    @Test("Every text reads back as it was", arguments: SampleTable.awkwardTexts)
    func texts(text: String) throws {
        let read = try Self.read([Statistic(analysis: text, variable: text, level: text, name: .mean, value: 1)])
        for key in ["analysis", "variable", "level"] {
            #expect(read.first?[key]?.string.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        }
    }

    @Test("Control characters are escaped")
    func control() throws {
        #expect(JSONFormat.string("\u{0}\u{1F}\u{8}\t\r\n\"\\/") == #""\u0000\u001f\u0008\t\r\n\"\\/""#)
        #expect(JSONFormat.string("\"\u{301}\\\u{301}") == "\"\\\"\u{301}\\\\\u{301}\"")
        for value in UInt8(0)..<128 {
            let text = String(UnicodeScalar(value))
            let written = JSONFormat.string(text)
            #expect(written.utf8.allSatisfy { $0 >= 0x20 })
            #expect(try OrderedJSON.parse(written).string == text)
        }
    }
}
