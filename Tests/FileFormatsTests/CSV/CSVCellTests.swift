import Testing

@testable import FileFormats

@Suite("One field")
struct CSVCellTests {
    static func withCell<R>(_ field: String, _ body: (CSVCell) -> R) -> R {
        Array(field.utf8).withUnsafeBufferPointer { body(CSVCell($0)) }
    }

    @Test(
        "White space and enclosing quotes are dropped, doubled quotes undone",
        arguments: [
            ("x", "x", false), (" x ", "x", false), ("\tx\r", "x", false), ("a b", "a b", false), ("\"x\"", "x", true),
            (" \"x\" \r", "x", true), ("\" x \"", "x", true), ("\"\"", "", true), ("\" \"", "", true), ("", "", false),
            (" ", "", false), ("\r", "", false), ("\"a,b\"", "a,b", true), ("\"a\nb\"", "a\nb", true),
            ("\"a\r\nb\"", "a\r\nb", true), ("\"\"\"\"", "\"", true), ("\"\"\"\"\"\"", "\"\"", true),
            ("\"\"\"a\"\"\"", "\"a\"", true), ("\"a\"\"b\"", "a\"b", true), ("\"a\"\"\"\"b\"", "a\"\"b", true),
            // Quotes that do not enclose the field are letters.
            ("a\"\"b", "a\"\"b", false), ("\"a\"b", "\"a\"b", false), ("他说\"好\"", "他说\"好\"", false),
            // A quote before an accent that combines with it is still a quote.
            ("\"a\"\"\u{301}b\"", "a\"\u{301}b", true),
            // The ideographic space and the no-break space are part of a text.
            ("\u{3000}男\u{3000}", "\u{3000}男\u{3000}", false), ("\u{A0}x", "\u{A0}x", false),
        ])
    func text(field: String, text: String, isQuoted: Bool) {
        Self.withCell(field) { cell in
            #expect(cell.text(TextDecoder(.utf8)).map { Array($0.utf8) } == Array(text.utf8))
            #expect(cell.isQuoted == isQuoted)
        }
    }

    @Test("No field at all is an empty cell")
    func noField() {
        let cell = CSVCell(UnsafeBufferPointer(start: nil, count: 0))
        #expect(cell.text(TextDecoder(.utf8)) == "" && cell.isMissingText && cell.isMissingNumber && !cell.isQuoted)
    }

    @Test("Bytes that are not UTF-8 have no text", arguments: [[0xC4, 0xD0], [0x22, 0xFF, 0x22], [0xE7, 0x95]])
    func notUTF8(bytes: [UInt8]) {
        #expect(bytes.withUnsafeBufferPointer { CSVCell($0).text(TextDecoder(.utf8)) } == nil)
    }

    @Test(
        "Missing among texts: nothing, and NA without quotes",
        arguments: [
            ("", true), ("  ", true), ("\"\"", true), ("\" \"", true), ("NA", true), (" NA ", true), ("\"NA\"", false),
            ("na", false), ("NAN", false), ("N", false), (".", false), ("NULL", false), ("N/A", false), ("NaN", false),
            ("0", false),
        ])
    func missingText(field: String, isMissing: Bool) {
        #expect(Self.withCell(field) { $0.isMissingText } == isMissing)
    }

    @Test(
        "Missing among numbers: the marks of R, Python, SQL, SAS and Excel, quoted or not",
        arguments: [
            ("", true), (" ", true), ("\"\"", true), ("NA", true), ("\"NA\"", true), ("N/A", true), ("#N/A", true),
            ("NaN", true), ("nan", true), ("NULL", true), ("null", true), (".", true), ("\".\"", true), ("Na", false),
            ("none", false), ("..", false), ("-", false), ("-9", false), ("0", false), ("9", false), ("NA1", false),
            (".5", false), ("99", false),
        ])
    func missingNumber(field: String, isMissing: Bool) {
        #expect(Self.withCell(field) { $0.isMissingNumber } == isMissing)
    }
}
