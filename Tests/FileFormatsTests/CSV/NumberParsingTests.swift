import Foundation
import Probability
import Testing

@testable import FileFormats

@Suite("Numbers read from bytes")
struct NumberParsingTests {
    static func double(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer { NumberParsing.double($0.baseAddress!, $0.count) }
    }

    static func int32(_ text: String) -> Int32? {
        Array(text.utf8).withUnsafeBufferPointer { NumberParsing.int32($0.baseAddress!, $0.count) }
    }

    static func hasLeadingZero(_ text: String) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer { NumberParsing.hasLeadingZero($0.baseAddress!, $0.count) }
    }

    /// Whether `double` gives what the C library gives, sign of zero included, or nothing where the number could not be
    /// kept: beyond the largest double, or a whole number beyond 2⁵³.
    static func agreesWithCLibrary(_ text: String) -> Bool {
        let expected = strtod(text, nil)
        guard expected.isFinite, !isWholeBeyondExact(text) else { return double(text) == nil }
        return double(text)?.bitPattern == expected.bitPattern
    }

    private static func isWholeBeyondExact(_ text: String) -> Bool {
        guard text.allSatisfy({ $0.isNumber || "+-".contains($0) }) else { return false }
        let digits = String(text.drop { "+-0".contains($0) })
        let largest = "9007199254740992"
        return digits.count > largest.count || (digits.count == largest.count && digits > largest)
    }

    @Test(
        "Hard cases are read as the C library reads them",
        arguments: [
            "0", "-0", "-0.0", "+5", ".5", "5.", "-.5e-3", "00012.50", "1e22", "1e23", "1e-22", "1e-23", "1E+05",
            "9007199254740992", "-9007199254740992", "9007199254740993", "9007199254740993.0", "9007199254740991e1",
            "9007199254740993e22", "123456789012345678", "110101199003074258", "0.1", "0.30000000000000004",
            "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231570e291",
            "1e308", "1e309", "1e400", "-1e400", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
            "2.2250738585072014e-308", "2.2250738585072011e-308", "2.225073858507201136057e-308", "1e-400", "0e400",
            "0.000000000000000000000000000000", "1e00005", "1e-0000000005", "1e99999", "1e-99999", "1e2147483647",
            "8.5070591730234615865843651857942052864e37", "0.500000000000000166533453693773481063544750213623046875",
            "3.518437208883201171875e13", "62.5364939768271845828",
            "1.000000000000000011102230246251565404236316680908203125",
            "1.00000000000000011102230246251565404236316680908203125",
            "1.00000000000000011102230246251565404236316680908203124",
            "1.00000000000000011102230246251565404236316680908203126",
            "7.2057594037927933e16", "9214843084008499.0", "30078505129381147446200", "1777820000000000000001e0",
            "0.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000001e88",
        ])
    func hardCases(text: String) {
        #expect(Self.agreesWithCLibrary(text))
    }

    @Test("A long mantissa is rounded correctly")
    func longMantissa() {
        let digits = String(repeating: "1234567890", count: 80)
        for text in [digits + ".5", "0." + digits, digits + "e-790", "." + String(repeating: "0", count: 300) + digits]
        {
            #expect(Self.agreesWithCLibrary(text))
        }
    }

    @Test("Random decimals of many shapes are read bit for bit as the C library reads them")
    func randomDecimals() {
        var generator = SeededGenerator(seed: 20_260_701)
        var disagreements: [String] = []
        for _ in 0..<200_000 {
            let text = Self.randomDecimal(using: &generator)
            if !Self.agreesWithCLibrary(text) { disagreements.append(text) }
        }
        #expect(disagreements.prefix(5) == [])
    }

    @Test("Every double is read back from its shortest, its 17-digit and its exact decimal form")
    func doublesReadBack() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            for text in ["\(value)", String(format: "%.17g", value), String(format: "%.60e", value)] {
                #expect(Self.agreesWithCLibrary(text), "\(text)")
            }
        }
    }

    @Test("Halfway between two doubles the even one is read")
    func halfwayCases() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<10_000 {
            // Whole numbers of 54 bits whose last bit is set lie halfway between doubles.
            let whole = (generator.next() >> 10) | (1 << 53) | 1
            for text in [
                "\(whole).0", "\(whole)e0", "\(whole).000000000000000000001", "\(whole - 1).99999999999999999999",
            ] {
                #expect(Self.agreesWithCLibrary(text), "\(text)")
            }
        }
    }

    @Test(
        "What is no decimal number is none",
        arguments: [
            "inf", "-inf", "Infinity", "nan", "NaN", "0x10", "0b1", "1_000", "1,5", "1 000", "１２", "二", "--1", "+-1",
            "+",
            "-", ".", "-.", "e5", ".e5", "1e", "1e+", "1e-", "1e5.0", "1e5e5", "1.2.3", "1..2", "1d5", "1f", "5%",
            "1/2",
            "1e12345678901", "−5", "1-2", "2016-05-01",
        ])
    func noNumber(text: String) {
        #expect(Self.double(text) == nil)
        #expect(Self.int32(text) == nil)
    }

    @Test(
        "A number that could not be kept is none",
        arguments: ["1e400", "-1e400", "1.8e308", "9007199254740993", "-9007199254740993", "110101199003074258"])
    func notKept(text: String) {
        #expect(Self.double(text) == nil)
    }

    @Test(
        "Whole numbers of 32 bits, and no others",
        arguments: [
            ("0", 0), ("-0", 0), ("+7", 7), ("007", 7), ("2147483647", .max), ("-2147483648", .min), ("0000000001", 1),
            ("2147483648", nil), ("-2147483649", nil), ("9999999999", nil), ("99999999999", nil), ("1.0", nil),
            ("1e3", nil), ("", nil), ("+", nil), ("-", nil), ("-+1", nil), ("1-", nil),
        ] as [(String, Int32?)])
    func wholeNumbers(text: String, value: Int32?) {
        // A byte follows that must not be looked at.
        let bytes = Array((text + "5").utf8)
        #expect(bytes.withUnsafeBufferPointer { NumberParsing.int32($0.baseAddress!, $0.count - 1) } == value)
    }

    @Test(
        "Leading zeros that a code has and a number has not",
        arguments: [
            ("007", true), ("00", true), ("01", true), ("00.5", true), ("0", false), ("0.5", false), ("10", false),
            ("0e5", false), ("100", false),
        ])
    func leadingZeros(text: String, has: Bool) {
        #expect(Self.hasLeadingZero(text) == has)
    }

    /// What the fast functions read of a text that ends so many bytes before the end of what may be looked at.
    private static func fast(_ text: String, room: Int) -> (whole: Int64?, real: Double?) {
        Array((text + String(repeating: "7", count: room)).utf8).withUnsafeBufferPointer { bytes in
            let (start, count) = (bytes.baseAddress!, bytes.count - room)
            let limit = start + bytes.count
            let whole = NumberParsing.whole(start, count, limit: limit)
            let real = NumberParsing.exactPowers.withUnsafeBufferPointer {
                NumberParsing.real(start, count, limit: limit, powers: $0.baseAddress!)
            }
            return (whole == NumberParsing.notWhole ? nil : whole, real.isNaN ? nil : real)
        }
    }

    @Test("What is read eight digits at a time is what the C library reads", arguments: [0, 1, 7, 8])
    func fastNumbers(room: Int) {
        var generator = SeededGenerator(seed: 5)
        var wholes = 0
        var reals = 0
        for _ in 0..<100_000 {
            let text = Self.randomDecimal(using: &generator)
            let found = Self.fast(text, room: room)
            if let whole = found.whole {
                wholes += 1
                #expect(Int64(text) == whole, "\(text)")
            }
            if let real = found.real {
                reals += 1
                #expect(real.bitPattern == strtod(text, nil).bitPattern, "\(text)")
            }
        }
        #expect(wholes > 1_000 && (reals > 1_000))
    }

    @Test("No byte but a digit passes for one, at any of eight places")
    func fastDigits() {
        for place in 0..<8 {
            for byte in UInt8.min...UInt8.max {
                var bytes = Array("12345678,,,,,,,,".utf8)
                bytes[place] = byte
                let whole = bytes.withUnsafeBufferPointer {
                    NumberParsing.whole($0.baseAddress!, 8, limit: $0.baseAddress! + 16)
                }
                let text = String(validating: bytes[..<8], as: UTF8.self)
                let isNumber = text.map { !$0.utf8.dropFirst().contains { !(48...57).contains($0) } } ?? false
                let expected = isNumber ? text.flatMap { Int64($0) } : nil
                #expect((whole == NumberParsing.notWhole ? nil : whole) == expected, "\(byte) at \(place)")
            }
        }
    }

    /// Decimals with and without sign, point and exponent, short and long.
    private static func randomDecimal(using generator: inout SeededGenerator) -> String {
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in Character(Unicode.Scalar(UInt8.random(in: 48...57, using: &generator))) })
        }
        func chance(_ probability: Double) -> Bool { generator.uniform() < probability }
        let length = chance(0.1) ? 40 : 12
        var text = chance(0.3) ? ["-", "+"].randomElement(using: &generator)! : ""
        let whole = digits(Int.random(in: 0...length, using: &generator))
        text += whole
        if chance(0.6) || whole.isEmpty {
            text += "." + digits(Int.random(in: whole.isEmpty ? 1...length : 0...length, using: &generator))
        }
        if chance(0.4) {
            text += ["e", "E"].randomElement(using: &generator)! + ["-", "+", ""].randomElement(using: &generator)!
            let largest = chance(0.7) ? 40 : 345
            text += (chance(0.1) ? "000" : "") + "\(Int.random(in: 0...largest, using: &generator))"
        }
        return text
    }
}
