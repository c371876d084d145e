import Frame
import Testing

@testable import FileFormats

@Suite("Encodings")
struct EncodingTests {
    private static func read(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws(FileFormatError) -> CSVTable {
        try CSVFile(FileBytes(path: testPath, bytes: bytes), CSVOptions(encoding: encoding)).read()
    }

    @Test("Every encoding, declared or not, gives the table that UTF-8 gives", arguments: EncodedText.samples.indices)
    func everyEncoding(sample: Int) throws {
        let (text, encoding, bytes) = EncodedText.samples[sample]
        let expected = try CSVTable.read(text)
        for declared in [encoding, nil] {
            let table = try Self.read(bytes, declared)
            #expect(table.frame.columns == expected.frame.columns)
            #expect(table.file.encoding == encoding)
            #expect((table.file.detection == nil) == (declared != nil || encoding == .utf8))
            let name = table.frame.names[1]
            for row in 0..<table.frame.rowCount {
                #expect(table.position(row: row, column: name) == expected.position(row: row, column: name))
            }
        }
    }

    @Test("What spoke for an encoding is said")
    func evidence() throws {
        let evidence = try EncodedText.samples.map { try Self.read($0.bytes).file.detection?.evidence }
        #expect(evidence[0] == "19 of its 19 double-byte characters are common ones of GB18030")
        #expect(evidence[1]?.hasSuffix("double-byte characters are common ones of Big5") == true)
        #expect(evidence[2] == "5 of its 5 bytes above ASCII are letters beside letters")
        #expect(evidence[3] == "its byte-order mark")
        #expect(evidence[4]?.contains("hold a zero") == true)
    }

    @Test("Text that appears late is decoded as text that appears early")
    func late() throws {
        let rows = Array(String(repeating: "1,a\n", count: 100_000).utf8)
        let table = try Self.read(Array("id,note\n".utf8) + rows + [0x32, 0x2C, 0xC4, 0xD0, 0x0A])
        #expect(table.frame["note"]?.texts?.last == "男")
        #expect(table.file.encoding == .gb18030)
    }

    @Test("A UTF-8 file with one broken cell is not taken for another encoding")
    func broken() {
        let good = Array(String(repeating: "1,留守儿童\n", count: 10).utf8)
        #expect(throws: FileFormatError.undecodable(position: place(12, 3), encoding: .utf8)) {
            try Self.read(Array("id,note\n".utf8) + good + [0x32, 0x2C, 0xC4, 0xD0, 0x0A])
        }
    }

    @Test("Bytes that are no text in the encoding named are refused at their cell, columns counted in characters")
    func invalid() throws {
        // 男 and a lead byte without a second.
        let bytes = Array("id,a,b\n1,".utf8) + [0xC4, 0xD0] + Array(",\"".utf8) + [0xC4] + Array("\"\n".utf8)
        #expect(throws: FileFormatError.undecodable(position: place(2, 5), encoding: .gb18030)) {
            try Self.read(bytes, .gb18030)
        }
        #expect(throws: FileFormatError.undecodable(position: place(2, 2), encoding: .utf16LittleEndian)) {
            try Self.read([0x61, 0, 0x0A, 0, 0x31, 0, 0x00, 0xD8, 0x31, 0], .utf16LittleEndian)
        }
        #expect(throws: FileFormatError.undecodable(position: place(2, 1), encoding: .windows1252)) {
            try Self.read(Array("a\n".utf8) + [0x81, 0x0A], .windows1252)
        }
    }

    @Test("A bar within a double-byte character does not cut it")
    func bar() throws {
        // 丨 is 0x81 0x7C… in GBK: 亅 (0x81 0x7C) has a bar for its second byte.
        let bytes = Array("id|note|x\n1|".utf8) + [0x81, 0x7C] + Array("|3\n".utf8)
        let table = try Self.read(bytes, .gb18030)
        #expect(table.frame.names == ["id", "note", "x"])
        #expect(table.frame["note"]?.texts?[0]?.unicodeScalars.count == 1)
        #expect(table.frame["x"]?.integers == [3])
    }

    @Test(
        "Bytes from which nothing can be told are refused as not UTF-8",
        arguments: [[0xFF], [0x80, 0x81], [0xD7], [0xC4]] as [[UInt8]])
    func unknown(bytes: [UInt8]) {
        #expect(throws: FileFormatError.undecodable(position: place(2, 3), encoding: .utf8)) {
            try Self.read(Array("id,note\n1,".utf8) + bytes + [0x0A])
        }
    }

    @Test(
        "Names of encodings in their usual spellings",
        arguments: [
            ("utf-8", .utf8), ("GBK", .gb18030), ("gb2312", .gb18030), ("GB-18030", .gb18030), ("cp936", .gb18030),
            ("Big5", .big5), ("CP950", .big5), ("UTF-16", .utf16LittleEndian), ("utf_16be", .utf16BigEndian),
            ("latin1", .windows1252), ("ISO-8859-1", .windows1252), ("Windows-1252", .windows1252), ("utf-7", nil),
            ("", nil),
        ] as [(String, TextEncoding?)])
    func names(name: String, encoding: TextEncoding?) {
        #expect(TextEncoding(name: name) == encoding)
        #expect(TextEncoding.knownNames.allSatisfy { TextEncoding(name: $0) != nil })
    }
}
