import CStructuralScan

/// Reads numbers from bytes: the same double, to the last bit, that `strtod` reads.
enum NumberParsing {
    private static let zero = UInt8(ascii: "0")

    /// The whole number the cell holds, if it fits 32 bits.
    @inline(__always)
    static func int32(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32? {
        var index = 0
        let negative = start[0] == UInt8(ascii: "-")
        if negative || start[0] == UInt8(ascii: "+") { index = 1 }
        guard index < count, count - index <= 10 else { return nil }
        var value: Int64 = 0
        while index < count {
            let digit = start[index] &- zero
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int64(digit)
            index += 1
        }
        return Int32(exactly: negative ? -value : value)
    }

    /// The number the cell holds: digits with an optional sign, decimal point and exponent.
    ///
    /// A whole number too long for a double (an identity-card number, say) is not a number but a text, because it
    /// could not be kept; likewise what exceeds the largest double (the code "1E400", say).
    static func double(_ start: UnsafePointer<UInt8>, _ count: Int) -> Double? {
        exactPowers.withUnsafeBufferPointer { double(start, count, powers: $0) }
    }

    /// The same, with ``exactPowers`` at hand: fetching them for every cell would cost as much as the rest.
    @inline(__always)
    static func double(
        _ start: UnsafePointer<UInt8>, _ count: Int, powers: UnsafeBufferPointer<Double>
    ) -> Double? {
        var index = 0
        let negative = start[0] == UInt8(ascii: "-")
        if negative || start[0] == UInt8(ascii: "+") { index = 1 }

        // 1. Digits before and after the point, as one whole number and a power of ten.
        var mantissa: UInt64 = 0
        var significantDigits = 0
        var digits = 0
        var exponent = 0
        var hasPoint = false
        while index < count {
            let digit = start[index] &- zero
            if digit <= 9 {
                digits += 1
                if significantDigits > 0 || digit != 0 { significantDigits += 1 }
                if significantDigits <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
                if hasPoint { exponent -= 1 }
            } else if start[index] == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
            } else {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }

        // 2. The exponent, if one is written.
        let hasExponent = index < count
        if hasExponent {
            guard let written = int32Exponent(start + index, count - index) else { return nil }
            exponent += written
        }

        // 3. Exact when both factors are exact doubles (Clinger 1990); otherwise the library decides.
        if significantDigits <= 19, mantissa <= 1 << 53, abs(exponent) <= 22 {
            let magnitude =
                exponent < 0 ? Double(mantissa) / powers[-exponent] : Double(mantissa) * powers[exponent]
            return negative ? -magnitude : magnitude
        }
        if !hasPoint, !hasExponent { return nil }
        return correctlyRounded(start, count)
    }

    /// The exponent part `e±d…`; `nil` when it is anything else.
    private static func int32Exponent(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        guard start[0] | 0x20 == UInt8(ascii: "e"), count > 1, let value = int32(start + 1, count - 1)
        else { return nil }
        return Int(value)
    }

    /// 10⁰ … 10²², the powers of ten a double holds exactly.
    static let exactPowers: [Double] = (0...22).map { exponent in
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }

    private static func correctlyRounded(_ start: UnsafePointer<UInt8>, _ count: Int) -> Double? {
        var value = 0.0
        return lbc_correctly_rounded(start, count, &value) && value.isFinite ? value : nil
    }

    /// Whether a number is written with a leading zero that a code would have and a number would not.
    @inline(__always)
    static func hasLeadingZero(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count > 1 && start[0] == zero && start[1] &- zero <= 9
    }
}
