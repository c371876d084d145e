import Frame
import Testing

@testable import FileFormats

@Suite("Text files whose columns stand at declared places")
struct FixedWidthTests {
    static let fields = [
        FixedField(name: "id", bytes: 0..<3, isText: true), FixedField(name: "age", bytes: 3..<5),
        FixedField(name: "weight", bytes: 5..<9, decimals: 1), FixedField(name: "name", bytes: 9..<13),
    ]

    static func file(
        _ text: String, _ layout: FixedLayout = FixedLayout(fields: fields), ragged: RaggedRowPolicy = .refuse
    ) throws(FileFormatError) -> CSVFile {
        try CSVFile(text: text, CSVOptions(raggedRows: ragged, layout: layout))
    }

    @Test("Numbers, texts, decimals without a point; blanks and points are missing", arguments: ["\n", "\r\n", "\r"])
    func values(newline: String) throws {
        let lines = ["001 9 123Ann ", "002121.25  Bo", ".   .    \"x\" ", "", "   -1-999NA  "]
        let table = try Self.file(lines.joined(separator: newline) + newline + "\u{1A}").read()
        #expect(table.frame["id"]?.texts == ["001", "002", nil, nil])
        #expect(table.frame["age"]?.integers == [9, 12, nil, -1])
        #expect(table.frame["weight"]?.numbers == [12.3, 1.25, nil, -99.9])
        #expect(table.frame["name"]?.texts == ["Ann", "Bo", "\"x\"", nil])
        #expect(table.position(row: 1, column: "weight") == place(2, 6))
        #expect(table.position(row: 3, column: "age") == place(5, 4))
    }

    @Test("Decimals are exact")
    func decimals() throws {
        let layout = FixedLayout(fields: [FixedField(name: "x", bytes: 0..<17, decimals: 15)])
        let frame = try CSVFile(
            text: "01000000000000000\n01234567890123456\n             1E-2\n0                \n",
            CSVOptions(layout: layout)
        ).read().frame
        #expect(frame["x"]?.numbers == [1, 1.234567890123456, 0.01, 0])
    }

    @Test("Columns may overlap, and stand in any order")
    func overlapping() throws {
        let layout = FixedLayout(fields: [
            FixedField(name: "month", bytes: 4..<6), FixedField(name: "date", bytes: 0..<8, isText: true),
            FixedField(name: "year", bytes: 0..<4),
        ])
        let file = try Self.file("20160701\n20151231", layout)
        #expect(file.columnNames == ["month", "date", "year"])
        let frame = try file.read().frame
        #expect(frame["month"]?.integers == [7, 12] && frame["year"]?.integers == [2016, 2015])
        #expect(frame["date"]?.texts == ["20160701", "20151231"])
        #expect(try file.read(columns: ["year"]).frame.names == ["year"])
    }

    @Test("Short lines are refused, filled up or left out; blank ones are none")
    func ragged() throws {
        let text = "00109 123Ann \n00209\n   \n00309 123Bob \n"
        #expect(
            throws: FileFormatError.lineLengths(
                path: testPath, expected: 13, longest: nil, examples: [.init(line: 2, fields: 5)], total: 1)
        ) { try Self.file(text).read() }
        let filled = try Self.file(text, ragged: .fill).read()
        #expect(filled.frame["age"]?.integers == [9, 9, 9] && filled.frame["weight"]?.numbers == [12.3, nil, 12.3])
        #expect(
            filled.notices.map(\.description) == [
                "children.csv: 1 line filled up with missing cells: the columns need 13 bytes a line, but line 2 has 5."
            ])
        #expect(try Self.file(text, ragged: .skip).read().frame["id"]?.texts == ["001", "003"])
        let padded = FixedLayout(fields: Self.fields, isPadded: true)
        let table = try Self.file(text, padded).read()
        #expect(table.frame["id"]?.texts == ["001", "002", "003"] && table.notices.isEmpty)
    }

    @Test("Lines longer than declared are refused, unless blanks make them so")
    func long() throws {
        let layout = FixedLayout(fields: Self.fields, longestLine: 14)
        #expect(try Self.file("00109 123Ann x   \n", layout).read().frame.rowCount == 1)
        let error = #expect(throws: FileFormatError.self) { try Self.file("00109 123Ann xy\n", layout).read() }
        #expect(
            error?.description
                == "children.csv: the columns need 13 bytes a line and may have 14, but line 1 has 15. Check that the positions are "
                + "those of this file; --ragged fill or --ragged skip reads it anyway.")
        #expect(throws: FileFormatError.noRecords(path: testPath)) { try Self.file(" \n\n").read() }
    }

    @Test("Positions count bytes: two for a Chinese character in GB 18030")
    func encodings() throws {
        let layout = FixedLayout(fields: [FixedField(name: "名字", bytes: 0..<6), FixedField(name: "n", bytes: 6..<8)])
        let bytes: [UInt8] = [0xD5, 0xC5, 0xC8, 0xFD, 0x20, 0x20, 0x31, 0x32, 0x0A]
        let declared = try CSVFile(
            FileBytes(path: testPath, bytes: bytes), CSVOptions(encoding: .gb18030, layout: layout)
        ).read()
        #expect(declared.frame["名字"]?.texts == ["张三"] && declared.frame["n"]?.integers == [12])
        #expect(throws: FileFormatError.fixedWidthUTF16(path: testPath)) {
            try CSVFile(
                FileBytes(path: testPath, bytes: bytes), CSVOptions(encoding: .utf16LittleEndian, layout: layout))
        }
    }

    @Test("Blocks hold what the whole holds, through many chunks")
    func blocks() throws {
        var text = ""
        for row in 0..<60_000 {
            let number = String(row % 1000)
            text +=
                String(repeating: "0", count: 3 - number.count) + number + (row % 97 == 0 ? "  " : "12")
                + " \(row % 1000 + 1000)"
                .suffix(4) + "t\(row % 10)  \"\n"
        }
        let file = try Self.file(text)
        let whole = try file.read()
        let blocks = try file.blocks(bytesPerBlock: 1)
        #expect(whole.frame.rowCount == 60_000 && blocks.blocks.count > 1 && blocks.evidence == whole.evidence)
        var row = 0
        for number in blocks.blocks.indices {
            let frame = try blocks.frame(ofBlock: number)
            #expect(frame["id"]?.texts == whole.frame["id"]?.texts.map { Array($0[row..<row + frame.rowCount]) })
            #expect(
                frame["age"]?.integers == whole.frame["age"]?.integers.map { Array($0[row..<row + frame.rowCount]) })
            row += frame.rowCount
        }
        #expect(row == 60_000)
    }
}
