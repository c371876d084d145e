import Testing

@testable import FileFormats

@Suite("Numbers as people write them")
struct NumberNotationTests {
    static func number(_ text: String, decimal: DecimalMark = .point, grouping: GroupingMark? = nil) -> Double? {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer {
            NumberNotation(decimal: decimal, grouping: grouping).number(CSVCell($0), TextDecoder(.utf8))
        }
    }

    @Test(
        "Full-width characters, typeset signs and the spreadsheet's apostrophe",
        arguments: [
            ("１２", 12), ("１２．５", 12.5), ("－３", -3), ("＋３", 3), ("−5", -5), ("'7", 7), ("'-7.5", -7.5), ("'１２", 12),
            ("１e２", 100), ("1２3", 123),
        ] as [(String, Double)])
    func handwritten(text: String, value: Double) {
        #expect(Self.number(text) == value)
    }

    @Test(
        "What only looks like a number is none",
        arguments: ["'", "''7", "十二", "１２岁", "1,234", "1 234", "１，２", "2016－05－01", "'abc", "．", "７/８"])
    func none(text: String) {
        #expect(Self.number(text) == nil)
    }

    @Test(
        "Groups of three digits, and no others",
        arguments: [
            ("1,234", 1_234), ("12,345,678", 12_345_678), ("1,234.5", 1_234.5), ("-1,234", -1_234), ("999", 999),
            ("1234", 1_234), ("1,23", nil), ("1,2345", nil), ("1234,567", nil), (",123", nil), ("1,,234", nil),
            ("1,234,5", nil), ("1,234,.5", nil), ("1,234,", nil), ("1.5,000", nil),
        ] as [(String, Double?)])
    func groups(text: String, value: Double?) {
        #expect(Self.number(text, grouping: .comma) == value)
    }

    @Test(
        "The decimal comma, with points, spaces or apostrophes between groups",
        arguments: [
            ("0,5", GroupingMark?.none, 0.5), ("1.234,5", .point, 1_234.5), ("1 234,5", .space, 1_234.5),
            ("1\u{A0}234,5", .space, 1_234.5), ("1\u{202F}234", .space, 1_234), ("1'234,5", .apostrophe, 1_234.5),
            ("0.5", nil, nil), ("1,2,3", nil, nil), ("1.23,5", .point, nil), ("'5", nil, 5),
        ] as [(String, GroupingMark?, Double?)])
    func decimalComma(text: String, grouping: GroupingMark?, value: Double?) {
        #expect(Self.number(text, decimal: .comma, grouping: grouping) == value)
    }

    @Test("Full-width digits in the encodings of Chinese files")
    func chinese() throws {
        // １２ in GBK and in Big5.
        for (encoding, bytes) in [
            (TextEncoding.gb18030, [0xA3, 0xB1, 0xA3, 0xB2] as [UInt8]), (.big5, [0xA2, 0xB0, 0xA2, 0xB1]),
        ] {
            let number = bytes.withUnsafeBufferPointer {
                NumberNotation.plain.number(CSVCell($0), TextDecoder(encoding))
            }
            #expect(number == 12)
        }
    }
}
