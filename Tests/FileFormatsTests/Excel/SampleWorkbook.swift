import CZlib
import FileFormats

/// A workbook made in memory, part by part.
struct SampleWorkbook {
    /// Name, state and the rows' XML of every sheet.
    var sheets: [(name: String, state: String, rows: String)]
    /// The XML of every shared text.
    var texts: [String] = []
    /// Numbers of built-in formats, or codes of written ones, by the style that cells bear.
    var formats: [String] = []
    var countsFrom1904 = false
    var isDeflated = true
    /// Parts that are put in place of those made.
    var replaced: [String: String] = [:]

    init(_ rows: String, name: String = "S", texts: [String] = [], formats: [String] = []) {
        sheets = [(name, "visible", rows)]
        self.texts = texts
        self.formats = formats
    }

    private static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    var parts: [(name: String, text: String)] {
        let numbers = sheets.indices.map { $0 + 1 }
        let list = zip(numbers, sheets).map { number, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\" state=\"\(sheet.state)\" r:id=\"rId\(number)\"/>"
        }
        let targets =
            numbers.map { ("rId\($0)", "worksheet", "worksheets/sheet\($0).xml") }
            + [("rIdA", "styles", "styles.xml"), ("rIdB", "sharedStrings", "/xl/sharedStrings.xml")]
        let written = formats.enumerated().filter { Int($0.element) == nil }
        let formatNumbers = formats.enumerated().map { Int($0.element) ?? 200 + $0.offset }
        let made: [(String, String)] = [
            ("_rels/.rels", Self.relations([("rId1", "officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(Self.relation)\"><workbookPr date1904=\"\(countsFrom1904 ? 1 : 0)\"/>"
                    + "<sheets>\(list.joined())</sheets></workbook>"
            ),
            ("xl/_rels/workbook.xml.rels", Self.relations(targets)),
            (
                "xl/styles.xml",
                "<styleSheet><numFmts>"
                    + written.map { "<numFmt numFmtId=\"\(200 + $0.offset)\" formatCode=\"\($0.element)\"/>" }.joined()
                    + "</numFmts><cellXfs>" + formatNumbers.map { "<xf numFmtId=\"\($0)\"/>" }.joined()
                    + "</cellXfs></styleSheet>"
            ),
            ("xl/sharedStrings.xml", "<sst>" + texts.map { "<si>\($0)</si>" }.joined() + "</sst>"),
        ]
        let cells = zip(numbers, sheets).map { number, sheet in
            (
                "xl/worksheets/sheet\(number).xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>"
            )
        }
        return (made + cells).map { ($0.0, replaced[$0.0] ?? $0.1) }
    }

    private static func relations(_ list: [(id: String, type: String, target: String)]) -> String {
        "<Relationships>"
            + list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(relation)/\($0.type)\" Target=\"\($0.target)\"/>" }
            .joined()
            + "</Relationships>"
    }

    var bytes: [UInt8] {
        ZipMaker.archive(parts.map { ZipMaker.Part(name: $0.name, bytes: Array($0.text.utf8), isDeflated: isDeflated) })
    }

    func file(_ options: CSVOptions = CSVOptions()) throws(FileFormatError) -> ExcelFile {
        try ExcelFile(FileBytes(path: "book.xlsx", bytes: bytes), options)
    }
}

/// Makes zip archives, honest and others.
enum ZipMaker {
    struct Part {
        var name: String
        var bytes: [UInt8]
        var isDeflated = true
        /// What the directory says instead of the truth.
        var claimedSize: Int?
        var claimedOffset: Int?
        var flags: UInt16 = 0
        var method: UInt16?
    }

    static func archive(_ parts: [Part], count: Int? = nil) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let packed = part.isDeflated ? deflated(part.bytes) : part.bytes
            let method = part.method ?? (part.isDeflated ? 8 : 0)
            let size = part.claimedSize ?? part.bytes.count
            let offset = part.claimedOffset ?? archive.count
            let common =
                word(part.flags) + word(method) + word(UInt32(0)) + word(checksum(part.bytes))
                + word(UInt32(packed.count))
                + word(UInt32(size)) + word(UInt16(part.name.utf8.count)) + word(UInt16(0))
            archive += word(UInt32(0x0403_4B50)) + word(UInt16(20)) + common + Array(part.name.utf8) + packed
            directory += word(UInt32(0x0201_4B50)) + word(UInt32(20)) + common + word(UInt16(0)) + word(UInt16(0))
            directory += word(UInt16(0)) + word(UInt32(0)) + word(UInt32(offset)) + Array(part.name.utf8)
        }
        let number = word(UInt16(count ?? parts.count))
        return archive + directory + word(UInt32(0x0605_4B50)) + word(UInt32(0)) + number + number
            + word(UInt32(directory.count)) + word(UInt32(archive.count)) + word(UInt16(0))
    }

    private static func word(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 16)
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                _ = deflate(&stream, Z_FINISH)
            }
        }
        return Array(output.prefix(Int(stream.total_out)))
    }
}
