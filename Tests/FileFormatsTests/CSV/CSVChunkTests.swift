import Glibc
import Testing

@testable import FileFormats

@Suite("Cutting a file at records")
struct CSVChunkTests {
    /// The beginnings of all records of a file without stray quotes, and its end.
    static func recordStarts(_ bytes: [UInt8], from start: Int) -> Set<Int> {
        var starts: Set<Int> = [start, bytes.count]
        var inQuotes = false
        for index in start..<bytes.count {
            if bytes[index] == UInt8(ascii: "\"") { inQuotes.toggle() }
            if bytes[index] == UInt8(ascii: "\n"), !inQuotes { starts.insert(index + 1) }
        }
        return starts
    }

    /// Checks that chunks cover the rows without gap, each of whole records, and that every one but the last holds at
    /// least its share of bytes.
    static func check(_ text: String, count: Int? = nil) throws {
        let bytes = Array(text.utf8)
        let file = try CSVFile(FileBytes(path: testPath, bytes: bytes))
        let chunks = try CSVChunk.chunks(of: file).map(\.bytes)
        let starts = recordStarts(bytes, from: file.dataStart)
        #expect(chunks.first?.lowerBound ?? file.dataStart == file.dataStart)
        #expect(chunks.last?.upperBound ?? bytes.count == bytes.count)
        #expect(zip(chunks, chunks.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
        #expect(chunks.allSatisfy { !$0.isEmpty && starts.contains($0.lowerBound) && starts.contains($0.upperBound) })
        if let count { #expect(chunks.count == count) }
    }

    static let size = CSVChunk.size

    @Test("A file of up to one chunk is not cut", arguments: ["", "1\n", "1", "\n", "\"a\n\"\n"])
    func small(rows: String) throws {
        try Self.check("id\n" + rows, count: rows.isEmpty ? 0 : 1)
    }

    @Test("Rows that end just before, at and just after the boundary", arguments: -2...2)
    func aroundBoundary(offset: Int) throws {
        let row = String(repeating: "x", count: Self.size - 1 + offset) + "\n"
        try Self.check("id\n" + row, count: 1)
        try Self.check("id\n" + row + "last\n", count: offset < 0 ? 1 : 2)
        try Self.check("id\n" + row + row + "last\n", count: offset < 0 ? 2 : 3)
    }

    @Test("A quoted text with line ends over the boundary, at every place", arguments: 0..<24)
    func quotedOverBoundary(offset: Int) throws {
        // The boundary falls on each byte of the awkward row in turn.
        let awkward = "2,\"a\n\"\"b\"\"\n,\n\"\r\n3,\"\"\"\"\n"
        let row = "1," + String(repeating: "x", count: 997) + "\n"
        let filler = String(repeating: row, count: Self.size / 1_000)
        let padding = String(repeating: "y", count: Self.size - filler.utf8.count - 3 - offset)
        let text = "id,note\n" + filler + "1," + padding + "\n" + awkward + filler + awkward
        try Self.check(text, count: 2)
        let table = try CSVTable.read(text)
        let naive = try #require(NaiveCSV(Array(text.utf8), delimiter: CSVDialect.comma, newline: CSVDialect.lineFeed))
        #expect(table.differences(from: naive.columns) == [])
    }

    @Test("A text that fills several chunks belongs to one")
    func longText() throws {
        let long = String(repeating: "x\n", count: 2 * Self.size)
        try Self.check("id,note\n1,\"\(long)\"\n2,short\n", count: 2)
        try Self.check("id,note\n1,\"\(long)\"\n2,\"\(long)\"\n", count: 2)
        try Self.check("id,note\n1,\"\(long)\"", count: 1)
    }

    @Test("Rows of nothing but line ends and quotes")
    func degenerate() throws {
        try Self.check("id\n" + String(repeating: "\n", count: 2 * Self.size), count: 2)
        try Self.check("id\n" + String(repeating: "\"\n\"\n", count: Self.size / 2), count: 2)
        try Self.check("id\n\"" + String(repeating: "\"\"", count: Self.size) + "\"\n1\n", count: 2)
    }

    @Test("An open quote is reported where it stands, however far from the end")
    func openQuote() throws {
        let rows = String(repeating: "1,abc\n", count: Self.size / 2)
        for text in [rows + "2,\"x\n" + rows, rows + "2,\"x\n"] {
            let file = try CSVFile(text: "id,note\n" + text)
            #expect(throws: FileFormatError.unterminatedQuote(opened: place(Self.size / 2 + 2, 3))) {
                try CSVChunk.chunks(of: file)
            }
        }
    }

    /// Cutting must not walk from every boundary to the end of a text that runs over all of them.
    @Test("A text longer than many chunks is walked through once")
    func longTextIsLinear() throws {
        func secondsToCut(chunks: Int) throws -> Double {
            let text = String(repeating: "x", count: chunks * Self.size)
            let file = try CSVFile(text: "id,note\n1,\"\(text)\"\n2,short\n")
            let start = threadSeconds()
            let cut = try CSVChunk.chunks(of: file)
            #expect(cut.count == 2, "the long record, and the short one after it")
            return threadSeconds() - start
        }
        // Eight times the text takes eight times as long, not sixty-four times.
        #expect(try secondsToCut(chunks: 32) < 24 * secondsToCut(chunks: 4))
    }

    /// The time this thread has worked, which other tests do not prolong.
    private func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}
