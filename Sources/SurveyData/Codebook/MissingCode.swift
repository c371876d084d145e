public import Frame

/// A code that stands for "no value", or all codes between two numbers, and why.
public struct MissingCode: Sendable, Equatable {
    /// As it is written: `-8`, `.a`, `-99...-90`, `...-1`.
    public let code: String
    public let reason: MissingReason
    /// The numbers meant, if any.
    let numbers: ClosedRange<Double>?

    public init(code: String, reason: MissingReason) {
        self.code = code
        self.reason = reason
        numbers = Self.numbers(code)
    }

    /// Whether `code` is one that is meant.
    func covers(_ text: String) -> Bool {
        if code == text { return true }
        guard let numbers, let number = codeNumber(text) else { return false }
        return numbers.contains(number)
    }

    /// The letter of an extended missing value, if it is one.
    var letter: UInt8? { MissingTag.letter(ofCode: code) }

    private static func numbers(_ code: String) -> ClosedRange<Double>? {
        if let number = codeNumber(code) { return number...number }
        let ends = code.split(separator: "...", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, ends != ["", ""] else { return nil }
        let low = ends[0].isEmpty ? -Double.infinity : codeNumber(ends[0])
        let high = ends[1].isEmpty ? Double.infinity : codeNumber(ends[1])
        guard let low, let high, low <= high else { return nil }
        return low...high
    }
}
