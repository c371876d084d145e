import Frame
import Testing

@testable import FileFormats

@Suite("Joining the pieces of a column")
struct CSVColumnJoinTests {
    static func join(
        _ pieces: [ChunkColumn], counts: [Int], as kind: ChunkColumn.Kind
    ) throws -> (column: Column, evidence: ColumnEvidence) {
        let file = try CSVFile(text: "x\n1\n")
        let locator = CSVLocator(file: file, chunks: try CSVChunk.chunks(of: file), recordCounts: [1])
        return try CSVColumnJoin(name: "x", pieces: pieces, recordCounts: counts, locator: locator).join(as: kind)
    }

    @Test("Texts keep one dictionary, in the order of first appearance over all pieces")
    func texts() throws {
        let column = try Self.join(
            [
                ChunkColumn(values: .texts([1, 0, -1], ["b", "a"]), reasons: [0, 0, 6]),
                ChunkColumn(values: .texts([0, 1, 1], ["c", "b"]), reasons: []),
                ChunkColumn(values: .texts([], []), reasons: []),
            ], counts: [3, 3, 0], as: .texts
        ).column
        #expect(column.values == .text([1, 0, -1, 2, 0, 0], ["b", "a", "c"]))
        #expect(column.missing == MissingCells(reasons: [0, 0, 6, 0, 0, 0]))
    }

    @Test("A text written with and without quotes is one text")
    func quotedTwin() throws {
        let frame = try CSVTable.read("x\nabc\n\"abc\"\nabc\n").frame
        #expect(frame["x"]?.values == .text([0, 0, 0], ["abc"]))
    }

    @Test("Whole numbers turn real beside real ones, missing cells NaN")
    func numbers() throws {
        let column = try Self.join(
            [
                ChunkColumn(values: .integers([1, 0, 3]), reasons: [0, 6, 0]),
                ChunkColumn(values: .doubles([.nan, 0.5]), reasons: [6, 0]),
                ChunkColumn(values: .integers([7]), reasons: []),
            ], counts: [3, 2, 1], as: .doubles
        ).column
        #expect(column.numbers == [1, nil, 3, nil, 0.5, 7])
        guard case .numeric(let values) = column.values else { return }
        #expect(values.map(\.isNaN) == [false, true, false, true, false, false])
    }

    @Test("Without missing cells no reasons are kept")
    func noReasons() throws {
        let pieces = [
            ChunkColumn(values: .integers([1]), reasons: []), ChunkColumn(values: .integers([2]), reasons: [0]),
        ]
        let column = try Self.join(pieces, counts: [1, 1], as: .integers).column
        #expect(column == Column(name: "x", values: .integer([1, 2])))
    }

    @Test("Evidence of all pieces, rows counted over the file")
    func evidence() throws {
        let found = try Self.join(
            [
                ChunkColumn(values: .texts([0, 0], ["7"]), reasons: [], firstText: nil, numbersAmongTexts: 2),
                ChunkColumn(values: .texts([0, 1], ["8", "x"]), reasons: [], firstText: 1, numbersAmongTexts: 1),
                ChunkColumn(values: .texts([0], ["y"]), reasons: [], firstText: 0, numbersAmongTexts: 0),
            ], counts: [2, 2, 1], as: .texts
        ).evidence
        #expect(found == ColumnEvidence(firstText: (3, "x"), numbersAmongTexts: 3, hasLeadingZeros: false))
    }

    @Test("Evidence differs by each of its parts")
    func evidenceEquality() {
        let evidence = ColumnEvidence(firstText: (3, "x"), numbersAmongTexts: 3, hasLeadingZeros: false)
        #expect(evidence != ColumnEvidence(firstText: (4, "x"), numbersAmongTexts: 3, hasLeadingZeros: false))
        #expect(evidence != ColumnEvidence(firstText: (3, "y"), numbersAmongTexts: 3, hasLeadingZeros: false))
        #expect(evidence != ColumnEvidence(firstText: nil, numbersAmongTexts: 3, hasLeadingZeros: false))
        #expect(evidence != ColumnEvidence(firstText: (3, "x"), numbersAmongTexts: 2, hasLeadingZeros: false))
        #expect(evidence != ColumnEvidence(firstText: (3, "x"), numbersAmongTexts: 3, hasLeadingZeros: true))
    }
}
