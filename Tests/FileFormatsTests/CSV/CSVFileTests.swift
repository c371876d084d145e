import Frame
import TestSupport
import Testing

@testable import FileFormats

/// The rules of RFC 4180 by number, and what files of this field do beyond them.
@Suite("Delimited text")
struct CSVFileTests {
    @Test("RFC 4180, 2.1: records end with CRLF; LF and CR are read as well", arguments: ["\r\n", "\n", "\r"])
    func records(newline: String) throws {
        let frame = try CSVTable.read(["id,sex", "1,男", "2,女", ""].joined(separator: newline)).frame
        #expect(frame["id"]?.integers == [1, 2])
        #expect(frame["sex"]?.texts == ["男", "女"])
    }

    @Test("RFC 4180, 2.2: the last record may lack its line end", arguments: ["\r\n", "\n", "\r"])
    func lastRecord(newline: String) throws {
        let text = ["id,sex", "1,m", "2,f"].joined(separator: newline)
        #expect(try CSVTable.read(text).frame["sex"]?.texts == ["m", "f"])
        #expect(try CSVTable.read(text + newline + "3,").frame["sex"]?.texts == ["m", "f", nil])
    }

    @Test("RFC 4180, 2.5 to 2.7: quotes enclose delimiters, line ends and doubled quotes")
    func quotes() throws {
        let frame = try CSVTable.read(
            "id,note\r\n1,\"a,b\"\r\n2,\"line one\r\nline two\"\r\n3,\"she said \"\"yes\"\"\"\r\n4,\"\"\r\n"
        ).frame
        #expect(frame["note"]?.texts == ["a,b", "line one\r\nline two", "she said \"yes\"", nil])
    }

    @Test("Blank lines between and after rows are no rows", arguments: ["\n", "\n\n\n", "\r\n\r\n", "  \n", "\t\r\n"])
    func blankLines(blank: String) throws {
        let frame = try CSVTable.read("id,x\n1,2\n" + blank + "3,4\n" + blank).frame
        #expect(frame["id"]?.integers == [1, 3])
    }

    @Test("In a file of one column an empty line is a missing cell")
    func oneColumn() throws {
        #expect(try CSVTable.read("x\n1\n\n3\n").frame["x"]?.integers == [1, nil, 3])
        #expect(try CSVTable.read("x\n\n").frame["x"]?.integers == [nil])
        #expect(try CSVTable.read("x\r\na\r\n\r\nb").frame["x"]?.texts == ["a", nil, "b"])
        #expect(try CSVTable.read("x\n\"\"\nNA\n").frame["x"]?.integers == [nil, nil])
    }

    @Test("A row of delimiters only is a row of missing cells")
    func emptyRow() throws {
        let frame = try CSVTable.read("a,b,c\n1,x,2\n,,\n").frame
        #expect(frame.columns.map { $0.missing[1] } == [.blank, .blank, .blank])
    }

    @Test(
        "One row, one cell, with and without line ends",
        arguments: ["x\n1", "x\n1\n", "x\r\n1\r\n", "x\r1", "\u{FEFF}x\n1", "\"x\"\n\"1\""])
    func smallest(text: String) throws {
        let frame = try CSVTable.read(text).frame
        #expect(frame.names == ["x"])
        #expect(frame["x"]?.integers == [1])
    }

    @Test("Opening reads the header and no rows")
    func openingReadsNoRows() throws {
        let file = try CSVFile(text: "id,x\n1,2,3\n\"")
        #expect(file.columnNames == ["id", "x"])
        #expect(file.path == testPath)
        #expect(throws: FileFormatError.self) { try file.read() }
    }

    @Test("A file can be read twice, and in parts")
    func twice() throws {
        let file = try CSVFile(text: "a,b\n1,x\n2,y\n")
        #expect(try file.read().frame["a"] == file.read(columns: ["a"]).frame["a"])
        #expect(try file.read().frame["b"] == file.read(columns: ["b"]).frame["b"])
    }

    @Test("Files on disk: plain, missing, a folder, empty, of another format")
    func onDisk() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("id,sex\n1,m\n", to: "wave1.csv")
        #expect(try CSVFile(path: path).read().frame["sex"]?.texts == ["m"])
        let missing = folder.path + "/wave2.csv"
        #expect(throws: FileFormatError.cannotOpen(path: missing, reason: .notFound)) { try CSVFile(path: missing) }
        #expect("\(FileFormatError.cannotOpen(path: missing, reason: .notFound))".hasSuffix("Did you mean '\(path)'?"))
        let folderPath = folder.path
        #expect(throws: FileFormatError.cannotOpen(path: folderPath, reason: .isDirectory)) {
            try CSVFile(path: folderPath)
        }
        let empty = try folder.write("", to: "empty.csv")
        #expect(throws: FileFormatError.empty(path: empty)) { try CSVFile(path: empty) }
        let spss = try folder.write("$FL2@(#) SPSS DATA FILE", to: "wave1.sav")
        #expect(throws: FileFormatError.otherFormat(path: spss, format: "an SPSS file")) { try CSVFile(path: spss) }
    }

    @Test("Zeros where rows should be, as an interrupted copy leaves them, are no blank line")
    func zeros() throws {
        let rows = String(repeating: "1,2\n", count: 2_000)
        let zeros = String(repeating: "\0", count: 5_000)
        for text in [rows + zeros, rows + zeros + "\n" + rows] {
            #expect(
                throws: FileFormatError.raggedRows(
                    path: testPath, expected: 2, examples: [.init(line: 2_002, fields: 1)], total: 1)
            ) { try CSVTable.read("a,b\n" + text) }
        }
    }
}
