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

    @Test("Names that occur twice get numbers, all of them, and it is said")
    func duplicates() throws {
        let table = try CSVTable.read("性别,age,性别,id,age, \"age\"\n1,2,3,4,5,6\n")
        #expect(table.frame.names == ["性别_1", "age_1", "性别_2", "id", "age_2", "age_3"])
        #expect(
            table.notices == [
                .duplicateNames(
                    path: testPath,
                    [
                        .init(name: "性别", places: [1, 3], names: ["性别_1", "性别_2"]),
                        .init(name: "age", places: [2, 5, 6], names: ["age_1", "age_2", "age_3"]),
                    ])
            ])
        #expect(
            "\(table.notices[0])" == "children.csv: some column names are repeated; they are read as follows: '性别' "
                + "(columns 1, 3) as 性别_1, 性别_2; 'age' (columns 2, 5, 6) as age_1, age_2, age_3.")
    }

    @Test("A number that another column bears already is passed over")
    func takenNumber() throws {
        #expect(try Self.names("a,a_1,a\n1,2,3\n") == ["a_2", "a_1", "a_3"])
        #expect(try Self.names("column2,\n1,2\n") == ["column2_1", "column2_2"])
    }

    @Test("A delimiter at the end of the header alone names no column")
    func trailingDelimiter() throws {
        #expect(try Self.names("a,b,\n1,2\n") == ["a", "b"])
        #expect(try Self.names("a,b,\n1,2,\n") == ["a", "b", "column3"])
        #expect(try CSVTable.read("a,b\n1,2,\n3,4,\n").frame["b"]?.integers == [2, 4])
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
