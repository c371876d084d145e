/// Numbers as most files write them, read eight digits at a time. What these do not read may still be a number: the
/// general functions decide.
extension NumberParsing {
    /// What ``whole(_:_:limit:)`` returns for anything but a whole number of up to ten digits.
    static let notWhole = Int64.min

    /// The whole number that a cell is, with an optional sign.
    ///
    /// - Parameter limit: the end of the bytes that may be looked at.
    @inline(__always)
    static func whole(_ start: UnsafePointer<UInt8>, _ count: Int, limit: UnsafePointer<UInt8>) -> Int64 {
        var first = start
        var digits = count
        let negative = first[0] == UInt8(ascii: "-")
        if negative || first[0] == UInt8(ascii: "+") {
            first += 1
            digits -= 1
        }
        var value: Int64
        if digits >= 1, digits <= 8, first + 8 <= limit {
            value = upToEightDigits(first, digits)
            if value < 0 { return notWhole }
        } else {
            guard digits >= 1, digits <= 10 else { return notWhole }
            value = 0
            for index in 0..<digits {
                let digit = first[index] &- UInt8(ascii: "0")
                guard digit <= 9 else { return notWhole }
                value = value &* 10 &+ Int64(digit)
            }
        }
        return negative ? -value : value
    }

    /// The number that a cell is, written as digits with an optional minus and point, up to 18 in all; NaN of anything
    /// else.
    ///
    /// The digits are one whole number below 2⁵³ and the power of ten is one a double holds, so that their quotient is
    /// correctly rounded (Clinger 1990).
    ///
    /// - Parameters:
    ///   - limit: the end of the bytes that may be looked at.
    ///   - powers: ``exactPowers``.
    @inline(__always)
    static func real(
        _ start: UnsafePointer<UInt8>, _ count: Int, limit: UnsafePointer<UInt8>, powers: UnsafePointer<Double>
    ) -> Double {
        guard count <= 20 else { return .nan }
        var first = start
        let end = start + count
        let negative = first[0] == UInt8(ascii: "-")
        if negative { first += 1 }
        let wholeStart = first
        var mantissa: Int64 = 0
        while first < end {
            let digit = first[0] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            mantissa = mantissa &* 10 &+ Int64(digit)
            first += 1
        }
        var digits = first - wholeStart
        var fraction = 0
        if first < end {
            guard first[0] == UInt8(ascii: ".") else { return .nan }
            first += 1
            fraction = end - first
            digits += fraction
            guard digits <= 18, end + 8 <= limit else { return .nan }
            var rest = fraction
            while rest > 8 {
                let high = upToEightDigits(first, 8)
                guard high >= 0 else { return .nan }
                mantissa = mantissa &* 100_000_000 &+ high
                first += 8
                rest -= 8
            }
            if rest > 0 {
                let low = upToEightDigits(first, rest)
                guard low >= 0 else { return .nan }
                mantissa = mantissa &* Int64(powers[rest]) &+ low
            }
        }
        guard digits > 0, digits <= 18, mantissa <= 1 << 53 else { return .nan }
        let magnitude = Double(mantissa) / powers[fraction]
        return negative ? -magnitude : magnitude
    }

    /// The number that 1 to 8 digits make; negative when they are no digits. Eight bytes are looked at.
    @inline(__always)
    private static func upToEightDigits(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64 {
        var word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
        // Digits become their values; the first goes up to make room for zeros before it.
        word = (word ^ 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        guard (word | (word &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return -1 }
        // Neighbours are joined: digits to pairs, pairs to fours, fours to eight.
        word = (word &* 2_561) &>> 8
        word = ((word & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
        word = ((word & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
        return Int64(truncatingIfNeeded: word)
    }
}
