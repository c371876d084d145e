import Glibc

/// Finds quotes that cannot be trusted.
///
/// Every quote opens or closes a quoted stretch, wherever it stands; that is what lets all cores work on a file at once.
/// It is harmless for `他说"好"`, but the inch mark of `5"` would open a stretch up to the next inch mark, and the
/// delimiters and lines in between would silently become part of one field. RFC 4180 (section 2, rules 5 to 7) has a
/// test for the difference: quotes enclose whole fields.
struct CSVQuotes {
    let bytes: UnsafeBufferPointer<UInt8>
    let dialect: CSVDialect

    /// Where the first quoted stretch of `range` begins that is never closed, or that hides a delimiter or a line end
    /// without being a whole field. `range` begins at a record.
    func firstStray(in range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while let opening = nextQuote(from: index, to: range.upperBound) {
            let beginsField = isBlankBack(from: opening, to: range.lowerBound)
            guard var closing = nextQuote(from: opening + 1, to: range.upperBound) else { return opening }
            while beginsField, closing + 1 < range.upperBound, bytes[closing + 1] == CSVDialect.quote {
                guard let next = nextQuote(from: closing + 2, to: range.upperBound) else { return opening }
                closing = next
            }
            let isField = beginsField && isBlankAhead(from: closing + 1, to: range.upperBound)
            if !isField, bytes[opening..<closing].contains(where: isStructural) { return opening }
            index = closing + 1
        }
        return nil
    }

    private func nextQuote(from start: Int, to end: Int) -> Int? {
        guard start < end, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(CSVDialect.quote), end - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether only white space lies between a place and the delimiter or line end before it.
    private func isBlankBack(from place: Int, to start: Int) -> Bool {
        let before = bytes[start..<place].last { isStructural($0) || $0 > UInt8(ascii: " ") }
        return before.map(isStructural) ?? true
    }

    /// Whether only white space lies between a place and the next delimiter or line end.
    private func isBlankAhead(from place: Int, to end: Int) -> Bool {
        let next = bytes[place..<end].first { isStructural($0) || $0 > UInt8(ascii: " ") }
        return next.map(isStructural) ?? true
    }

    private func isStructural(_ byte: UInt8) -> Bool {
        byte == dialect.delimiter || byte == dialect.newline
    }
}
