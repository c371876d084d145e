import Frame
import Glibc
import TestSupport
import Testing

@testable import FileFormats

@Suite("Frames as delimited text")
struct CSVWriterTests {
    static func text(_ columns: [Column], _ options: CSVWritingOptions = CSVWritingOptions()) throws -> String {
        let frame = DataFrame(rowCount: columns.first?.count ?? 0, columns: columns)
        return String(decoding: try CSVWriter(options).bytes(of: frame), as: UTF8.self)
    }

    static func texts(_ name: String = "t", _ texts: [String]) -> Column {
        Column(name: name, values: .text(texts.indices.map { Int32($0) }, texts))
    }

    static let sex = Column(
        name: "sex",
        values: .categorical(
            [1, -1, 0],
            CategoricalLevels([
                CategoricalLevel(
                    name: "boy", code: "1", label: LocalizedText(translations: [("en", "Boy"), ("zh", "男")])),
                CategoricalLevel(
                    name: "girl", code: "2", label: LocalizedText(translations: [("en", "Girl, young"), ("zh", "女")])),
            ])), missing: MissingCells(reasons: [0, 1, 0]))

    @Test("Numbers of every type, and missing cells")
    func numbers() throws {
        let text = try Self.text([
            Column(
                name: "a", values: .integer(IntegerValues(.int8([-128, 127, 0]))),
                missing: MissingCells(reasons: [0, 0, 6])
            ),
            Column(
                name: "b", values: .integer(IntegerValues(.int16([-32768, 0, 32767]))),
                missing: MissingCells(reasons: [0, 2, 0])),
            Column(name: "c", values: .integer([.min, .max, 0])),
            Column(name: "d", values: .numeric([1.5, .nan, -0.0])),
        ])
        #expect(text == "a,b,c,d\n-128,-32768,-2147483648,1.5\n127,,2147483647,\n,32767,0,-0.0\n")
        #expect(
            try Self.text(
                [Column(name: "a", values: .integer([1, 2]), missing: MissingCells(reasons: [0, 6]))],
                CSVWritingOptions(missing: "NA")) == "a\n1\nNA\n")
    }

    @Test("Dates and times as ISO 8601 writes them")
    func temporal() throws {
        let born = Column(
            name: "born", values: .numeric([0, .nan, 0, -1]), missing: MissingCells(reasons: [0, 1, 0, 0]),
            temporal: .date)
        let at = Column(name: "at", values: .numeric([0, 60, 3_661, 86_399]), temporal: .time)
        #expect(
            try Self.text([born, at])
                == "born,at\n1970-01-01,00:00:00\n,00:01:00\n1970-01-01,01:01:01\n1969-12-31,23:59:59\n")
    }

    @Test("Categories as codes or as labels")
    func categories() throws {
        #expect(try Self.text([Self.sex]) == "sex\n2\n\"\"\n1\n")
        #expect(try Self.text([Self.sex], CSVWritingOptions(labels: "en")) == "sex\n\"Girl, young\"\n\"\"\nBoy\n")
        #expect(try Self.text([Self.sex], CSVWritingOptions(labels: "zh")) == "sex\n女\n\"\"\n男\n")
    }

    @Test("Texts are quoted where they would be read as something else, and only there")
    func quotes() throws {
        let plain = ["a", "a b", "留守", "a;b", "it's", "-", "12x", "NAN", "na"]
        #expect(try Self.text([Self.texts("t", plain)]) == "t\n" + plain.map { $0 + "\n" }.joined())
        let awkward = [
            "a,b", "a\"b", "\"", "a\nb", "a\rb", " a", "a\t", "", "NA", "NaN", ".", "NULL", "N/A", "#N/A", "\u{FEFF}a",
        ]
        let quoted = awkward.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"\n" }
        #expect(try Self.text([Self.texts("t", awkward)]) == "t\n" + quoted.joined())
        #expect(
            try Self.text([Self.texts("t", ["a;b", "a,b"])], CSVWritingOptions(delimiter: ";")) == "t\n\"a;b\"\na,b\n")
        #expect(try Self.text([Self.texts("t", ["-", "x"])], CSVWritingOptions(missing: "-")) == "t\n\"-\"\nx\n")
    }

    @Test("Names that would be taken for delimiters, or for another kind of file, are quoted")
    func names() throws {
        #expect(try Self.text([Self.texts("a;b", ["x"]), Self.texts("c", ["y"])]) == "\"a;b\",c\nx,y\n")
        #expect(try Self.text([Self.texts("PAR1", ["x"]), Self.texts("c", ["y"])]) == "\"PAR1\",\"c\"\nx,y\n")
        #expect(try Self.text([Self.texts("\u{FEFF}a", ["x"])]) == "\"\u{FEFF}a\"\nx\n")
    }

    @Test("What a spreadsheet would compute gets an apostrophe; numbers do not; names do")
    func safety() throws {
        let texts = [
            "=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－x", "＠x", "-5", "+1e3", "x=1", "a;=1",
        ]
        let safe = [
            "'=1+1", "'+x", "'-x", "'@SUM(A1)", "\"'\t=1\"", "\"'\r=1\"", "'＝1", "'＋1", "'－x", "'＠x", "-5", "+1e3",
            "x=1",
            "\"a;=1\"",
        ]
        let options = CSVWritingOptions(isSafeForSpreadsheets: true)
        #expect(
            try Self.text([Self.texts("=name", texts)], options) == "'=name\n" + safe.map { $0 + "\n" }.joined())
        #expect(try Self.text([Column(name: "n", values: .numeric([-1.5]))], options) == "n\n-1.5\n")
    }

    @Test("A frame without rows is a header; a delimiter that cannot be one is refused")
    func edges() throws {
        #expect(try Self.text([Self.texts("t", [])]) == "t\n")
        for delimiter in "\"\n\r1a.-+'，\0" {
            #expect(throws: FileFormatError.unusableDelimiter(path: "the text", delimiter: delimiter)) {
                try Self.text([Self.sex], CSVWritingOptions(delimiter: delimiter))
            }
        }
    }

    @Test("Texts of any length, among short ones")
    func longTexts() throws {
        let long = String(repeating: "留守儿童", count: 200_000)
        let frame = [
            Self.texts("t", ["a", long, "b", long + "x"]), Column(name: "n", values: .integer([1, 2, 3, 4])),
        ]
        #expect(try Self.text(frame) == "t,n\na,1\n\(long),2\nb,3\n\(long)x,4\n")
    }

    @Test("A full disk and a pipe that nobody reads are errors")
    func failures() throws {
        let frame = DataFrame(
            rowCount: 100_000, columns: [Column(name: "a", values: .integer(IntegerValues([Int32](0..<100_000))))])
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        #expect(throws: FileFormatError.cannotWrite(path: "x.csv", code: ENOSPC)) {
            try CSVWriter().write(frame, to: full, path: "x.csv")
        }
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        #expect(throws: FileFormatError.cannotWrite(path: "x.csv", code: EPIPE)) {
            try CSVWriter().write(frame, to: ends[1], path: "x.csv")
        }
    }
}
