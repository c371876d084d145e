import Testing

@testable import FileFormats

@Suite("Quotes that cannot be trusted")
struct CSVQuotesTests {
    /// A place outside quotes, in a file of comma-separated fields.
    static func firstStray(in text: String) -> Int? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            let dialect = CSVDialect(
                delimiter: CSVDialect.comma, newline: CSVDialect.lineFeed, preamble: 0, headerStart: 0)
            return CSVQuotes(bytes: bytes, dialect: dialect).firstStray(in: 0..<bytes.count)
        }
    }

    @Test(
        "Quotes around whole fields, and quotes that hide nothing, are left alone",
        arguments: [
            "", "a,b", "\"a,b\"", "\"a,b\",c", "x,\"a,b\"", "x,\"a\nb\"\ny,z", "x , \"a,b\" ,z", "\t\"a,b\"\r\nz",
            "\"a \"\"quoted, text\"\" b\",c", "\"\"\"\"", "\"\"\",\"\"\"", "\"\",\"\"", "他说\"好\",是",
            "\"a\"b,\"c\"", "a\"\"b,c", "5\"\",6",
        ])
    func harmless(text: String) {
        #expect(Self.firstStray(in: text) == nil)
    }

    @Test(
        "A stretch that hides structure must be a whole field",
        arguments: [
            ("a,5\"\nb,6\"\n", 3), (#"x,a "b,c""#, 4), (#""a,b"c,d"#, 0), (#"x,"a,b" c,d"#, 2),
            (#""a" "b,c""#, 4), (#"a""b"c,d""#, 4), ("\"abc,1\n\"x\",2\n\"y,3\n", 0), (#""a,b""c"#, 0), (#"x,y""#, 3),
            (#"x,""#, 2), (#"""""#, 0),
            (#"5" pipe,6" pipe"#, 1), (#"5"",6""#, 5),
        ])
    func stray(text: String, place: Int) {
        #expect(Self.firstStray(in: text) == place)
    }

    @Test("An inch mark in two rows is refused where the first stands, instead of joining the rows")
    func inchMarks() throws {
        #expect(throws: FileFormatError.strayQuote(opened: place(2, 4))) {
            try CSVTable.read("id,height\na,5\"\nb,6\"\nc,7\n")
        }
    }

    @Test("A stray quote behind many chunks is found at its place")
    func behindManyChunks() throws {
        let rows = String(repeating: "1,\"a,\nb\"\n", count: 100_000)
        #expect(throws: FileFormatError.strayQuote(opened: place(200_002, 4))) {
            try CSVTable.read("id,note\n" + rows + "2,x\",\"\n" + rows)
        }
    }

    @Test("An inch mark, alone in its file, is blamed and not the well-formed texts after it")
    func openQuote() throws {
        #expect(throws: FileFormatError.unterminatedQuote(opened: place(3, 4))) {
            try CSVTable.read("id,note\n1,\"x\"\n2,5\"\n3,\"z\"\n")
        }
    }

    @Test("A text whose closing quote was forgotten is blamed and not the texts after it")
    func forgottenClosingQuote() throws {
        #expect(throws: FileFormatError.unterminatedQuote(opened: place(2, 3))) {
            try CSVTable.read("id,note\n1,\"abc\n2,\"x\"\n3,\"z\"\n")
        }
    }

    @Test(
        "Quotes of the header are judged likewise",
        arguments: [
            ("id,height 5\",age\n1,2,3\n", FileFormatError.unterminatedQuote(opened: place(1, 12))),
            ("id,\"name\n1,2\n", .unterminatedQuote(opened: place(1, 4))),
            ("身高,5\",x\n1,2\n3,\"4\"\n", .unterminatedQuote(opened: place(1, 5))),
            ("id,5\",x\n1,2\",3\n", .strayQuote(opened: place(1, 5))),
        ])
    func header(text: String, error: FileFormatError) throws {
        #expect(throws: error) { try CSVTable.read(text) }
    }
}
