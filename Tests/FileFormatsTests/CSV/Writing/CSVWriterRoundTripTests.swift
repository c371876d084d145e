import Frame
import Probability
import RowBlocks
import Testing

@testable import FileFormats

@Suite("What the writer writes, the reader reads")
struct CSVWriterRoundTripTests {
    @Test("Small random frames", arguments: 0..<8)
    func small(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<150 {
            let frame = RandomFrame.make(
                columns: Int.random(in: 1...5, using: &generator), rows: Int.random(in: 1...12, using: &generator),
                using: &generator)
            let delimiter: Character = [",", ";", "\t", "|"].randomElement(using: &generator)!
            let isSafe = generator.uniform() < 0.2
            let bytes = try CSVWriter(CSVWritingOptions(delimiter: delimiter, isSafeForSpreadsheets: isSafe)).bytes(
                of: frame)
            let read = try CSVFile(FileBytes(path: testPath, bytes: bytes), CSVOptions(delimiter: delimiter)).read()
                .frame
            let text = String(decoding: bytes, as: UTF8.self)
            if !isSafe { #expect(read.names == frame.names, "\(text.debugDescription)") }
            guard !isSafe, read.names == frame.names else { continue }
            for column in frame.columns {
                #expect(
                    RandomFrame.cells(of: read[column.name]!) == RandomFrame.cells(of: column),
                    "\(text.debugDescription)")
            }
        }
    }

    @Test("Large random frames, on one core and on all", arguments: 0..<3)
    func large(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        let frame = RandomFrame.make(columns: 4, rows: 60_000, using: &generator)
        let bytes = try CSVWriter().bytes(of: frame)
        let one = try Workers.$limit.withValue(1) { try CSVWriter().bytes(of: frame) }
        #expect(one == bytes)
        let read = try CSVTable.read(bytes: bytes).frame
        try #require(read.names == frame.names)
        for column in frame.columns {
            let same = RandomFrame.cells(of: read[column.name]!) == RandomFrame.cells(of: column)
            #expect(same, "\(column.name)")
        }
    }
}

/// Frames of random columns that delimited text can carry.
enum RandomFrame {
    static func make(columns: Int, rows: Int, using generator: inout SeededGenerator) -> DataFrame {
        var frame = DataFrame(rowCount: rows)
        for place in 0..<columns {
            let name = [
                "v\(place)", "变量\(place)", "a \"quoted\" name, \(place)", "line\nbreak \(place)", "a;b;c|d\t\(place)",
                "=\(place)", "PAR1\(place)", "NA\(place)",
            ].randomElement(using: &generator)!
            frame.set(column(name, rows: rows, using: &generator))
        }
        return frame
    }

    private static func column(_ name: String, rows: Int, using generator: inout SeededGenerator) -> Column {
        let missingShare = generator.uniform() < 0.5 ? 0.2 : 0
        let reasons = (0..<rows).map { _ in generator.uniform() < missingShare ? MissingReason.blank.rawValue : 0 }
        let kind = Int.random(in: 0..<6, using: &generator)
        func whole<Number: FixedWidthInteger>(_: Number.Type) -> [Number] {
            reasons.map { reason in
                let any = Number(truncatingIfNeeded: generator.next())
                let value = generator.uniform() < 0.05 ? [Number.min, .max, 0].randomElement(using: &generator)! : any
                return reason == 0 ? value : 0
            }
        }
        let values: ColumnValues
        switch kind {
        case 0: values = .integer(IntegerValues(.int8(whole(Int8.self))))
        case 1: values = .integer(IntegerValues(.int16(whole(Int16.self))))
        case 2: values = .integer(IntegerValues(.int32(whole(Int32.self))))
        case 3: values = .numeric(reasons.map { $0 == 0 ? NumberWritingTests.double(using: &generator) : .nan })
        default:
            // Some text is no number, or the column would be one of numbers.
            var texts = [
                "x", "NA", "N/A", ".", "-5", "=1", "男, 女", "a \"b\"", "l\nf", "c\rr", "\u{FEFF}y", "#", "1e400",
            ]
            for _ in 0..<Int.random(in: 0...20, using: &generator) { texts.append(text(using: &generator)) }
            let known = Dictionary(grouping: texts, by: \.self).keys.sorted()
            var codes = reasons.map { $0 == 0 ? Int32.random(in: 0..<Int32(known.count), using: &generator) : -1 }
            if let row = codes.firstIndex(where: { $0 >= 0 }) { codes[row] = Int32(known.firstIndex(of: "x")!) }
            values = .text(codes, known)
        }
        return Column(name: name, values: values, missing: MissingCells(reasons: reasons))
    }

    private static func text(using generator: inout SeededGenerator) -> String {
        let pieces = [
            "a", "7", " ", ",", ";", "|", "\t", "\"", "\n", "\r\n", "留守", "👧🏽", "é", "'", "NA", "\\", "\u{7}", "＝",
        ]
        let inner = (0..<Int.random(in: 0...6, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
        return ["x", "男", "'", "-"].randomElement(using: &generator)! + inner.joined() + "."
    }

    /// The cells of a column: the bits of its numbers, its texts, `nil` where missing.
    static func cells(of column: Column) -> [String?] {
        switch column.values {
        case .numeric(let values):
            values.indices.map { column.missing[$0] == nil ? "\(values[$0].bitPattern)" : nil }
        case .integer(let values):
            values.indices.map { column.missing[$0] == nil ? "\(Double(values[$0]).bitPattern)" : nil }
        case .categorical(let codes, let levels): codes.map { $0 < 0 ? nil : levels[Int($0)].code }
        case .text(let codes, let texts): codes.map { $0 < 0 ? nil : texts[Int($0)] }
        }
    }
}
