/// How the cells of a sheet are handed to the reader of text files, which decides on their types: with marks between them that
/// no XML can hold.
enum SheetText {
    static let delimiter: UInt8 = 0x1F
    static let newline: UInt8 = 0x1E

    /// Appends a text as a field: `_x000D_` stands for the character of that number, quotes are doubled within quotes, and other
    /// control characters than the white ones are blanks.
    static func append(_ text: [UInt8], to field: inout [UInt8]) {
        let text = unescaped(text)
        let isQuoted = text.contains(CSVDialect.quote)
        if isQuoted { field.append(CSVDialect.quote) }
        for byte in text {
            if byte == CSVDialect.quote { field.append(byte) }
            field.append(byte == delimiter || byte == newline || byte == 0 ? UInt8(ascii: " ") : byte)
        }
        if isQuoted { field.append(CSVDialect.quote) }
    }

    /// A text without the escapes of workbooks: `_x000D_` is a carriage return (ECMA-376, part 1, 22.9.2.19).
    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard text.count >= 7, text.contains(UInt8(ascii: "_")) else { return text }
        var plain: [UInt8] = []
        var place = 0
        while place < text.count {
            guard place + 7 <= text.count, text[place] == UInt8(ascii: "_"), text[place + 1] == UInt8(ascii: "x"),
                text[place + 6] == UInt8(ascii: "_"),
                let code = UInt32(String(decoding: text[place + 2..<place + 6], as: UTF8.self), radix: 16),
                let character = UnicodeScalar(code)
            else {
                plain.append(text[place])
                place += 1
                continue
            }
            plain += Array(String(Character(character)).utf8)
            place += 7
        }
        return plain
    }
}
