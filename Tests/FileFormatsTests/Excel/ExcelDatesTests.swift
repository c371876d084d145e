import Testing

@testable import FileFormats

@Suite("Dates of workbooks")
struct ExcelDatesTests {
    static func text(_ serial: Double, _ style: ExcelDates.Style = .day, from1904: Bool = false) -> String? {
        var text: [UInt8] = []
        let value = ExcelDates(countsFrom1904: from1904).text(serial, style, into: &text)
        return value == nil ? nil : String(decoding: text, as: UTF8.self)
    }

    @Test(
        "Days by their number, with the 29 February 1900 that there was not",
        arguments: [
            (1, "1900-01-01"), (59, "1900-02-28"), (60, nil), (61, "1900-03-01"), (25_569, "1970-01-01"),
            (36_585, "2000-02-29"), (2_958_465, "9999-12-31"), (2_958_466, nil), (-1, nil), (0, nil),
            (0.5, "12:00:00"), (42_552.000_011_574_074, "2016-07-01T00:00:01"), (42_552.999_999_999, "2016-07-02"),
            (42_552.000_005_787_04, "2016-07-01T00:00:00.500"),
        ] as [(Double, String?)])
    func days(serial: Double, text: String?) {
        #expect(Self.text(serial) == text)
        if let text { #expect(ExcelDates.value(text) != nil) }
    }

    @Test("From 1904, day 0 is a day; a time of day is none")
    func macintosh() {
        #expect(Self.text(0, from1904: true) == "1904-01-01" && Self.text(60, from1904: true) == "1904-03-01")
        #expect(Self.text(0, .clock, from1904: true) == "00:00:00" && Self.text(0.75, .clock) == "18:00:00")
    }

    @Test(
        "What a format shows",
        arguments: [
            ("yyyy-mm-dd", .day), ("yyyy\"年\"m\"月\"d\"日\"", .day), ("[$-804]yyyy/m/d h:mm AM/PM", .day), ("mmm", .day),
            ("h:mm:ss", .clock), ("mm:ss.0", .clock), ("[$-F400]h:mm:ss AM/PM", .clock), ("[h]:mm:ss", .none),
            ("[mm]:ss", .none), ("General", .none), ("0.00E+00", .none), ("#,##0.00;[Red]-#,##0.00", .none),
            ("0\" days\"", .none), ("0 \\d", .none), ("_-* #,##0_d", .none), ("@", .none), ("", .none), ("\"", .none),
            ("0;\"d\";d", .none),
        ] as [(String, ExcelDates.Style)])
    func formats(format: String, style: ExcelDates.Style) {
        #expect(ExcelDates.Style(format: format) == style)
    }

    @Test("Formats known by number")
    func builtIn() {
        #expect([14, 17, 22, 27, 57].allSatisfy { ExcelDates.Style(builtIn: $0) == .day })
        #expect([18, 21, 45, 47].allSatisfy { ExcelDates.Style(builtIn: $0) == .clock })
        #expect([0, 1, 4, 9, 13, 37, 46, 49, 163].allSatisfy { ExcelDates.Style(builtIn: $0) == .none })
    }

    @Test(
        "Texts that are no date",
        arguments: [
            "", "2016", "2016-02-30", "2016-07-01T", "2016-07-01T25:00:00", "2016-07-01 ", "12:60:00", "12:0:00",
            "ab:cd:ef",
        ])
    func noDates(text: String) {
        #expect(ExcelDates.value(text) == nil)
    }

    @Test(
        "Cells by letters and number",
        arguments: [("A1", 0, 1), ("Z9", 25, 9), ("AA10", 26, 10), ("XFD1048576", 16_383, 1_048_576)])
    func references(text: String, column: Int, row: Int) {
        #expect(CellReference(text) == CellReference(column: column, row: row))
        #expect("\(CellReference(column: column, row: row))" == text)
    }

    @Test("No cells", arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "a1", "A1B", "A-1", "AAAAAAAAAAAAAAAAAAAA1"])
    func noReferences(text: String) {
        #expect(CellReference(text) == nil)
    }
}
