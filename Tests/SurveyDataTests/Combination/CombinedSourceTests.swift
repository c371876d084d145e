import FileFormats
import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("A combination in the place of data")
struct CombinedSourceTests {
    let sample: SampleCombination

    init() throws {
        sample = try SampleCombination()
    }

    static let joined =
        SampleCombination.panel
        + "\n- join: {file: household.csv, by: {hhid: hh}, cardinality: m:1, rename: {region: home}}"

    @Test("Rows in the order of the left, reasons for what is missing, texts without leftovers")
    func values() throws {
        #expect(
            try sample.cells(Self.joined) == [
                "wave,pid,hhid,sex,cesd,region,height,income,home", "1,1,10,1,5,甘肃,~,1000,A", "1,2,10,2,7,甘肃,~,1000,A",
                "1,3,11,1,9,贵州,~,2000,B", "1,4,12,2,,贵州,~,~,~", "1,5,,1,3,四川,~,~,~", "2,6,13,2,2,~,141.5,3000,C",
                "2,1,10,1,6,~,120.5,1000,A", "2,3,11,1,8,~,130,2000,B", "2,4,12,2,4,~,,~,~",
            ])
        guard case .text(_, let texts) = try sample.rows(Self.joined).column("home").values else {
            Issue.record("not a text")
            return
        }
        #expect(texts == ["A", "B", "C"], "in order of appearance, without the household nobody lives in")
    }

    @Test("What was unmatched is told with places, and counted")
    func notices() throws {
        let rows = try sample.rows(Self.joined)
        #expect(
            rows.notices.map(sample.plain) == [
                "plan.yaml:3:5: 3 of 9 rows have no match in household.csv (hhid 12 (wave1.csv:5:3); …; 1 without a key): kept, with "
                    + "what household.csv would add missing as not asked.",
                "plan.yaml:3:5: 1 of 4 rows of household.csv matches nothing (hh 14 (household.csv:2:1)): left out.",
            ])
        let report = try #require(rows.reports.last)
        #expect(report.rowsBefore == 9 && report.otherRows == 4 && report.matched == 6)
        #expect(report.unmatchedLeft == 3 && report.unmatchedRight == 1)
        #expect(report.repeatedLeft == 3 && report.repeatedRight == 0)
        #expect(report.rowsAfter == 9 && report.columnsAfter == 9)
    }

    @Test("Every cell leads back to its file, line and column, through a codebook, too")
    func places() throws {
        let codebook = try Codebook(
            yaml: "variables: {income: {range: [0, 2500]}, cesd_2: {range: [5, 9]}, sex: {type: integer}}",
            file: "c.yaml")
        let path = try sample.path(
            Self.joined + "\n- reshape: {to: wide, id: pid, wave: wave, variables: [cesd, income], constant: sex}")
        let file = try SurveyFile(path: path, codebook: codebook)
        let table = try file.load(["pid", "cesd_2", "income_2"])
        func place(_ row: Int, _ variable: String) -> String {
            sample.plain("\(table.position(row: row, variable: variable))")
        }
        #expect(table.violations.map(\.variable) == ["cesd_2"])
        #expect(
            table.placedViolations[0].positions.map { sample.plain("\($0)") } == ["wave2.csv:5:8", "wave2.csv:2:8"])
        #expect(place(5, "income_2") == "household.csv:3:4")
        #expect(place(0, "pid") == "wave1.csv:2:1" && place(0, "cesd_2") == "wave2.csv:3:8")
        #expect(place(1, "cesd_2") == "wave1.csv:3:8", "a cell nobody has: where the person is")
    }

    @Test("The digest changes with a file, and with the combination; files in a combination within one count")
    func digest() throws {
        let outer = "- file: {path: inner.yaml, columns: [pid, cesd]}"
        _ = try sample.path(Self.joined, "inner.yaml")
        let before = try sample.source(outer).digest()
        #expect(try sample.source(outer).digest() == before)
        #expect(try sample.source(outer + "  # a comment").digest() != before)
        let path = try sample.folder.write(
            SampleCombination.household.replacing("4000", with: "4001"), to: "household.csv")
        #expect(try sample.source(outer).digest() != before)
        #expect(try sample.source(outer).sourcePaths.contains(path))
    }

    @Test("In blocks, the same; and it is said that they are held in memory")
    func blocks() throws {
        let source = try sample.source(Self.joined)
        let columns: Set<String> = ["pid", "home", "height"]
        let whole = try source.read(columns: columns)
        let blocks = try source.blocks(columns: columns, bytesPerBlock: 1)
        #expect(blocks.rowCount == 9)
        let cells = try blocks.blocks.indices.flatMap {
            Array(SampleCombination.cells(try blocks.frame(ofBlock: $0)).dropFirst())
        }
        #expect(cells == Array(SampleCombination.cells(whole.frame).dropFirst()))
        #expect(
            blocks.facts.notices.last?.contains("a combination is held in memory, whatever --memory allows") == true)
    }

    @Test("How files are written: each its own way, the rest as declared outside")
    func notation() throws {
        _ = try sample.folder.write("pid;cesd\n7;4,5\n", to: "comma.csv")
        _ = try sample.folder.write([0x70, 0x69, 0x64, 0x2C, 0x74, 0x0A, 0x38, 0x2C, 0xC4, 0xD0, 0x0A], to: "gbk.csv")
        var notation = FileNotation()
        notation.set(.encoding, "GB18030", at: SourcePosition(whole: "--encoding"))
        let path = try sample.path("- append: {files: [{path: comma.csv, decimal: comma, encoding: UTF-8}, gbk.csv]}")
        let source = try CombinedSource(path: path, notation: notation)
        #expect(
            SampleCombination.cells(try source.rows(["pid", "cesd", "t"]).frame) == ["pid,cesd,t", "7,4.5,~", "8,~,男"])
    }

    @Test("A file of columns made of it reads the same, and takes a codebook that translates waves")
    func columnar() throws {
        let path = try sample.path(Self.joined)
        let combined = try CombinedData(path: path)
        let target = sample.folder.path + "/out.lbc"
        let descriptor = open(target, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        try ColumnarFormat().write(combined.data, WritingStyle(), to: descriptor, path: target)
        close(descriptor)
        let codebook = try Codebook(
            yaml: "wave: wave\nvariables: {sex: {values: {1: a, 2: b}}}\nwaves: {2: {recode: {sex: {1: 2, 2: 1}}}}",
            file: "c.yaml")
        let tables = try [path, target].map {
            try SurveyFile(path: $0, codebook: codebook).load(["wave", "pid", "sex", "home"]).frame
        }
        #expect(SampleCombination.cells(tables[0]) == SampleCombination.cells(tables[1]))
        #expect(SampleCombination.cells(tables[0])[7] == "2,1,2,A")
    }

    @Test("What files of statistics programs say of their variables goes along; where they differ, that is told")
    func metadata() throws {
        let (stata, spss) = (
            Places.fixture("statistics-files/children118.dta"), Places.fixture("statistics-files/children.sav")
        )
        let steps = "- append: {files: {1: \(stata), 2: \(spss)}, wave: wave}"
        let table = try SurveyFile(path: try sample.path(steps)).load(["sex", "age", "wave", "born"])
        let sex = try #require(table.frame["sex"])
        #expect(sex.label.text(in: "zh") == "性别")
        #expect(sex.categories.levels.map(\.name) == ["男", "女"])
        #expect(table.frame["born"]?.temporal == .date)
        #expect(table.frame["age"]?.missing.countsByReason == [.refused: 2, .notApplicable: 2])
        #expect(
            table.notices.map(sample.plain) == [
                "plan.yaml:2:5: -8, -9 of 'age' stand for no value in some of the files only, and are taken so in all."
            ])
        let wide = try sample.source(steps + "\n- reshape: {to: wide, id: id, wave: wave, variables: [sex, age]}")
        #expect(wide.metadata.map(\.name).contains("sex_2"))
        let decoded = try CombinedData(path: wide.path, needsOrigin: true).data.frame
        #expect(decoded["sex_2"]?.categories.levels.map(\.name) == ["男", "女"])
        let long = try sample.source(
            steps + "\n- reshape: {to: wide, id: id, wave: wave, variables: [sex, age]}\n"
                + "- reshape: {to: long, id: id, wave: wave, variables: {sex: [sex_1, sex_2]}}")
        #expect(long.metadata.first { $0.name == "sex" }?.valueLabels.count == 2)
    }
}
