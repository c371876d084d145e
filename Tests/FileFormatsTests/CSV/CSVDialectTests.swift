import Frame
import Testing

@testable import FileFormats

@Suite("How a file is written")
struct CSVDialectTests {
    static func dialect(_ text: String) throws -> CSVDialect {
        try CSVFile(text: text).dialect
    }

    @Test(
        "The delimiter is the candidate that occurs most in the header",
        arguments: [
            ("a,b\n1,2\n", ","), ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t"), ("a|b\n1|2\n", "|"),
            ("a;b;c,d\n1;2;3\n", ";"), ("\"a,b,c\";d\n1;2\n", ";"), ("\"a;\n;b\",c\n1,2\n", ","), ("a\n1\n", ","),
            ("\"a;b\"\n1\n", ","), ("a b c\n1\n", ","), ("a:b\n1:2\n", ","), ("a;b,c\n1,2\n", ","),
            ("a,b\n1;2;3,4\n", ","), ("\u{FEFF}a;b\n1;2\n", ";"), ("\na;b\n1;2\n", ";"),
        ] as [(String, Character)])
    func detection(text: String, delimiter: Character) throws {
        #expect(try Self.dialect(text).delimiter == delimiter.asciiValue)
    }

    @Test(
        "A declared delimiter is taken",
        arguments: [
            ("a,b;c\n1,2;3\n", ";", ["a,b", "c"]), ("a,b;c\n1,2;3\n", ",", ["a", "b;c"]),
            ("a:b\n1:2\n", ":", ["a", "b"]),
            ("a b\n1 2\n", " ", ["a", "b"]), ("a~b,c\n1~2\n", "~", ["a", "b,c"]), ("a,b\n1,2\n", "\t", ["a,b"]),
        ] as [(String, Character, [String])])
    func declared(text: String, delimiter: Character, names: [String]) throws {
        let table = try CSVTable.read(text, CSVOptions(delimiter: delimiter))
        #expect(table.frame.names == names)
        #expect(table.frame.rowCount == 1)
    }

    @Test(
        "LF ends a record wherever one stands outside quotes, else CR does",
        arguments: [
            ("a,b\n1,2\n", "\n"), ("a,b\r\n1,2\r\n", "\n"), ("a,b\r1,2\r", "\r"), ("a,b\r\"1\n\",2", "\r"),
            ("\"a\n\",b\r1,2", "\r"), ("\"a\r\",b\n1,2", "\n"), ("a,b", "\r"),
        ])
    func newline(text: String, newline: String) throws {
        #expect(try Self.dialect(text).newline == newline.utf8.first)
    }

    @Test("A byte order mark is no part of the first name, one within the text is")
    func byteOrderMark() throws {
        #expect(try Self.dialect("\u{FEFF}a,b\n1,2\n").preamble == 3)
        #expect(try Self.dialect("a,b\n1,2\n").preamble == 0)
        let frame = try CSVTable.read("\u{FEFF}a,b\n\u{FEFF}x,2\n").frame
        #expect(frame.names == ["a", "b"])
        #expect(frame["a"]?.texts == ["\u{FEFF}x"])
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
            try CSVFile(text: "a,b\n1,2\n", CSVOptions(delimiter: delimiter))
        }
    }
}
