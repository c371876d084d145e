import Results
import Testing

@testable import Reporting

@Suite("CSV")
struct CSVFormatTests {
    /// Fields as RFC 4180 reads them, scalar by scalar, to check the writer against.
    static func parse(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                field.append(scalar)
                scalars.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted, "\n" where !isQuoted:
                record.append(String(field))
                field.removeAll()
                guard scalar == "\n" else { continue }
                records.append(record)
                record = []
            default: field.append(scalar)
            }
        }
        return records
    }

    static func csv(_ table: Table, style: HouseStyle = .standard, language: Phrasebook.Language = .en) -> String {
        CSVFormat().render(SampleTable.document([table], language: language), style: style)
    }

    static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    @Test("Every text reads back as it was, apart from the sign that defuses it", arguments: SampleTable.awkwardTexts)
    func roundTrip(text: String) throws {
        let columns = [Table.Column(text), .init("n")]
        let table = SampleTable.table([text], cells: [.text(text), .count(7)], columns: columns, stub: text)
        let records = Self.parse(Self.csv(table))
        try #require(records.map(\.count) == [3, 3])
        for field in [records[0][0], records[0][1], records[1][0], records[1][1]] {
            let read = Self.scalars(field)
            #expect(read == Self.scalars(text) || read == ["'"] + Self.scalars(text))
        }
        #expect(records[1][2] == "7")
    }

    @Test(
        "A text of the data is no formula",
        arguments: [
            "=1+1", "=\u{301}1", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－1－1", "＠x",
        ])
    func formulas(text: String) throws {
        let fields = try #require(Self.parse(Self.csv(SampleTable.table([text], cells: [.text(text)]))).last)
        #expect(fields.map(Self.scalars) == [["'"] + Self.scalars(text), ["'"] + Self.scalars(text)])
        let column = Table.Column("yes", size: .count(1), spanner: text)
        let heading = try #require(Self.parse(Self.csv(SampleTable.table(["x"], columns: [column]))).first)
        #expect(heading.last?.unicodeScalars.first == "'")
    }

    @Test("Labels that are numbers stay numbers", arguments: ["-8", "+3.5", "-1e-3"])
    func numericLabels(text: String) {
        #expect(Self.parse(Self.csv(SampleTable.table([text]))).last == [text, "1"])
    }

    @Test("Our own numbers are written plainly, negative ones too", arguments: HouseStyle.all.map(\.name))
    func numbers(name: String) throws {
        let style = try #require(HouseStyle.named(name))
        let cells: [Cell] = [
            .meanSpread(mean: -0.2, standardDeviation: 0.88), .number(-12345.6, scale: 20), .count(1_234_567),
            .notAvailable,
            .estimate(-0.5, Interval(lower: -1, upper: 0.25, level: 0.95), .ratio), .phrase("-3 to 5"),
        ]
        for language in Phrasebook.Language.allCases {
            let fields = Self.parse(Self.csv(SampleTable.table(["x"], cells: cells), style: style, language: language))
            let own = try #require(fields.last?.dropFirst())
            #expect(own.prefix(4) == ["-0.20 (0.88)", "-12345.6", "1234567", "NA"])
            #expect(own.dropFirst(4).first?.hasPrefix("-0.50 ") == true && own.last == "-3 to 5")
            #expect(own.allSatisfy { field in field.utf8.allSatisfy { $0 < 0x80 } })
        }
    }

    @Test("Quotes only where they are needed")
    func quotes() {
        #expect(Self.csv(SampleTable.table(["plain", "a, b"])) == "Stub,n\nplain,1\n\"a, b\",1\n")
        #expect(Self.csv(SampleTable.table(["x\r\ny"])) == "Stub,n\n\"x\r\ny\",1\n")
        #expect(Self.csv(SampleTable.table(["\"\u{301}"])) == "Stub,n\n\"\"\"\u{301}\",1\n")
    }

    @Test("A heading holds its group, its name and its size")
    func headings() throws {
        let records = Self.parse(
            Self.csv(SampleTable.characteristics, style: try #require(HouseStyle.named("lancet"))))
        #expect(
            records.first
                == [
                    "Characteristic", "Parent away | No | n = 12345 (60.0%)", "Parent away | Yes | n = 8000 (40.0%)",
                    "p",
                ])
        #expect(records[3] == ["  Boy", "6000 (48.6)", "4100 (51.2)", ""])
    }

    @Test("Tables follow one another after an empty line; without tables there is nothing")
    func severalTables() {
        let table = SampleTable.table(["x"])
        #expect(
            CSVFormat().render(SampleTable.document([table, table]), style: .standard) == "Stub,n\nx,1\n\nStub,n\nx,1\n"
        )
        #expect(CSVFormat().render(SampleTable.document([]), style: .standard) == "")
    }
}
