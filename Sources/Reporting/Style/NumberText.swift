import Glibc

/// Decimal digits of numbers. Correctly rounded from the exact binary value, ties to even.
enum NumberText {
    /// `value` with a fixed number of decimals and an ASCII point; never "-0.00".
    static func fixed(_ value: Double, decimals: Int) -> String {
        let text = formatted("%.*f", value, decimals)
        let isZero = text.allSatisfy { "-0.".contains($0) }
        return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    }

    /// The decimals that give `value` so many significant digits once it is rounded, at most `most`.
    static func decimals(of value: Double, significantDigits digits: Int, most: Int) -> Int {
        let exponent = formatted("%.*e", value, digits - 1).split(separator: "e").last.flatMap { Int($0) } ?? 0
        return max(0, min(most, digits - 1 - exponent))
    }

    /// The fewest decimals that say `value`, but for the last bits of its calculation.
    static func shortest(_ value: Double) -> String {
        let texts = (0...12).lazy.map { fixed(value, decimals: $0) }
        return texts.first { abs((Double($0) ?? .nan) - value) <= 1e-9 * abs(value) } ?? fixed(value, decimals: 12)
    }

    private static func formatted(_ format: String, _ value: Double, _ decimals: Int) -> String {
        var buffer = [CChar](repeating: 0, count: 340 + decimals)
        let count = withVaList([Int32(decimals), value]) { vsnprintf(&buffer, buffer.count, format, $0) }
        return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
