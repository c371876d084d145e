/// The letter of an extended missing value (`.a` to `.z` of Stata and SAS, `._` of SAS), which a number that is missing
/// carries until a codebook says what it means.
public enum MissingTag {
    private static let pattern: UInt64 = 0x7FF8_4C42_0000_0000

    /// The letters there are, in small.
    public static let letters: [UInt8] = Array(UInt8(ascii: "a")...UInt8(ascii: "z")) + [UInt8(ascii: "_")]

    /// A number that is missing with a letter.
    public static func value(_ letter: UInt8) -> Double { Double(bitPattern: pattern | UInt64(letter)) }

    /// The letter of a number that is missing with one.
    public static func letter(of value: Double) -> UInt8? {
        let bits = value.bitPattern
        return bits & ~0xFF == pattern ? UInt8(truncatingIfNeeded: bits) : nil
    }

    /// The code of a letter in codebooks: `.a`.
    public static func code(_ letter: UInt8) -> String { "." + String(UnicodeScalar(letter)) }

    /// The letter that a code means.
    public static func letter(ofCode code: String) -> UInt8? {
        let bytes = Array(code.lowercased().utf8)
        guard bytes.count == 2, bytes[0] == UInt8(ascii: "."), letters.contains(bytes[1]) else { return nil }
        return bytes[1]
    }
}
