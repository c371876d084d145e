import Probability
import Testing

@testable import FileFormats

@Suite("Numbers as text")
struct NumberWritingTests {
    /// The text of a number after others of its column.
    private func text(_ value: Double, after decimals: inout NumberWriting.Decimals) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberWriting.longest + NumberWriting.slack) { room in
            let end = NumberWriting.withPowers { NumberWriting.write(value, at: room.baseAddress!, &decimals, $0) }
            return String(decoding: room[..<(end - room.baseAddress!)], as: UTF8.self)
        }
    }

    private func text(_ value: Double) -> String {
        var decimals = NumberWriting.Decimals()
        return text(value, after: &decimals)
    }

    private func text(_ value: Int32) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberWriting.longest + NumberWriting.slack) { room in
            String(
                decoding: room[..<(NumberWriting.write(value, at: room.baseAddress!) - room.baseAddress!)],
                as: UTF8.self)
        }
    }

    @Test("Whole numbers of every length and sign")
    func wholeNumbers() {
        var values: [Int32] = [0, .max, .min]
        for exponent in 0..<10 {
            let power = (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
            values += [power - 1, power, power + 1, 9 * power].compactMap(Int32.init(exactly:))
        }
        for value in values + values.filter({ $0 != .min }).map({ -$0 }) { #expect(text(value) == "\(value)") }
    }

    @Test(
        "Doubles as they are written",
        arguments: [
            (0, "0"), (-0.0, "-0.0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (-2.25, "-2.25"), (0.1, "0.1"),
            (0.1 + 0.2, "0.30000000000000004"), (275.696379, "275.696379"), (1e-5, "0.00001"), (9.5e-6, "9.5e-06"),
            (0.0001, "0.0001"), (123_456_789_012_345, "123456789012345"), (1e15, "1000000000000000"),
            (9_007_199_254_740_991, "9007199254740991"), (9_007_199_254_740_992, "9.007199254740992e+15"),
            (1e22, "1e+22"), (1.7976931348623157e308, "1.7976931348623157e+308"),
            (Double.leastNonzeroMagnitude, "5e-324"),
            (.infinity, "inf"), (-.infinity, "-inf"), (0.1234567890123, "0.1234567890123"),
            (3.0000000001, "3.0000000001"), (99.999999999999, "99.999999999999"),
        ] as [(Double, String)])
    func doubles(value: Double, written: String) {
        #expect(text(value) == written)
    }

    @Test(
        "Random doubles of every kind read back bit for bit, in the fewest digits, whatever came before",
        arguments: 0..<4)
    func random(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var decimals = NumberWriting.Decimals()
        for _ in 0..<20_000 {
            let value = Self.double(using: &generator)
            let written = text(value, after: &decimals)
            #expect(Double(written)?.bitPattern == value.bitPattern, "\(value)")
            #expect(written == text(value), "what came before has changed \(value)")
            let digits = { (text: String) in
                let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
                return mantissa.reversed().drop { $0 == "0" }.count
            }
            #expect(digits(written) == digits("\(value)"), "\(value)")
            let read = Array(written.utf8).withUnsafeBufferPointer { NumberParsing.double($0.baseAddress!, $0.count) }
            #expect(read?.bitPattern == value.bitPattern, "\(value)")
        }
    }

    /// A finite double: any bit pattern, a few decimals, or about as large as a survey's.
    static func double(using generator: inout SeededGenerator) -> Double {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            let value = Double(bitPattern: generator.next())
            return value.isFinite ? value : 0
        case 1: return generator.normal() * 1e3
        case 2: return Double(Int.random(in: -9_999_999...9_999_999, using: &generator)) / 1e4
        case 3: return Double(Int.random(in: 0...99, using: &generator)) / 10
        default:
            return Double(Int64(truncatingIfNeeded: generator.next()) >> Int64.random(in: 0...63, using: &generator))
        }
    }
}
