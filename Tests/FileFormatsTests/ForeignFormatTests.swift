import Testing

@testable import FileFormats

@Suite("Files that are no delimited text")
struct ForeignFormatTests {
    static func format(of bytes: [UInt8]) throws -> String? {
        foreignFormat(of: try FileBytes(path: testPath, bytes: bytes))
    }

    @Test(
        "The format is named",
        arguments: [
            (Array("PK\u{3}\u{4}\u{14}\0".utf8), "an Excel workbook or another zip archive"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "an old Excel workbook or another Office document"),
            (Array("$FL2@(#) IBM SPSS STATISTICS".utf8), "an SPSS file"),
            (Array("$FL3@(#) IBM SPSS STATISTICS".utf8), "an SPSS file"),
            (Array((String(repeating: "0", count: 40) + "ASCII SPSS PORT FILE\r\n").utf8), "an SPSS portable file"),
            (Array("<stata_dta><header><release>118</release>".utf8), "a Stata file"),
            ([0x71, 1, 1, 0, 3, 0], "a Stata file"),
            ([0x72, 2, 1, 0, 3, 0], "a Stata file"),
            ([0x73, 2, 1, 0, 3, 0], "a Stata file"),
            (Array("HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000".utf8), "a SAS transport file"),
            ([UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60, 0xB3], "a SAS file"),
            (Array("RDX2\nX\n".utf8), "an R workspace"),
            (Array("RDX3\nX\n".utf8), "an R workspace"),
            (Array("X\n\0\0\0\u{3}".utf8), "an R object"),
            (Array("PAR1\u{15}".utf8), "a Parquet file"),
            (Array("%PDF-1.7\n".utf8), "a PDF document"),
            (Array("<!DOCTYPE html><html><title>404</title>".utf8), "a web page"),
            (Array("<html lang=\"en\">".utf8), "a web page"),
            (Array("id,sex\n1,\0\n".utf8), "a binary file"),
        ] as [([UInt8], String)])
    func named(bytes: [UInt8], format: String) throws {
        #expect(try Self.format(of: bytes) == format)
        #expect(throws: FileFormatError.otherFormat(path: testPath, format: format)) {
            try CSVTable.read(bytes: bytes)
        }
    }

    @Test(
        "Text that begins like a format is text",
        arguments: ["id,sex\n", "PKG,x\n1,2\n", "X\n1\n", "RDX3,x\n", "qrs,x\n", "$FLAG,x\n", "%,x\n"])
    func text(text: String) throws {
        #expect(try Self.format(of: Array(text.utf8)) == nil)
    }
}
