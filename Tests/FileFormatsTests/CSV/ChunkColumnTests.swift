import Testing

@testable import FileFormats

@Suite("One column of one chunk")
struct ChunkColumnTests {
    /// Parses cells, one a line, as the only column of a chunk.
    static func parse(_ cells: [String], asText: Bool = false) -> ChunkColumn {
        let bytes = Array(cells.map { $0 + "\n" }.joined().utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let dialect = CSVDialect(
                delimiter: CSVDialect.comma, newline: CSVDialect.lineFeed, preamble: 0, headerStart: 0)
            let index = CSVChunkIndex(
                CSVChunk(bytes: 0..<buffer.count), of: buffer.baseAddress!, dialect: dialect, fieldCount: 1)
            var parser = ChunkColumnParser(index: index, column: 0, start: buffer.baseAddress!, encoding: .utf8)
            return parser.parse(asText: asText)
        }
    }

    @Test("Whole numbers, with the marks of missing numbers among them")
    func integers() {
        let column = Self.parse([
            "1", "-2", "NA", "", "\"7\"", ".", "NaN", "nan", "N/A", "NULL", "null", "#N/A", "\"NA\"",
        ])
        guard case .integers(let values) = column.values else { return #expect(column.kind == .integers) }
        #expect(values == [1, -2, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(column.reasons == [0, 0, 6, 6, 0, 6, 6, 6, 6, 6, 6, 6, 6])
        #expect(column.firstText == nil)
        #expect(column.numbersAmongTexts == 0)
    }

    @Test("A column without missing cells keeps no reasons")
    func noReasons() {
        #expect(Self.parse(["1", "2"]).reasons == [])
        #expect(Self.parse(["1.5", "2"]).reasons == [])
        #expect(Self.parse(["a", "b"]).reasons == [])
    }

    @Test("Whole numbers before the first real number become real, missing cells stay missing")
    func doubles() {
        let column = Self.parse(["1", "NA", "2.5", "", "3"])
        guard case .doubles(let values) = column.values else { return #expect(column.kind == .doubles) }
        #expect(values.map { $0.isNaN ? nil : $0 } == [1, nil, 2.5, nil, 3])
        #expect(column.reasons == [0, 6, 0, 6, 0])
    }

    @Test(
        "A whole number beyond 32 bits makes the column real",
        arguments: ["2147483648", "-2147483649", "9007199254740992"])
    func beyond32Bits(number: String) throws {
        let column = Self.parse(["1", number])
        guard case .doubles(let values) = column.values else { return #expect(column.kind == .doubles) }
        #expect(values == [1, try #require(Double(number))])
    }

    @Test("One text makes all cells texts, as they are written")
    func texts() {
        let column = Self.parse([
            "1", " 2.50 ", "x", "NA", "\"NA\"", ".", "", "\"\"", "NULL", "2.50", "yes \"so\"", "\"a \"\"b\"\"\"",
        ])
        guard case .texts(let codes, let texts) = column.values else { return #expect(column.kind == .texts) }
        #expect(texts == ["1", "2.50", "x", "NA", ".", "NULL", "yes \"so\"", "a \"b\""])
        #expect(codes == [0, 1, 2, -1, 3, 4, -1, -1, 5, 1, 6, 7])
        #expect(column.reasons == [0, 0, 0, 6, 0, 0, 6, 6, 0, 0, 0, 0])
    }

    @Test("The first text is the first cell that is neither a number nor the mark of a missing one")
    func firstText() {
        let column = Self.parse([".", "NULL", "12", "NA", "男", "12", "x"])
        #expect(column.firstText == 4)
        #expect(column.numbersAmongTexts == 2)
    }

    @Test("Marks of missing numbers are no numbers among texts")
    func marksAreNoNumbers() {
        #expect(Self.parse(["village A", ".", "NULL", "village B"]).numbersAmongTexts == 0)
    }

    @Test("Numbers are read as texts when that is asked for")
    func asText() {
        let column = Self.parse(["1", "", "007", "1"], asText: true)
        guard case .texts(let codes, let texts) = column.values else { return #expect(column.kind == .texts) }
        #expect(codes == [0, -1, 1, 0])
        #expect(texts == ["1", "007"])
        #expect(column.firstText == nil)
        #expect(column.numbersAmongTexts == 3)
    }

    @Test("Leading zeros are noticed in whole and in real numbers")
    func leadingZeros() {
        #expect(Self.parse(["1", "007"]).hasLeadingZeros)
        #expect(Self.parse(["1.5", "007"]).hasLeadingZeros)
        #expect(Self.parse(["01", "1.5"]).hasLeadingZeros)
        #expect(!Self.parse(["0", "0.5", "10"]).hasLeadingZeros)
    }

    @Test("All cells missing: whole numbers, none present")
    func allMissing() {
        let column = Self.parse(["NA", "", ".", "NULL"])
        #expect(column.kind == .integers)
        #expect(column.reasons == [6, 6, 6, 6])
    }
}
