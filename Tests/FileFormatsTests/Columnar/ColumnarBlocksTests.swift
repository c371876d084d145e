import Frame
import Probability
import TestSupport
import Testing

@testable import FileFormats

@Suite("A columnar file read in blocks")
struct ColumnarBlocksTests {
    @Test("Blocks of any size hold what the whole file holds", arguments: [1, 3_000_000, 1 << 30])
    func sameCells(bytesPerBlock: Int) throws {
        let folder = try TemporaryFolder()
        let rows = 2 * ColumnarLayout.rowsPerBlock + 17
        var generator = SeededGenerator(seed: 4)
        let codes = (0..<rows).map { _ in Int32.random(in: 0..<3, using: &generator) }
        let reasons = (0..<rows).map { UInt8($0 % 5 == 0 ? 6 : 0) }
        let frame = DataFrame(
            rowCount: rows,
            columns: [
                Column(name: "text", values: .text(codes, ["甲", "乙", "c"])),
                Column(name: "whole", values: .integer(IntegerValues(.int8(codes.map { Int8($0) })))),
                Column(
                    name: "real", values: .numeric((0..<rows).map { reasons[$0] == 0 ? Double($0) / 7 : .nan }),
                    missing: MissingCells(reasons: reasons)),
            ])
        let file = try ColumnarFile(path: try ColumnarFileTests.write(ColumnarWriter(frame), to: folder))
        let blocks = try file.blocks(columns: ["text", "real"], bytesPerBlock: bytesPerBlock)
        #expect(blocks.rowCount == rows)
        #expect(blocks.blocks.count == (bytesPerBlock == 1 ? 3 : bytesPerBlock == 1 << 30 ? 1 : blocks.blocks.count))
        var cells: [String: [String]] = [:]
        for number in blocks.blocks.indices {
            let part = try blocks.frame(ofBlock: number)
            #expect(part.names == ["text", "real"] && part.rowCount == blocks.blocks[number].count)
            for column in part.columns { cells[column.name, default: []] += CSVBlocksTests.cells(column) }
            #expect(try blocks.narrowed(to: ["real"]).frame(ofBlock: number).names == ["real"])
        }
        for name in ["text", "real"] {
            #expect(cells[name] == frame[name].map(CSVBlocksTests.cells))
        }
    }
}
