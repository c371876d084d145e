import Glibc

/// Decimal digits of numbers. Correctly rounded from the exact binary value, ties to even.
enum NumberText {
    /// `value` with a fixed number of decimals and an ASCII point; never "-0.00".
    static func fixed(_ value: Double, decimals: Int) -> String {
        var buffer = [CChar](repeating: 0, count: 340 + decimals)
        let count = withVaList([Int32(decimals), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
        let text = String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let isZero = text.allSatisfy { "-0.".contains($0) }
        return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    }

    /// `value` with `digits` significant digits, at most `mostDecimals` of them after the point.
    static func significant(_ value: Double, digits: Int, mostDecimals: Int) -> String {
        guard value != 0 else { return fixed(0, decimals: min(digits - 1, mostDecimals)) }
        let magnitude = Int(floor(log10(abs(value))))
        return fixed(value, decimals: max(0, min(mostDecimals, digits - 1 - magnitude)))
    }
}
