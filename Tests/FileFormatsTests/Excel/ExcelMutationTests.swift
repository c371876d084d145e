import Frame
import Probability
import RowBlocks
import Testing

@testable import FileFormats

/// Workbooks damaged at random must be read or refused in words; in the parts, so that the damage is behind the checksums.
@Suite("Damaged workbooks")
struct ExcelMutationTests {
    static let rows =
        ExcelFileTests.row(1, ExcelFileTests.text("A1", "a") + ExcelFileTests.text("B1", "日"))
        + ExcelFileTests.row(2, ExcelFileTests.number("A2", "1.5") + ExcelFileTests.cell("B2", "s", "0"))
        + ExcelFileTests.row(4, ExcelFileTests.number("A4", "42552", style: 1) + ExcelFileTests.cell("B4", "b", "1"))

    static let book = SampleWorkbook(rows, texts: ["<r><t>女 &amp; \"x\"</t></r>"], formats: ["0", "yyyy-mm-dd"])

    static func isRefused(_ bytes: [UInt8]) -> Bool {
        do throws(FileFormatError) {
            let file = try ExcelFile(FileBytes(path: "book.xlsx", bytes: bytes))
            let table = try file.read()
            for column in table.frame.columns {
                _ = table.position(row: table.frame.rowCount - 1, column: column.name)
                _ = column.missing.countsByReason
            }
            return false
        } catch {
            #expect("\(error)".hasPrefix("book.xlsx"), "\(error)")
            return true
        }
    }

    @Test("Any byte of the archive", arguments: 0..<4)
    func bytes(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        let whole = Self.book.bytes
        var refused = 0
        Workers.$limit.withValue(1) {
            for _ in 0..<2500 {
                var bytes = whole
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                        in: .min ... .max, using: &generator)
                }
                if Int.random(in: 0..<10, using: &generator) == 0 {
                    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
                }
                if Self.isRefused(bytes) { refused += 1 }
            }
        }
        #expect(refused > 1000)
    }

    private static let pieces = [
        "<", ">", "/>", "\"", "r=", "t=\"s\"", "s=\"1\"", "<v>", "</v>", "<c", "</row>", "9999999999", "-1", "1e308",
        "&lt;",
        "&#0;", "<!--", "A1", "XFD1048576", "年", "\u{0}", "r:id=\"rId2\"", "state=\"hidden\"", "e", "[h]", "_x001F_",
    ]

    @Test("Any part, behind a checksum that is right", arguments: 0..<4)
    func parts(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(200 + seed))
        let names = [
            "xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels", "_rels/.rels",
        ]
        let whole = Dictionary(Self.book.parts) { first, _ in first }
        var (read, refused) = (0, 0)
        Workers.$limit.withValue(1) {
            for _ in 0..<2500 {
                var book = Self.book
                book.isDeflated = false
                let name = names.randomElement(using: &generator)!
                var characters = Array(whole[name]!)
                for _ in 0..<Int.random(in: 1...3, using: &generator) where characters.count > 8 {
                    let place = Int.random(in: characters.indices, using: &generator)
                    let length = min(Int.random(in: 0...6, using: &generator), characters.count - place)
                    let piece = Self.pieces.randomElement(using: &generator)!
                    characters.replaceSubrange(
                        place..<place + length, with: Bool.random(using: &generator) ? Array(piece) : [])
                }
                book.replaced = [name: String(characters)]
                if Self.isRefused(book.bytes) { refused += 1 } else { read += 1 }
            }
        }
        #expect(read > 100 && refused > 1000)
    }
}
