import CStructuralScan
import Probability
import Testing

@testable import FileFormats

@Suite("Where fields begin and end")
struct CSVChunkIndexTests {
    /// An index with the bytes it was made of.
    struct Indexed {
        let index: CSVChunkIndex
        let bytes: [UInt8]

        /// The fields of all records, as they stand in the file.
        var records: [[String]] {
            (0..<index.recordCount).map { record in
                (0..<index.fieldCount).map { column in
                    let field = index.field(record: record, column: column)
                    return String(
                        decoding: bytes[(index.base + field.lowerBound)..<(index.base + field.upperBound)],
                        as: UTF8.self)
                }
            }
        }
    }

    static func index(
        _ text: String, fields: Int, before: String = "", newline: UInt8 = CSVDialect.lineFeed, comment: UInt8? = nil,
        raggedRows: RaggedRowPolicy = .refuse
    ) -> Indexed {
        let bytes = Array((before + text).utf8)
        let dialect = CSVDialect(
            delimiter: CSVDialect.comma, newline: newline, preamble: 0, headerStart: 0, comment: comment)
        let index = CSVChunkIndex(dialect: dialect, fieldCount: fields, raggedRows: raggedRows)
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            // Scratch of another chunk must not show.
            index.load(Self.chunk(of: buffer), of: base)
            index.load(Self.chunk(of: buffer, from: before.utf8.count, newline: newline), of: base)
        }
        return Indexed(index: index, bytes: bytes)
    }

    static let commas = CSVDialect(
        delimiter: CSVDialect.comma, newline: CSVDialect.lineFeed, preamble: 0, headerStart: 0)

    /// The chunk of all bytes from a place on.
    static func chunk(
        of bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, newline: UInt8 = CSVDialect.lineFeed
    ) -> CSVChunk {
        let text = bytes[start...]
        var lines = 0
        var inQuotes = false
        for byte in text {
            if byte == CSVDialect.quote { inQuotes.toggle() }
            if byte == newline, !inQuotes { lines += 1 }
        }
        if let last = text.last, last != newline || inQuotes { lines += 1 }
        return CSVChunk(
            bytes: start..<bytes.count, lineCount: lines, hasQuotes: text.contains(CSVDialect.quote))
    }

    @Test(
        "Fields as they stand",
        arguments: [
            ("1,2\n3,4\n", [["1", "2"], ["3", "4"]]), ("1,2\n3,4", [["1", "2"], ["3", "4"]]),
            (",\n,", [["", ""], ["", ""]]),
            ("1,2\r\n3,4\r\n", [["1", "2\r"], ["3", "4\r"]]), ("\"a,b\",\"c\nd\"\n", [["\"a,b\"", "\"c\nd\""]]),
            ("1,", [["1", ""]]), ("\n\n1,2\n\n \n3,4\n\n", [["1", "2"], ["3", "4"]]), ("", []), ("\n", []),
            (" \t\r\n", []),
        ])
    func fields(text: String, records: [[String]]) {
        let indexed = Self.index(text, fields: 2)
        #expect(indexed.records == records)
        #expect(indexed.index.ragged.isEmpty)
        #expect(Self.index(text, fields: 2, before: "id,x\n\"q").records == records)
    }

    @Test(
        "In a file of one column every line is a record but an unended blank last one",
        arguments: [
            ("1\n2\n", ["1", "2"]), ("1\n\n2", ["1", "", "2"]), ("\n\n", ["", ""]), ("1\n ", ["1"]),
            ("1\n\n", ["1", ""]), ("1", ["1"]),
            ("\"\"\n\"\"", ["\"\"", "\"\""]),
        ])
    func oneColumn(text: String, records: [String]) {
        #expect(Self.index(text, fields: 1).records == records.map { [$0] })
    }

    @Test("Records with too few or too many fields are set aside, the others kept")
    func ragged() {
        let indexed = Self.index("1,2\n3\n4,5,6\n\n7,8\n,\"a,\n\",,\n9,10\n\"\"\nx", fields: 2, before: "abc")
        #expect(indexed.records == [["1", "2"], ["7", "8"], ["9", "10"]])
        #expect(indexed.index.ragged.map(\.offset) == [7, 9, 20, 34, 37])
        #expect(indexed.index.ragged.map(\.fields) == [1, 3, 4, 1, 1])
    }

    @Test("Only quotes that hide something and enclose no field are stray")
    func strayQuotes() {
        #expect(Self.index("1,\"a,b\"\n2,5\"x\"\n", fields: 2).index.strayQuote == nil)
        #expect(Self.index("1,x\"a,b\"\n", fields: 2, before: "abc").index.strayQuote == 6)
    }

    @Test("Structural bytes at every place of the blocks of 64 that the scanner reads")
    func blockPlaces() {
        for length in 0...140 {
            let field = String(repeating: "x", count: length)
            #expect(
                Self.index("\(field),\(field)\n\(field),y\n", fields: 2).records == [[field, field], [field, "y"]])
            let quoted = "\"\(field)\",\"\(field),\n\"\n"
            #expect(Self.index(quoted + quoted, fields: 2).records.count == 2)
        }
    }

    @Test("Random bytes are scanned as one after the other", arguments: 0..<4)
    func randomScan(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                Array(",\n\"xy".utf8).randomElement(using: &generator)!
            }
            var expected: [UInt32] = []
            var hidden = 0
            var inQuotes = false
            var newlines = [0, 0]
            for (place, byte) in bytes.enumerated() {
                if byte == UInt8(ascii: "\"") { inQuotes.toggle() }
                if byte == UInt8(ascii: "\n") { newlines[inQuotes ? 1 : 0] += 1 }
                guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") else { continue }
                if inQuotes { hidden += 1 } else { expected.append(UInt32(place)) }
            }
            var positions = [UInt32](repeating: 0, count: bytes.count + Int(LBC_POSITION_SLACK))
            let found = lbc_structural_positions(
                bytes, bytes.count, CSVDialect.comma, CSVDialect.lineFeed, true, &positions)
            #expect(Array(positions[..<found.positions]) == expected)
            #expect(found.hidden == hidden)
            if !bytes.contains(CSVDialect.quote) {
                let plain = lbc_structural_positions(
                    bytes, bytes.count, CSVDialect.comma, CSVDialect.lineFeed, false, &positions)
                #expect(Array(positions[..<plain.positions]) == expected)
            }
            let counts = lbc_count_lines(bytes, bytes.count, CSVDialect.lineFeed)
            #expect(counts.quotes == bytes.count { $0 == UInt8(ascii: "\"") })
            #expect([counts.newlines_from_outside, counts.newlines_from_inside] == newlines)
        }
    }

    @Test("A delimiter too many at the end of a line separates nothing")
    func trailingDelimiter() {
        let indexed = Self.index("1,2,\n3,4\n5,6, \r\n,,\n7,8,9\n", fields: 2)
        #expect(indexed.records == [["1", "2"], ["3", "4"], ["5", "6"], ["", ""]])
        #expect(indexed.index.ragged.map(\.fields) == [3])
    }

    @Test("Lines that begin with the mark of a comment are none")
    func comments() {
        let text = "# a, b\n1,2\n  # c\n3,#4\n#\n"
        #expect(Self.index(text, fields: 2, comment: UInt8(ascii: "#")).records == [["1", "2"], ["3", "#4"]])
        #expect(Self.index(text, fields: 2).index.ragged.count == 2)
    }

    @Test("Short rows are filled up where that is asked for, long ones left out")
    func filled() {
        let text = "1,2,3\n4\n5,6\n7,8,9,10\n\n11,,\n12"
        let filled = Self.index(text, fields: 3, raggedRows: .fill)
        #expect(
            filled.records == [["1", "2", "3"], ["4", "", ""], ["5", "6", ""], ["11", "", ""], ["12", "", ""]])
        #expect(filled.index.ragged.map(\.fields) == [1, 2, 4, 1])
        let skipped = Self.index(text, fields: 3, raggedRows: .skip)
        #expect(skipped.records == [["1", "2", "3"], ["11", "", ""]])
    }
}
