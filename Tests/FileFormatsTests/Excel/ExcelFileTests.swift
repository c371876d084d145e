import Frame
import TestSupport
import Testing

@testable import FileFormats

@Suite("Excel workbooks")
struct ExcelFileTests {
    static func row(_ number: Int, _ cells: String) -> String { "<row r=\"\(number)\">\(cells)</row>" }
    static func text(_ place: String, _ text: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    static func number(_ place: String, _ text: String, style: Int = 0) -> String {
        "<c r=\"\(place)\" s=\"\(style)\"><v>\(text)</v></c>"
    }
    static func cell(_ place: String, _ type: String, _ text: String) -> String {
        "<c r=\"\(place)\" t=\"\(type)\"><v>\(text)</v></c>"
    }

    @Test("Numbers, texts, truths and errors; blank rows are none; types as in a CSV file")
    func values() throws {
        let rows =
            Self.row(2, Self.text("A2", "id") + Self.text("B2", "x") + Self.text("C2", "sex") + Self.text("D2", "ok"))
            + Self.row(
                3,
                Self.number("A3", "1") + Self.number("B3", "0.1") + Self.cell("C3", "s", "0")
                    + Self.cell("D3", "b", "1"))
            + Self.row(4, "") + Self.row(5, "<c r=\"A5\"/><c r=\"B5\" t=\"inlineStr\"><is><t>  </t></is></c>")
            + Self.row(
                6,
                Self.text("A6", "002") + Self.cell("B6", "e", "#N/A") + Self.cell("C6", "s", "1")
                    + Self.cell("D6", "b", "0"))
            + Self.row(9, Self.number("A9", "300") + Self.number("B9", "1E-3") + Self.cell("C9", "str", "男"))
        let texts = [
            "<t>女</t>", "<r><t>he said </t></r><r><t>\"x\"\n</t></r><rPh sb=\"0\" eb=\"1\"><t>SAY</t></rPh>",
        ]
        let file = try SampleWorkbook(rows, texts: texts).file()
        let table = try file.read()
        #expect(file.columnNames == ["id", "x", "sex", "ok"])
        #expect(table.frame["id"]?.integers == [1, 2, 300])
        #expect(table.frame["x"]?.numbers == [0.1, nil, 0.001])
        #expect(table.frame["sex"]?.texts == ["女", "he said \"x\"", "男"])
        #expect(table.frame["ok"]?.texts == ["TRUE", "FALSE", nil])
        #expect(table.evidence["id"]?.hasLeadingZeros == true)
        #expect(table.remarks.isEmpty && table.notices.isEmpty)
        #expect("\(table.position(row: 0, column: "id"))" == "book.xlsx, sheet 'S', cell A3")
        #expect("\(table.position(row: 1, column: "sex"))" == "book.xlsx, sheet 'S', cell C6")
        #expect("\(table.position(row: 2, column: "ok"))" == "book.xlsx, sheet 'S', cell D9")
    }

    @Test("Cells without a reference follow one another")
    func withoutReferences() throws {
        let rows =
            "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"
            + "<row><c><v>1</v></c><c><v>2</v></c></row>"
        let frame = try SampleWorkbook(rows).file().read().frame
        #expect(frame["a"]?.integers == [1] && frame["b"]?.integers == [2])
    }

    @Test("A column is one of dates if all of its values are")
    func dates() throws {
        let header = ["day", "moment", "clock", "mixed", "days"].enumerated().map {
            Self.text("\(CellReference(column: $0.offset, row: 1))", $0.element)
        }
        let rows =
            Self.row(1, header.joined())
            + Self.row(
                2,
                Self.number("A2", "42552", style: 0) + Self.number("B2", "42552.5", style: 1)
                    + Self.number("C2", "0.25", style: 2) + Self.number("D2", "42552", style: 0)
                    + Self.number("E2", "1.5", style: 3))
            + Self.row(
                3,
                Self.number("A3", "1", style: 0) + Self.number("B3", "42553", style: 1)
                    + Self.number("C3", "0.999994212962963", style: 2) + Self.text("D3", "unknown")
                    + Self.number("E3", "2", style: 3))
        let book = SampleWorkbook(
            rows, formats: ["14", "yyyy&quot;年&quot;m&quot;月&quot;d\\日 h:mm", "h:mm AM/PM", "[h]:mm"])
        let frame = try book.file().read().frame
        #expect(frame["day"]?.temporal == .date && frame["day"]?.numbers == [16983, -25567])
        #expect(frame["moment"]?.temporal == .dateTime && frame["moment"]?.numbers == [1_467_374_400, 1_467_417_600])
        #expect(frame["clock"]?.temporal == .time && frame["clock"]?.numbers == [21_600, 86_399.5])
        #expect(frame["mixed"]?.texts == ["2016-07-01", "unknown"])
        #expect(frame["days"]?.temporal == nil && frame["days"]?.numbers == [1.5, 2])
    }

    @Test("Old Macintoshes counted days from 1904")
    func macintosh() throws {
        var book = SampleWorkbook(
            Self.row(1, Self.text("A1", "day")) + Self.row(2, Self.number("A2", "0"))
                + Self.row(3, Self.number("A3", "41090")),
            formats: ["14"])
        book.countsFrom1904 = true
        #expect(try book.file().read().frame["day"]?.numbers == [-24_107, 16_983])
    }

    @Test("Only the columns asked for are taken, with the same types and places")
    func selection() throws {
        let rows =
            Self.row(1, Self.text("A1", "a") + Self.text("C1", "c") + Self.text("D1", "a"))
            + Self.row(2, Self.number("A2", "1") + Self.text("B2", "x") + Self.number("D2", "7"))
            + Self.row(3, Self.number("B3", "5"))
        let file = try SampleWorkbook(rows).file()
        #expect(file.columnNames == ["a_1", "column2", "c", "a_2"] && file.names(of: "a") == ["a_1", "a_2"])
        let table = try file.read(columns: ["c", "a_2", "nothing"])
        #expect(table.frame.names == ["c", "a_2"])
        #expect(table.frame["a_2"]?.integers == [7, nil] && table.frame["c"]?.integers == [nil, nil])
        #expect("\(table.position(row: 0, column: "a_2"))" == "book.xlsx, sheet 'S', cell D2")
        #expect(try file.read(columns: []).frame.rowCount == 2)
        #expect(
            table.notices.map(\.description) == [
                "book.xlsx, sheet 'S': some column names are repeated; they are read as follows: 'a' (columns 1, 4) as a_1, a_2."
            ])
    }

    @Test("Blocks hold what the whole holds")
    func blocks() throws {
        var rows = Self.row(1, Self.text("A1", "n") + Self.text("B1", "t") + Self.text("C1", "d"))
        for number in 2..<3000 {
            rows += Self.row(
                number,
                Self.number("A\(number)", "\(number)") + Self.text("B\(number)", "text \(number % 7)")
                    + Self.number("C\(number)", "\(40_000 + number)", style: 1))
        }
        let file = try SampleWorkbook(rows, formats: ["0", "14"]).file()
        let whole = try file.read()
        let blocks = try file.blocks(bytesPerBlock: 1)
        #expect(blocks.rowCount == 2998 && blocks.evidence == whole.evidence)
        var row = 0
        for number in blocks.blocks.indices {
            let frame = try blocks.frame(ofBlock: number)
            for name in ["n", "d"] {
                #expect(frame[name]?.temporal == whole.frame[name]?.temporal)
                let numbers = try #require(whole.frame[name]?.doubles)
                #expect(frame[name]?.doubles == Array(numbers[row..<row + frame.rowCount]))
            }
            row += frame.rowCount
        }
        #expect(row == 2998)
    }

    @Test("The first visible sheet is read unless one is named, by name before number")
    func sheets() throws {
        func one(_ name: String) -> String { Self.row(1, Self.text("A1", name)) + Self.row(2, Self.number("A2", "1")) }
        var book = SampleWorkbook(one("a"))
        book.sheets = [("说明", "hidden", one("a")), ("2", "visible", one("b")), ("wave 3", "visible", one("c"))]
        #expect(try book.file().columnNames == ["b"])
        #expect(try book.file().sheetNotices == ["book.xlsx: sheet '2' is read; there is also 'wave 3' (--sheet)."])
        #expect(try book.file(CSVOptions(sheet: "wave 3")).columnNames == ["c"])
        #expect(try book.file(CSVOptions(sheet: "2")).columnNames == ["b"])
        #expect(try book.file(CSVOptions(sheet: "1")).columnNames == ["a"])
        #expect(try book.file(CSVOptions(sheet: "3")).sheetNotices == [])
        #expect(throws: FileFormatError.self) { try book.file(CSVOptions(sheet: "4")) }
        let error = #expect(throws: FileFormatError.self) { try book.file(CSVOptions(sheet: "wave 33")) }
        #expect(error?.description == "book.xlsx: no sheet is called 'wave 33'. Did you mean 'wave 3'?")
    }

    @Test("Values to the right of the last name are refused, or their rows left out; titles are skipped")
    func beyond() throws {
        let rows =
            Self.row(1, Self.text("A1", "Table 1")) + Self.row(3, Self.text("A3", "a") + Self.text("B3", "b"))
            + Self.row(4, Self.number("A4", "1") + Self.number("B4", "2") + Self.text("D4", "note"))
            + Self.row(5, Self.number("A5", "3") + Self.number("B5", "4"))
        let book = SampleWorkbook(rows)
        let error = #expect(throws: FileFormatError.self) { try book.file().read() }
        #expect(
            error?.description
                == "book.xlsx, sheet 'S', cell B3: a value to the right of the last name, in column A. If the rows before the names "
                + "are a title, leave them out (--skip-lines N); else give the column a name, clear the cell, or leave out such "
                + "rows (--ragged skip).")
        let table = try book.file(CSVOptions(skippedLines: 2, raggedRows: .skip)).read()
        #expect(table.frame["a"]?.integers == [3])
        #expect(
            table.remarks == [
                "book.xlsx, sheet 'S', cell D4: 1 row is left out for values to the right of the last name."
            ])
    }

    @Test("Errors and formulas that were never computed are missing, which is said")
    func remarks() throws {
        let rows =
            Self.row(1, Self.text("A1", "a"))
            + Self.row(2, "<c r=\"A2\"><f>1+1</f><v>2</v></c>") + Self.row(3, "<c r=\"A3\"><f>1+1</f></c>")
            + Self.row(4, Self.cell("A4", "e", "#DIV/0!")) + Self.row(5, "<c r=\"A5\" t=\"str\"><f>B1</f><v>7</v></c>")
        let table = try SampleWorkbook(rows).file().read()
        #expect(table.frame["a"]?.integers == [2, 7])
        #expect(
            table.remarks == [
                "book.xlsx, sheet 'S', cell A4: 1 cell holds an error (#DIV/0!) and counts as missing.",
                "book.xlsx, sheet 'S', cell A3: 1 formula has no value and counts as missing. Open the workbook in a spreadsheet "
                    + "program and save it, if it should have one.",
            ])
    }

    @Test("Characters that XML cannot hold are written by number")
    func escapes() throws {
        let rows = Self.row(1, Self.text("A1", "a_x005F_b")) + Self.row(2, Self.text("A2", "x_x000D_y_x001F_z_x00zz_"))
        let frame = try SampleWorkbook(rows).file().read().frame
        #expect(frame["a_b"]?.texts == ["x\ry z_x00zz_"])
    }

    @Test(
        "What is not as it should be is refused at its place",
        arguments: [
            ("", "book.xlsx, sheet 'S': the sheet is empty; a row of names and rows of data are expected."),
            (
                row(1, text("A1", "a")),
                "book.xlsx, sheet 'S': a header of 1 column but no data rows. Check that the export was complete."
            ),
            (
                row(1, text("A1", "a")) + row(2, cell("A2", "s", "4")),
                "book.xlsx, sheet 'S', cell A2: the cell refers to a text (4) that is not there. The workbook is damaged."
            ),
            (
                row(1, text("A1", "a")) + row(2, number("XFE2", "4")),
                "book.xlsx, sheet 'S': 'XFE2' is no cell of a sheet. Open the workbook in a spreadsheet program and save it again."
            ),
            (
                row(1, text("A1", "a")) + row(3, number("A3", "4")) + row(2, number("A2", "4")),
                "book.xlsx, sheet 'S', cell A2: cells are not in order. Open the workbook in a spreadsheet program and save it again."
            ),
            (
                row(1, text("A1", "a")) + row(1_048_577, ""),
                "book.xlsx, sheet 'S': '1048577' is no cell of a sheet. Open the workbook in a spreadsheet program and save it again."
            ),
        ])
    func refused(rows: String, message: String) {
        let error = #expect(throws: FileFormatError.self) { try SampleWorkbook(rows).file().read() }
        #expect(error?.description == message)
    }

    @Test(
        "A workbook of NHIS children in Chinese is, cell by cell, its twin in CSV",
        .enabled(if: Places.hasReference, "\(Places.noReference)"))
    func twin() throws {
        let folder = Places.data("import_fixtures_zh/nhis2003_children")
        let sheet = try ExcelFile(path: folder + ".xlsx").read().frame
        let text = try CSVFile(path: folder + "_utf8.csv").read().frame
        #expect(sheet.rowCount == 1000 && sheet.columns.count == 11 && sheet.names == text.names)
        for (one, other) in zip(sheet.columns, text.columns) {
            let (found, expected) = (one.categories, other.categories)
            for row in 0..<sheet.rowCount {
                let cells = [(found, row), (expected, row)].map {
                    $0.0.codes[$0.1] < 0 ? nil : $0.0.levels[Int($0.0.codes[$0.1])].code
                }
                #expect(cells[0] == cells[1], "\(one.name), row \(row)")
            }
        }
    }

    @Test("Bytes are told to be a workbook's by how they begin")
    func bytes() throws {
        let workbook = try FileBytes(path: "a.csv", bytes: SampleWorkbook("").bytes)
        #expect(ExcelFile.isExcel(workbook))
        #expect(ExcelFile.isExcel(try FileBytes(path: "a.csv", bytes: ExcelWorkbook.compoundFile)))
        #expect(!ExcelFile.isExcel(try FileBytes(path: "a.xlsx", bytes: Array("PK,x\n1,2\n".utf8))))
    }
}
