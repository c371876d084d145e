import Frame
import Testing

@testable import FileFormats

@Suite("How a file is written")
struct CSVDialectTests {
    static func dialect(_ text: String) throws -> CSVDialect {
        try CSVFile(text: text).dialect
    }

    @Test("Excel for Macintosh: CR ends a record, LF a line within a cell")
    func macintosh() throws {
        let frame = try CSVTable.read("id,note\r1,\"one\ntwo\"\r2,three\r").frame
        #expect(frame["id"]?.integers == [1, 2])
        #expect(frame["note"]?.texts == ["one\ntwo", "three"])
    }

    @Test("Empty lines before the header are no header", arguments: ["\n", "\n\n", "\r\n\r\n", " \n", "\u{FEFF}\n"])
    func emptyLinesBeforeHeader(preface: String) throws {
        let table = try CSVTable.read(preface + "id,sex\n1,m\n2,f\n")
        #expect(table.frame.names == ["id", "sex"])
        #expect(table.frame["id"]?.integers == [1, 2])
        let lines = preface.utf8.count { $0 == UInt8(ascii: "\n") }
        #expect(table.position(row: 1, column: "sex") == place(lines + 3, 3))
    }

    @Test("A header of empty names between tabs is a header")
    func tabsAreNoEmptyLine() throws {
        #expect(try CSVTable.read("\t\n1\t2\n").frame.names == ["column1", "column2"])
    }

    @Test("A file of nothing but empty lines is empty", arguments: ["\n", "\n\n\n", " \r\n", "\u{FEFF}", "\u{FEFF}\n"])
    func emptyLinesOnly(text: String) throws {
        #expect(throws: FileFormatError.empty(path: testPath)) { try CSVFile(text: text) }
    }

    @Test(
        "A delimiter that cannot be one is refused, not ignored", arguments: ["，", "、", "\"", "\n", "\r\n", "\0", "é"])
    func unusableDelimiter(delimiter: Character) {
        #expect(throws: FileFormatError.unusableDelimiter(path: testPath, delimiter: delimiter)) {
            try CSVFile(text: "a,b\n1,2\n", delimiter: delimiter)
        }
    }
}
