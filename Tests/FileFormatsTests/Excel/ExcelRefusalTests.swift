import Frame
import Testing

@testable import FileFormats

@Suite("Files that are no workbooks, and workbooks from strangers")
struct ExcelRefusalTests {
    static func message(_ bytes: [UInt8]) -> String? {
        do throws(FileFormatError) {
            _ = try ExcelFile(FileBytes(path: "book.xlsx", bytes: bytes)).read()
            return nil
        } catch {
            return error.description
        }
    }

    static func zip(_ names: String...) -> [UInt8] {
        ZipMaker.archive(names.map { ZipMaker.Part(name: $0, bytes: Array("<a/>".utf8)) })
    }

    @Test("What the file is instead is said")
    func kinds() {
        let compound = ExcelWorkbook.compoundFile + [UInt8](repeating: 0, count: 120)
        #expect(Self.message(compound)?.contains("an old Excel workbook (.xls)") == true)
        let name = "EncryptedPackage".utf8.reduce(into: [UInt8]()) { $0 += [$1, 0] }
        #expect(Self.message(compound + name + [0])?.contains("encrypted. Open it, save it without a password") == true)
        #expect(Self.message(Self.zip("xl/workbook.bin"))?.contains("binary workbook (.xlsb)") == true)
        #expect(Self.message(Self.zip("mimetype", "content.xml"))?.contains("an OpenDocument file") == true)
        #expect(Self.message(Self.zip("data.csv"))?.contains("a zip archive of other files") == true)
        #expect(
            Self.message(Self.zip("wave3.dta", "read me.txt"))?.contains("it holds 'wave3.dta', 'read me.txt'.") == true
        )
        #expect(Self.message(Self.zip("_rels/.rels"))?.contains("lacks its part 'xl/workbook.xml'") == true)
    }

    @Test("A sheet without rows tells of the others")
    func coverSheet() {
        let header = ExcelFileTests.row(1, ExcelFileTests.text("A1", "说明"))
        var book = SampleWorkbook(header, name: "封面")
        #expect(Self.message(book.bytes)?.contains("no data rows. Check that the export was complete.") == true)
        book.sheets.append(("wave 3", "visible", header + ExcelFileTests.row(2, ExcelFileTests.number("A2", "1"))))
        book.sheets.append(("old", "hidden", header))
        #expect(
            Self.message(book.bytes)
                == "book.xlsx, sheet '封面': a header of 1 column but no data rows. Name the sheet with the data (--sheet): 'wave 3'."
        )
        book.sheets[0].rows = ""
        #expect(Self.message(book.bytes)?.hasSuffix("Name the sheet with the data (--sheet): 'wave 3'.") == true)
    }

    @Test("Entities and document types are refused in every part")
    func entities() {
        let rows =
            ExcelFileTests.row(1, ExcelFileTests.cell("A1", "s", "0"))
            + ExcelFileTests.row(2, ExcelFileTests.number("A2", "1"))
        let laughs =
            "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"
        var book = SampleWorkbook(rows, texts: ["<t>a</t>"])
        #expect(Self.message(book.bytes) == nil)
        for part in ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"] {
            book.replaced = [part: laughs]
            #expect(Self.message(book.bytes)?.hasPrefix("book.xlsx, \(part):1:") == true)
        }
        book.replaced = ["xl/worksheets/sheet1.xml": "<worksheet><sheetData>"]
        #expect(Self.message(book.bytes)?.contains("the XML is broken here") == true)
        book.replaced = ["xl/sharedStrings.xml": String(repeating: "<a>", count: 1000)]
        #expect(Self.message(book.bytes)?.hasPrefix("book.xlsx, xl/sharedStrings.xml:1:") == true)
    }
}
