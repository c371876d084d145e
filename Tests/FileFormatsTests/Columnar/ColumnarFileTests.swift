import Foundation
import Frame
import Probability
import RowBlocks
import TestSupport
import Testing

@testable import FileFormats

@Suite("Columnar files")
struct ColumnarFileTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Writes a frame, and returns the file's path.
    static func write(_ writer: ColumnarWriter, to folder: TemporaryFolder, as name: String = "x.lbc") throws -> String
    {
        let path = "\(folder.path)/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        try writer.write(to: descriptor, path: path)
        return path
    }

    private func expectSame(_ read: DataFrame, _ frame: DataFrame) {
        #expect(read.rowCount == frame.rowCount)
        #expect(read.names == frame.names)
        for (found, column) in zip(read.columns, frame.columns) {
            #expect(found.label == column.label && found.unit == column.unit && found.missing == column.missing)
            #expect(found.temporal == column.temporal)
            #expect(RandomFrame.cells(of: found) == RandomFrame.cells(of: column))
            switch (found.values, column.values) {
            case (.text(_, let a), .text(_, let b)): #expect(a == b)
            case (.categorical(_, let a), .categorical(_, let b)): #expect(a == b)
            case (.integer(let a), .integer(let b)): #expect("\(a.storage)".prefix(6) == "\(b.storage)".prefix(6))
            case (.numeric, .numeric): break
            default: Issue.record("'\(column.name)' has another type")
            }
        }
    }

    @Test("Random frames come back as they were, on one core and on all", arguments: 0..<6)
    func roundTrip(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for rows in [0, 1, 7, 300] {
            let frame = RandomFrame.make(columns: 5, rows: rows, using: &generator)
            let path = try Self.write(ColumnarWriter(frame), to: folder)
            expectSame(try ColumnarFile(path: path).read().frame, frame)
            let first = try Data(contentsOf: URL(fileURLWithPath: path))
            try Workers.$limit.withValue(1) {
                _ = try Self.write(ColumnarWriter(frame), to: folder)
                expectSame(try ColumnarFile(path: path).read().frame, frame)
            }
            let second = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(first == second)
        }
    }

    @Test("Several blocks of rows and of texts; some of the columns")
    func blocks() throws {
        let rows = 3 * ColumnarLayout.rowsPerBlock + 5
        let texts = (0..<ColumnarLayout.textsPerBlock + 9).map { "文\($0)" }
        let frame = DataFrame(
            rowCount: rows,
            columns: [
                Column(
                    name: "t", values: .text((0..<rows).map { Int32($0 % texts.count) }, texts)),
                Column(name: "n", values: .integer(IntegerValues((0..<rows).map { Int32($0) }))),
                Column(
                    name: "x", values: .numeric((0..<rows).map { $0 == rows - 1 ? .nan : Double($0) }),
                    missing: MissingCells(reasons: (0..<rows).map { $0 == rows - 1 ? 3 : 0 })),
            ])
        let file = try ColumnarFile(path: try Self.write(ColumnarWriter(frame), to: folder))
        expectSame(try file.read().frame, frame)
        let some = try file.read(columns: ["x", "none"]).frame
        #expect(some.names == ["x"] && some.columns[0].missing == frame.columns[2].missing)
        try file.verify()
    }

    @Test("Labels, units, levels, evidence and origin come back")
    func descriptions() throws {
        let label = LocalizedText(translations: [("en", "Sex"), ("zh", "性别")])
        let frame = DataFrame(
            rowCount: 3,
            columns: [
                CSVWriterTests.sex.renamed("sex", label: label),
                Column(name: "age", unit: LocalizedText("years"), values: .numeric([1, 2, 3])),
                Column(name: "born", values: .numeric([0, -1, 20_000]), temporal: .date),
            ])
        let evidence = [
            "age": ColumnEvidence(
                firstText: .init(row: 2, text: "x"), numbersAmongTexts: 2, hasLeadingZeros: true, firstHandwritten: 1)
        ]
        let notices: [CSVNotice] = [
            .duplicateNames(
                path: "wave.csv", [.init(name: "a", places: [1, 3], names: ["a_1", "a_2"])]),
            .raggedRows(
                path: "wave.csv", expected: 3, examples: [.init(line: 4, fields: 2)], total: 9,
                isSkipped: true),
            .lineLengths(
                path: "wave.csv", expected: 3, examples: [.init(line: 4, fields: 2)], total: 9, isSkipped: false),
        ]
        let origin = ColumnarOrigin(
            name: "wave.csv", state: SourceState(size: 9, modified: -5, changed: 7), digest: "ab",
            options: CSVOptions(
                delimiter: ";", encoding: .gb18030, decimal: .comma, grouping: .point, comment: "#", skippedLines: 2,
                raggedRows: .skip,
                layout: FixedLayout(
                    fields: [
                        FixedField(name: "a", bytes: 2..<5, isText: true),
                        FixedField(name: "b", bytes: 0..<2, decimals: 1),
                    ],
                    longestLine: 9, isPadded: true),
                sheet: "数据"), isWhole: true, encoding: .gb18030,
            detection: DetectedEncoding(encoding: .gb18030, evidence: "its looks"), columnsShowingEncoding: ["sex"],
            notices: notices)
        let file = try ColumnarFile(
            path: try Self.write(ColumnarWriter(frame, evidence: evidence, origin: origin), to: folder))
        #expect(file.origin == origin)
        let table = try file.read()
        expectSame(table.frame, frame)
        #expect(table.evidence["age"] == evidence["age"] && table.evidence["sex"] == ColumnEvidence())
        #expect(origin.encoding(reading: ["age"]) == (.utf8, nil))
        #expect(origin.encoding(reading: ["age", "sex"]) == (.gb18030, origin.detection))
    }

    @Test("All options of reading are recorded: a new one must be added to the header")
    func options() {
        #expect(Mirror(reflecting: CSVOptions()).children.count == 9)
    }

    @Test("Cells without a value and without a reason are blank; a reason outweighs a value")
    func reasons() throws {
        let frame = DataFrame(
            rowCount: 3,
            columns: [
                Column(name: "x", values: .numeric([.nan, 1, 2]), missing: MissingCells(reasons: [0, 2, 0])),
                Column(name: "t", values: .text([0, -1, 0], ["a"])),
            ])
        let read = try ColumnarFile(path: try Self.write(ColumnarWriter(frame), to: folder)).read().frame
        #expect(read["x"]?.missing.reasons == [6, 2, 0])
        #expect(read["t"]?.missing.reasons == [0, 6, 0])
    }

    @Test("What is no columnar file, and one of another version, are refused")
    func refused() throws {
        let path = try folder.write("a,b\n1,2\n", to: "x.csv")
        #expect(throws: FileFormatError.notColumnar(path: path)) { try ColumnarFile(path: path) }
        #expect(!ColumnarFile.isColumnar(path) && !ColumnarFile.isColumnar(folder.path))
        #expect(throws: FileFormatError.cannotOpen(path: folder.path, reason: .isDirectory)) {
            try ColumnarFile(path: folder.path)
        }
        let frame = DataFrame(rowCount: 1, columns: [Column(name: "a", values: .integer([1]))])
        let columnar = try Self.write(ColumnarWriter(frame), to: folder)
        #expect(ColumnarFile.isColumnar(columnar))
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: columnar)))
        bytes[8] = 3
        let newer = try folder.write(bytes, to: "newer.lbc")
        #expect(throws: FileFormatError.otherVersion(path: newer, found: 3, known: 2)) { try ColumnarFile(path: newer) }
    }

    @Test("A full disk is an error")
    func full() throws {
        let frame = DataFrame(rowCount: 1, columns: [Column(name: "a", values: .integer([1]))])
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        #expect(throws: FileFormatError.cannotWrite(path: "x.lbc", code: ENOSPC)) {
            try ColumnarWriter(frame).write(to: descriptor, path: "x.lbc")
        }
    }
}
