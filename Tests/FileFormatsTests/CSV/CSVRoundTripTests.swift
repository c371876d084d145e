import Frame
import Probability
import RowBlocks
import Testing

@testable import FileFormats

@Suite("What is written is read")
struct CSVRoundTripTests {
    @Test("Small random tables in random dialects", arguments: 0..<8)
    func smallTables(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<150 {
            let table = RandomTable(
                columns: Int.random(in: 1...5, using: &generator), rows: Int.random(in: 1...12, using: &generator),
                using: &generator)
            let bytes = RandomDialect(using: &generator).write(table)
            let text = String(decoding: bytes, as: UTF8.self)
            let read = try CSVTable.read(bytes: bytes)
            #expect(read.differences(from: table.columns) == [], "\(text.debugDescription)")
        }
    }

    @Test("Large random tables in random dialects, on one core and on all", arguments: 0..<6)
    func largeTables(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(1_000 + seed))
        let table = RandomTable(columns: 3, rows: 20_000, using: &generator)
        let bytes = RandomDialect(using: &generator).write(table)
        let all = try CSVTable.read(bytes: bytes)
        #expect(all.differences(from: table.columns) == [])
        let one = try Workers.$limit.withValue(1) { try CSVTable.read(bytes: bytes) }
        #expect(one.frame.columns.map(\.values).map(bitPatterns) == all.frame.columns.map(\.values).map(bitPatterns))
        #expect(one.frame.columns.map(\.missing) == all.frame.columns.map(\.missing))
        #expect(one.evidence == all.evidence)
    }

    /// The values of a column so that NaN equals NaN and 0 differs from −0; texts with their dictionary.
    private func bitPatterns(_ values: ColumnValues) -> [String] {
        switch values {
        case .numeric(let values): ["numeric"] + values.map { "\($0.bitPattern)" }
        case .integer(let values): ["integer"] + values.map { "\($0)" }
        case .categorical(let codes, _): ["categorical"] + codes.map { "\($0)" }
        case .text(let codes, let texts): ["text"] + codes.map { "\($0)" } + texts
        }
    }
}
