import Foundation
import Frame
import TestSupport
import Testing

@testable import FileFormats

@Suite("Writing files of Stata and SPSS")
struct ReadStatWriterTests {
    static func write(
        _ frame: DataFrame, _ target: ReadStatWriter.Target, metadata: [VariableMetadata] = [],
        in folder: TemporaryFolder, as name: String = "written"
    ) throws -> String {
        let path = "\(folder.path)/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        _ = try ReadStatWriter(target, metadata: metadata).write(frame, to: descriptor, path: path)
        return path
    }

    @Test(
        "What was read is written as it was: values, letters, labels, missing values, formats",
        arguments: [
            ("tagged.dta", ReadStatWriter.Target.stata), ("children118.dta", .stata), ("children.sav", .spss),
            ("children.zsav", .spssCompressed),
        ])
    func roundTrip(name: String, target: ReadStatWriter.Target) throws {
        let folder = try TemporaryFolder()
        let file = try ReadStatFileTests.file(name)
        let frame = try file.read(columns: Set(file.columnNames))
        let path = try Self.write(frame, target, metadata: file.variables, in: folder)
        let again = try ReadStatFile(path: path)
        #expect(again.variables == file.variables)
        let back = try again.read(columns: Set(again.columnNames))
        for (column, other) in zip(frame.columns, back.columns) {
            #expect(Self.isSame(column, other), "\(column.name)")
        }
        // And the same bytes again.
        let second = try Self.write(back, target, metadata: again.variables, in: folder, as: "again")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: URL(fileURLWithPath: second)))
    }

    /// Whether columns hold the same, letters of missing numbers included.
    private static func isSame(_ a: Column, _ b: Column) -> Bool {
        guard a.missing == b.missing, a.temporal == b.temporal else { return false }
        if case .numeric(let x) = a.values, case .numeric(let y) = b.values {
            return x.map(\.bitPattern) == y.map(\.bitPattern)
                || zip(x, y).allSatisfy {
                    $0 == $1 || ($0.isNaN && $1.isNaN && MissingTag.letter(of: $0) == MissingTag.letter(of: $1))
                }
        }
        return a.values == b.values
    }

    private static func decoded() -> DataFrame {
        let levels = CategoricalLevels([
            CategoricalLevel(name: "boy", code: "1", label: LocalizedText(translations: [("en", "Boy"), ("zh", "男")])),
            CategoricalLevel(
                name: "girl", code: "2", label: LocalizedText(translations: [("en", "Girl"), ("zh", "女")])),
        ])
        let reasons = [
            0, MissingReason.refused.rawValue, MissingReason.blank.rawValue, MissingReason.notApplicable.rawValue,
        ]
        return DataFrame(
            rowCount: 4,
            columns: [
                Column(
                    name: "sex", values: .categorical([0, -1, -1, 1], levels), missing: MissingCells(reasons: reasons)),
                Column(
                    name: "income", values: .numeric([-250.5, .nan, .nan, .nan]),
                    missing: MissingCells(reasons: reasons)),
                Column(name: "born", values: .numeric([-4000, 0, 1, 20_000]), temporal: .date),
                Column(name: "seen", values: .numeric([-4000.5, 0, 1e9, 3]), temporal: .dateTime),
            ])
    }

    @Test("Reasons become extended missing values, or numbers declared missing below all others")
    func reasons() throws {
        let folder = try TemporaryFolder()
        let stata = try ReadStatFile(path: try Self.write(Self.decoded(), .stata, in: folder))
        #expect(
            stata.variables[1].valueLabels.map { "\($0.value.code) \($0.label.allTexts[0])" }.sorted() == [
                ".n Not applicable", ".r Refused",
            ])
        let spss = try ReadStatFile(path: try Self.write(Self.decoded(), .spss, in: folder, as: "spss"))
        #expect(spss.variables[1].missing == [.numbers(-991 ... -991), .numbers(-992 ... -992)])
        #expect(spss.variables[0].missing == [.numbers(-91 ... -91), .numbers(-92 ... -92)])
        for file in [stata, spss] {
            let frame = try file.read(columns: ["born", "seen"])
            #expect(frame["born"]?.doubles == [-4000, 0, 1, 20_000])
            #expect(frame["born"]?.temporal == .date)
            #expect(frame["seen"]?.doubles == [-4000.5, 0, 1e9, 3])
        }
    }

    @Test("Numbers that SPSS declares missing become letters in Stata, with their labels")
    func numbersToLetters() throws {
        let folder = try TemporaryFolder()
        let file = try ReadStatFileTests.file("children.sav")
        let frame = try file.read(columns: ["age"])
        let written = try ReadStatFile(path: try Self.write(frame, .stata, metadata: file.variables, in: folder))
        #expect(
            written.variables[0].valueLabels.map { "\($0.value.code) \($0.label.allTexts[0])" }.sorted() == [
                ".a 拒绝回答", ".b 不适用",
            ])
        let age = try #require(try written.read(columns: ["age"]).columns.first)
        #expect(age.missing.count == 2)
    }

    @Test("A name that the program does not allow is refused, with the name")
    func names() throws {
        let folder = try TemporaryFolder()
        let frame = DataFrame(rowCount: 1, columns: [Column(name: "1 bad", values: .integer([1]))])
        #expect(throws: FileFormatError.self) { try Self.write(frame, .stata, in: folder) }
        #expect(throws: FileFormatError.self) { try Self.write(frame, .spss, in: folder) }
    }

    @Test("Long texts have their place in Stata files; an empty table can be written")
    func edges() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "长", count: 1_000)
        let frame = DataFrame(rowCount: 3, columns: [Column(name: "t", values: .text([0, 1, 0], [long, "短"]))])
        let back = try ReadStatFile(path: try Self.write(frame, .stata, in: folder)).read(columns: ["t"])
        #expect(back.columns.first?.values == frame.columns.first?.values)
        let empty = DataFrame(rowCount: 0, columns: [Column(name: "x", values: .integer([]))])
        for target in [ReadStatWriter.Target.stata, .spss] {
            #expect(
                try ReadStatFile(path: try Self.write(empty, target, in: folder)).read(columns: ["x"]).rowCount == 0)
        }
    }
}
