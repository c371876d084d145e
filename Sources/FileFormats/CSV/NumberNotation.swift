import Glibc

/// How a file writes numbers, and the ways in which people write them by hand.
///
/// Read besides plain numbers: full-width digits and signs (１２．５), the minus of typesetters (−5), an apostrophe before
/// a number, by which spreadsheets mark it as text, and the decimal and grouping marks that are declared.
struct NumberNotation: Sendable, Equatable {
    let decimal: DecimalMark
    let grouping: GroupingMark?

    static let plain = NumberNotation(decimal: .point, grouping: nil)

    /// Whether numbers are written as programs write them.
    var isPlain: Bool { decimal == .point && grouping == nil }

    /// Longer cells are no numbers.
    private static let longest = 64

    /// The number a cell holds in this notation, if it does.
    ///
    /// - Parameter decoder: of the file's bytes.
    func number(_ cell: CSVCell, _ decoder: TextDecoder) -> Double? {
        guard cell.count > 0, cell.count <= Self.longest else { return nil }
        if decoder.encoding == .utf8 || cell.bytes.allSatisfy({ $0 < 0x80 }) { return number(cell.bytes) }
        guard var text = decoder.text(cell.bytes) else { return nil }
        return text.withUTF8(number)
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { plain in
            guard let count = rewrite(bytes, into: plain), count > 0, let start = plain.baseAddress else { return nil }
            return NumberParsing.double(UnsafePointer(start), count)
        }
    }

    /// Writes the number as a program would: ASCII digits, a point, no groups. `nil` when it is none.
    private func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into plain: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        var count = 0
        var index = bytes.first == UInt8(ascii: "'") ? 1 : 0
        // Digits since the last grouping mark; `nil` before the first mark.
        var group: Int?
        var digits = 0
        var inFraction = false
        while index < bytes.count {
            guard let (byte, length) = Self.asciiByte(bytes, at: index) else { return nil }
            index += length
            if let grouping, byte == grouping.byte, !inFraction {
                guard digits > 0, group == nil ? digits <= 3 : group == 3 else { return nil }
                group = 0
                continue
            }
            if byte == decimal.byte {
                guard !inFraction, group == nil || group == 3 else { return nil }
                inFraction = true
                plain[count] = UInt8(ascii: ".")
            } else {
                // The mark of the other notation is none of this one.
                guard byte != UInt8(ascii: ".") else { return nil }
                if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), !inFraction {
                    digits += 1
                    group = group.map { $0 + 1 }
                }
                plain[count] = byte
            }
            count += 1
        }
        guard inFraction || group == nil || group == 3 else { return nil }
        return count
    }

    /// The ASCII character at a place, or the one that a full-width character or a typeset minus stands for, and how
    /// many bytes it takes.
    private static func asciiByte(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt8, Int)? {
        let first = bytes[index]
        if first < 0x80 { return (first, 1) }
        guard index + 2 < bytes.count else {
            // A no-break space groups digits as a space does.
            return first == 0xC2 && index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? (UInt8(ascii: " "), 2) : nil
        }
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        switch (first, second, third) {
        case (0xC2, 0xA0, _): return (UInt8(ascii: " "), 2)
        case (0xE2, 0x88, 0x92): return (UInt8(ascii: "-"), 3)  // U+2212, minus
        case (0xE2, 0x80, 0xAF): return (UInt8(ascii: " "), 3)  // U+202F, narrow no-break space
        case (0xEF, 0xBC, 0x81...0xBF): return (third - 0x60, 3)  // U+FF01–U+FF3F
        case (0xEF, 0xBD, 0x80...0x9E): return (third - 0x20, 3)  // U+FF40–U+FF5E
        default: return nil
        }
    }
}
