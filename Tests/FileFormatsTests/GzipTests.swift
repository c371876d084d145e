import Frame
import TestSupport
import Testing

@testable import FileFormats

/// The files were made by `Tests/Fixtures/gzip/generate.py`.
@Suite("Compressed files")
struct GzipTests {
    static func path(_ name: String) -> String {
        Places.fixture("gzip/\(name).csv.gz")
    }

    static let text = "id,name\n" + (0..<3_000).map { "\($0),child \($0)\n" }.joined()

    @Test(
        "One member or several are read as one text",
        arguments: ["one_member", "two_members", "empty_member_between", "empty_member_last"])
    func members(name: String) throws {
        let path = Self.path(name)
        #expect(try FileBytes.open(path).text == Self.text)
        let frame = try CSVFile(path: path).read().frame
        #expect(frame["id"]?.integers == (0..<3_000).map { Int32($0) })
        #expect(frame["name"]?.texts?.last == "child 2999")
    }

    @Test("A text that expands a thousandfold")
    func growingBuffer() throws {
        let bytes = try FileBytes.open(Self.path("zeros"))
        #expect(bytes.count == 4_000_002)
        let isAsWritten = bytes.withBytes { buffer in
            buffer[0] == UInt8(ascii: "x")
                && stride(from: 2, to: buffer.count, by: 2).allSatisfy { buffer[$0] == UInt8(ascii: "0") }
                && stride(from: 1, to: buffer.count, by: 2).allSatisfy { buffer[$0] == UInt8(ascii: "\n") }
        }
        #expect(isAsWritten)
    }

    @Test(
        "What is cut short or damaged is refused, wherever the damage is",
        arguments: [
            "cut_short", "cut_in_header", "cut_in_checksum", "second_member_cut", "flipped_byte", "wrong_checksum",
            "wrong_length", "followed_by_text",
        ])
    func broken(name: String) {
        let path = Self.path(name)
        #expect(throws: FileFormatError.brokenGzip(path: path)) { try FileBytes.open(path) }
        #expect(throws: FileFormatError.brokenGzip(path: path)) { try CSVFile(path: path) }
    }

    @Test("A file cut anywhere is refused, and never read in part")
    func cutAnywhere() throws {
        let whole = try FileBytes(raw: Self.path("one_member")).withBytes { Array($0) }
        let folder = try TemporaryFolder()
        for length in stride(from: 2, to: whole.count, by: 97) {
            let path = try folder.write(Array(whole[..<length]), to: "cut.csv.gz")
            #expect(throws: FileFormatError.brokenGzip(path: path)) { try FileBytes.open(path) }
        }
    }

    @Test("A compressed file of nothing is empty")
    func empty() {
        let path = Self.path("empty")
        #expect(throws: FileFormatError.empty(path: path)) { try FileBytes.open(path) }
    }

    @Test("Mapping gives the compressed bytes")
    func mapping() throws {
        let path = Self.path("one_member")
        #expect(try FileBytes(raw: path).withBytes { Array($0.prefix(2)) } == [0x1F, 0x8B])
        #expect(try FileBytes(raw: path).count == 12_476)
    }
}
