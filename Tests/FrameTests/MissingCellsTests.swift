import Testing

@testable import Frame

@Suite("Missing cells of a column")
struct MissingCellsTests {
    let cells = MissingCells(reasons: [0, 1, 6, 0, 1, 3])

    @Test("Each row says whether and why it is missing")
    func rows() {
        #expect((0..<6).map { cells[$0] } == [nil, .refused, .blank, nil, .refused, .notApplicable])
    }

    @Test("Counts, in all and by reason")
    func counts() {
        #expect(cells.count == 4)
        #expect(!cells.isEmpty)
        #expect(cells.countsByReason == [.refused: 2, .blank: 1, .notApplicable: 1])
        #expect(cells.countsByReason.values.reduce(0, +) == cells.count)
    }

    @Test("None missing: no reasons are kept, however it is written", arguments: [[], [0], [0, 0, 0]])
    func none(reasons: [UInt8]) {
        let cells = MissingCells(reasons: reasons)
        #expect(cells == .none)
        #expect(cells.isEmpty && cells.reasons == [] && cells.count == 0 && cells.countsByReason == [:])
        #expect(cells[0] == nil && cells[1_000_000] == nil)
    }

    @Test("Every reason is counted under its own name", arguments: MissingReason.allCases)
    func everyReason(reason: MissingReason) {
        let cells = MissingCells(reasons: [0, reason.rawValue])
        #expect(cells[1] == reason)
        #expect(cells.countsByReason == [reason: 1])
    }

    @Test("Cells differ by reason and by place")
    func equality() {
        #expect(MissingCells(reasons: [1, 0]) != MissingCells(reasons: [2, 0]))
        #expect(MissingCells(reasons: [1, 0]) != MissingCells(reasons: [0, 1]))
    }
}
