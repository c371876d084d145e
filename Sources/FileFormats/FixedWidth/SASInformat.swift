/// How a SAS program reads a field: `$CHAR8.`, `8.2`, `BEST12.`.
struct SASInformat {
    enum Kind: Equatable {
        case number, text
        /// Something else, such as a date, that is left as text.
        case other
        /// Bytes that are no text.
        case binary
    }

    let kind: Kind
    let width: Int
    let decimals: Int

    /// `nil` when the word is no informat with a width.
    init?(_ word: String) {
        let upper = word.uppercased()
        guard let point = upper.lastIndex(of: ".") else { return nil }
        let decimals = upper[upper.index(after: point)...]
        let head = upper[..<point]
        let digits = head.suffix(while: { $0.isASCII && $0.isNumber })
        let name = head.dropLast(digits.count)
        guard let width = Int(digits), width > 0, width <= FixedField.longestLine,
            decimals.isEmpty || Int(decimals) != nil, name.allSatisfy({ $0.isLetter || $0 == "$" || $0 == "_" })
        else { return nil }
        self.width = width
        self.decimals = Int(decimals) ?? 0
        switch name {
        case "", "F", "BEST", "NUMX": kind = .number
        case "$", "$CHAR", "$F", "$ASCII", "$UPCASE": kind = .text
        case "PD", "IB", "PIB", "RB", "ZD", "HEX", "BINARY", "S370F", "$HEX", "$EBCDIC": kind = .binary
        default: kind = .other
        }
    }
}

extension Substring {
    /// The longest end whose characters are all kept.
    fileprivate func suffix(while isKept: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, isKept(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
