import Frame
import Testing

@testable import FileFormats

@Suite("The header of a file")
struct CSVHeaderTests {
    static func names(_ text: String) throws -> [String] {
        try CSVFile(text: text).columnNames
    }

    @Test(
        "Names are read as fields are",
        arguments: [
            ("id,sex\n1,2\n", ["id", "sex"]), ("id,sex\r\n1,2\r\n", ["id", "sex"]), ("id,sex\r1,2\r", ["id", "sex"]),
            ("\u{FEFF}id,sex\n1,2\n", ["id", "sex"]), ("\u{FEFF}\"id\",sex\n1,2\n", ["id", "sex"]),
            (" id , sex \n1,2\n", ["id", "sex"]), ("\"id, first\",\"a \"\"b\"\"\"\n1,2\n", ["id, first", "a \"b\""]),
            ("\"line\nbreak\",x\n1,2\n", ["line\nbreak", "x"]), ("编号,性别\n1,2\n", ["编号", "性别"]), ("id\n1\n", ["id"]),
            ("id,sex", ["id", "sex"]), ("id", ["id"]), ("NA,1\n2,3\n", ["NA", "1"]),
        ])
    func names(text: String, expected: [String]) throws {
        #expect(try Self.names(text) == expected)
    }

    @Test(
        "A nameless column is named for its place",
        arguments: [
            (",sex\n1,2\n", ["column1", "sex"]), ("id,\n1,2\n", ["id", "column2"]),
            (",,\n1,2,3\n", ["column1", "column2", "column3"]),
            ("id,\"\",\" \"\n1,2,3\n", ["id", "column2", "column3"]), ("\"\"\n1\n", ["column1"]),
        ])
    func nameless(text: String, expected: [String]) throws {
        #expect(try Self.names(text) == expected)
        #expect(try CSVTable.read(text).frame.names == expected)
    }

    @Test("Names that occur twice are listed with all their places")
    func duplicates() {
        #expect(
            throws: FileFormatError.duplicateColumns(
                path: testPath, names: [.init(name: "性别", places: [1, 3]), .init(name: "age", places: [2, 5, 6])])
        ) { try CSVFile(text: "性别,age,性别,id,age, \"age\"\n1,2,3,4,5,6\n") }
    }

    @Test("A nameless column beside one that bears the name it would be given")
    func namelessTwin() {
        #expect(
            throws: FileFormatError.duplicateColumns(path: testPath, names: [.init(name: "column2", places: [1, 2])])
        ) {
            try CSVFile(text: "column2,\n1,2\n")
        }
    }

    @Test("Names differ by case")
    func letterCase() throws {
        #expect(try Self.names("id,ID,Id\n1,2,3\n") == ["id", "ID", "Id"])
    }

    @Test("Names that are not UTF-8 are refused")
    func notUTF8() {
        #expect(throws: FileFormatError.undecodable(position: place(1, 4), encoding: .utf8)) {
            try CSVTable.read(bytes: Array("id,".utf8) + [0xFF] + Array("\n1,2\n".utf8))
        }
    }

    @Test(
        "A header without rows",
        arguments: ["id,sex", "id,sex\n", "id,sex\r\n", "id,sex\n\n\n", "id,sex\n  \n", "\u{FEFF}id,sex\n"])
    func headerOnly(text: String) {
        #expect(throws: FileFormatError.headerOnly(path: testPath, columns: 2)) { try CSVTable.read(text) }
    }

    @Test("A header of one column without rows", arguments: ["id", "id\n", "id\r\n", "id\n "])
    func singleHeaderOnly(text: String) {
        #expect(throws: FileFormatError.headerOnly(path: testPath, columns: 1)) { try CSVTable.read(text) }
    }
}
