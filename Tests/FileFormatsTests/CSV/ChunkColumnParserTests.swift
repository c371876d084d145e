import Frame
import Testing

@testable import FileFormats

@Suite("One column of one chunk")
struct ChunkColumnParserTests {
    /// Cells, one a line, as the only column of a chunk, in the kind of column asked for.
    static func parse(
        _ cells: [String], as kind: ColumnKind, notation: NumberNotation = .plain
    ) -> (piece: ColumnPiece, values: ColumnValues?, codes: [Int32], reasons: [UInt8]) {
        let bytes = Array(cells.map { $0 + "\n" }.joined().utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let index = CSVChunkIndex(dialect: CSVChunkIndexTests.commas, fieldCount: 1)
            index.load(CSVChunkIndexTests.chunk(of: buffer), of: buffer.baseAddress!)
            let room = ColumnRoom(kind: kind, count: cells.count)
            let piece = ChunkColumnParser(
                index: index,
                ChunkColumn(place: 0, bytes: buffer, notation: notation, decoder: TextDecoder(.utf8))
            ).fill(room, from: 0)
            var codes: [Int32] = []
            if case .codes(let rows) = room.values { codes = rows.taken(cells.count) }
            return (
                piece, room.numbers(cells.count), codes, piece.hasMissing ? room.reasons.taken(cells.count) : []
            )
        }
    }

    static func classify(_ cells: [String]) -> ColumnKind {
        let bytes = Array(cells.map { $0 + "\n" }.joined().utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let index = CSVChunkIndex(dialect: CSVChunkIndexTests.commas, fieldCount: 1)
            index.load(CSVChunkIndexTests.chunk(of: buffer), of: buffer.baseAddress!)
            return ChunkColumnParser(
                index: index,
                ChunkColumn(place: 0, bytes: buffer, notation: .plain, decoder: TextDecoder(.utf8))
            ).classify(from: 0).kind
        }
    }

    static let marks = ["1", "-2", "NA", "", "\"7\"", ".", "NaN", "nan", "N/A", "NULL", "null", "#N/A", "\"NA\""]

    @Test("Whole numbers, with the marks of missing numbers among them", arguments: [ColumnKind.int8, .int16, .int32])
    func integers(kind: ColumnKind) {
        let found = Self.parse(Self.marks, as: kind)
        #expect(found.piece.kind == kind)
        #expect(found.values == .integer([1, -2, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0]))
        #expect(found.reasons == [0, 0, 6, 6, 0, 6, 6, 6, 6, 6, 6, 6, 6])
    }

    @Test("The same as real numbers, NaN where missing")
    func doubles() {
        let found = Self.parse(Self.marks + ["2.5"], as: .doubles)
        guard case .numeric(let values)? = found.values else { return #expect(found.values != nil) }
        #expect(
            values.map { $0.isNaN ? nil : $0 } == [1, -2, nil, nil, 7] + [Double?](repeating: nil, count: 8) + [2.5])
        #expect(found.reasons == [0, 0, 6, 6, 0, 6, 6, 6, 6, 6, 6, 6, 6, 0])
    }

    @Test(
        "A column takes the narrowest kind that holds all its cells",
        arguments: [
            (["127", "-128"], ColumnKind.int8), (["128"], .int16), (["-129"], .int16), (["32767", "-32768"], .int16),
            (["32768"], .int32), (["2147483647", "-2147483648"], .int32), (["2147483648"], .doubles),
            (["9007199254740992"], .doubles), (["9007199254740993"], .texts), (["1", "2.0"], .doubles),
            (["1.5", "x"], .texts), (["1e3"], .doubles), (["1e400"], .texts), ([], .int8), (["NA", "", "."], .int8),
            (["１２"], .int8), (["'300"], .int16), (["12月"], .texts),
        ])
    func narrowest(cells: [String], kind: ColumnKind) {
        #expect(Self.classify(cells) == kind)
        #expect(Self.parse(["1"] + cells, as: .int8).piece.kind == kind, "found while parsing as well")
        if kind < .texts { #expect(Self.parse(cells, as: kind).piece.kind == kind) }
    }

    @Test("A wider cell after a text does not hide the text")
    func textFirst() {
        #expect(Self.parse(["1", "x", "300", "1.5"], as: .int8).piece.kind == .texts)
        #expect(Self.parse(["1", "x", "300", "1.5"], as: .doubles).piece.kind == .texts)
    }

    @Test("Texts as they are written, coded in order of first appearance")
    func texts() {
        let found = Self.parse(
            ["1", " 2.50 ", "x", "NA", "\"NA\"", ".", "", "\"\"", "NULL", "2.50", "yes \"so\"", "\"a \"\"b\"\"\""],
            as: .texts)
        #expect(found.codes == [0, 1, 2, -1, 3, 4, -1, -1, 5, 1, 6, 7])
        #expect(found.reasons == [0, 0, 0, 6, 0, 0, 6, 6, 0, 0, 0, 0])
        #expect(found.piece.texts.map(\.record) == [0, 1, 2, 4, 5, 8, 10, 11])
    }

    @Test("Without missing cells no reasons are noticed", arguments: [ColumnKind.int8, .doubles, .texts])
    func noReasons(kind: ColumnKind) {
        #expect(!Self.parse(["1", "2"], as: kind).piece.hasMissing)
    }

    @Test("Leading zeros are noticed in whole and in real numbers")
    func leadingZeros() {
        #expect(Self.parse(["1", "007"], as: .int8).piece.hasLeadingZeros)
        #expect(Self.parse(["1.5", "007"], as: .doubles).piece.hasLeadingZeros)
        #expect(Self.parse(["01", "1.5"], as: .doubles).piece.hasLeadingZeros)
        #expect(!Self.parse(["0", "0.5", "10"], as: .doubles).piece.hasLeadingZeros)
        #expect(!Self.parse(["0", "-5", "10"], as: .int8).piece.hasLeadingZeros)
    }

    @Test("The first number that was written by hand is noticed")
    func handwritten() {
        let found = Self.parse(["1", "２３", "'4", "−5"], as: .int8)
        #expect(found.values == .integer([1, 23, 4, -5]))
        #expect(found.piece.firstHandwritten == 1)
        #expect(Self.parse(["1", " 2", "\"3\""], as: .int8).piece.firstHandwritten == nil)
    }

    @Test("Declared marks are read, and others are not")
    func notation() {
        let german = NumberNotation(decimal: .comma, grouping: .point)
        #expect(
            Self.parse(["\"1.234,5\"", "2", "\"-0,25\""], as: .doubles, notation: german).values
                == .numeric([1234.5, 2, -0.25]))
        #expect(Self.parse(["1.5"], as: .doubles, notation: german).piece.kind == .texts)
        #expect(Self.parse(["1.500"], as: .int16, notation: german).values == .integer([1500]))
    }
}
