import CStructuralScan

/// Writes numbers as text: whole numbers in digits, doubles in the shortest form that reads back bit for bit.
///
/// Doubles are written in fixed notation from 10⁻⁵ to 2⁵³ and in scientific notation beyond: a longer row of digits would be
/// read as an identity number, which no double holds.
enum NumberWriting {
    /// No number takes more bytes. Some bytes after it may be overwritten, too: ``slack``.
    static let longest = Int(LBC_LONGEST_NUMBER)
    static let slack = 16

    typealias Place = UnsafeMutablePointer<UInt8>

    /// 10⁰ … 10¹⁵.
    private static let wholePowers: [Int64] = (0...15).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// Tables that the functions need at hand.
    struct Powers {
        let whole: UnsafePointer<Int64>
        let real: UnsafePointer<Double>
    }

    /// Gives `body` the tables.
    static func withPowers<R, Failure: Error>(_ body: (Powers) throws(Failure) -> R) throws(Failure) -> R {
        try wholePowers.withUnsafeBufferPointer { whole throws(Failure) in
            try NumberParsing.exactPowers.withUnsafeBufferPointer { real throws(Failure) in
                guard let whole = whole.baseAddress, let real = real.baseAddress else {
                    preconditionFailure("the tables of powers are not empty")
                }
                return try body(Powers(whole: whole, real: real))
            }
        }
    }

    // MARK: Whole numbers

    /// Writes a whole number and returns the place after it.
    @inline(__always)
    static func write(_ value: Int32, at place: Place) -> Place {
        guard value < 0 else { return write(magnitude: UInt64(value), at: place) }
        place[0] = UInt8(ascii: "-")
        return write(magnitude: UInt64(value.magnitude), at: place + 1)
    }

    @inline(__always)
    static func write(magnitude value: UInt64, at place: Place) -> Place {
        if value < 10 {
            place[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value)
            return place + 1
        }
        if value < 100_000_000 {
            let digits = eightDigits(value)
            let leadingZeros = digits.trailingZeroBitCount >> 3
            store((digits | asciiZeros) >> UInt64(8 * leadingZeros), at: place)
            return place + (8 - leadingZeros)
        }
        let rest = write(magnitude: value / 100_000_000, at: place)
        store(eightDigits(value % 100_000_000) | asciiZeros, at: rest)
        return rest + 8
    }

    private static let asciiZeros: UInt64 = 0x3030_3030_3030_3030

    @inline(__always)
    private static func store(_ word: UInt64, at place: Place) {
        UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
    }

    /// The eight digits of a number below 10⁸, the first in the lowest byte: halves, quarters and digits are split off in
    /// all places at once.
    @inline(__always)
    private static func eightDigits(_ value: UInt64) -> UInt64 {
        let high = value / 10_000
        let fours = high | ((value &- 10_000 &* high) << 32)
        let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
        let twos = hundreds | ((fours &- 100 &* hundreds) << 16)
        let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
        return tens | ((twos &- 10 &* tens) << 8)
    }

    // MARK: Doubles

    /// How many decimals the numbers of a column have had so far, and how often none sufficed: a guess that makes the next
    /// number cheap to write and never changes what is written.
    struct Decimals {
        fileprivate var count = 0
        fileprivate var failures = 0
    }

    /// Writes a finite double, or `inf`, and returns the place after it.
    @inline(__always)
    static func write(_ value: Double, at place: Place, _ decimals: inout Decimals, _ powers: Powers) -> Place {
        let magnitude = value.magnitude
        if magnitude >= 1e-5, magnitude < 1e15 {
            let scaled = magnitude * powers.real[decimals.count]
            if scaled < 1e15 {
                let digits = Int64(scaled + 0.5)
                // The quotient is correctly rounded, so a reader of these digits finds this double (Clinger 1990); and of so
                // few digits no others do.
                if Double(digits) / powers.real[decimals.count] == magnitude {
                    return write(digits, decimals.count, of: value, at: place, powers)
                }
            }
        }
        return writeUnusual(value, at: place, &decimals, powers)
    }

    /// Writes `digits` · 10^−`decimals`, which is the magnitude of `value`, without zeros at the end.
    @inline(__always)
    private static func write(
        _ digits: Int64, _ decimals: Int, of value: Double, at place: Place, _ powers: Powers
    ) -> Place {
        var place = place
        place[0] = UInt8(ascii: "-")
        if value < 0 { place += 1 }
        let whole = Int64(value.magnitude)
        place = write(magnitude: UInt64(bitPattern: whole), at: place)
        let fraction = UInt64(bitPattern: digits &- whole &* powers.whole[decimals])
        if fraction == 0 { return place }
        place[0] = UInt8(ascii: ".")
        if decimals <= 8 {
            return write(fraction: fraction &* UInt64(bitPattern: powers.whole[8 - decimals]), at: place + 1)
        }
        let sixteen = fraction &* 10 &* UInt64(bitPattern: powers.whole[15 - decimals])
        let (high, low) = (sixteen / 100_000_000, sixteen % 100_000_000)
        if low == 0 { return write(fraction: high, at: place + 1) }
        store(eightDigits(high) | asciiZeros, at: place + 1)
        return write(fraction: low, at: place + 9)
    }

    /// Writes eight digits, not all zero, without the zeros at their end.
    @inline(__always)
    private static func write(fraction: UInt64, at place: Place) -> Place {
        let digits = eightDigits(fraction)
        store(digits | asciiZeros, at: place)
        return place + (8 - digits.leadingZeroBitCount >> 3)
    }

    /// Writes a double that the decimals of those before do not suffice for.
    @inline(never)
    private static func writeUnusual(
        _ value: Double, at place: Place, _ decimals: inout Decimals, _ powers: Powers
    ) -> Place {
        let magnitude = value.magnitude
        guard magnitude > 0 else {
            // Zero without its sign would be read as a whole number, which has none.
            if value.sign == .plus {
                place[0] = UInt8(ascii: "0")
                return place + 1
            }
            return copy("-0.0", to: place)
        }
        guard magnitude < .infinity else { return copy(value < 0 ? "-inf" : "inf", to: place) }
        let isFixed = magnitude >= 1e-5 && magnitude < 0x1p53
        // Where numbers have more digits than that again and again, they are no longer looked for every time.
        if isFixed, magnitude < 1e15, decimals.failures < 16 || decimals.failures % 64 == 0 {
            for count in 0...15 where count != decimals.count {
                let scaled = magnitude * powers.real[count]
                guard scaled < 1e15 else { break }
                let digits = Int64(scaled + 0.5)
                guard Double(digits) / powers.real[count] == magnitude else { continue }
                decimals.failures = 0
                decimals.count = count
                return write(digits, count, of: value, at: place, powers)
            }
        }
        decimals.failures += 1
        return place + lbc_shortest_text(value, !isFixed, place)
    }

    private static func copy(_ text: StaticString, to place: Place) -> Place {
        place.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        return place + text.utf8CodeUnitCount
    }
}
