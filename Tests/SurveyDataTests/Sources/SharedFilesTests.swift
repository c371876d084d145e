import FileFormats
import Foundation
import Frame
import TestSupport
import Testing

@testable import SurveyData

/// The files of the reference material, where it is there.
@Suite("Survey files of every kind", .enabled(if: Places.hasReference, Comment(rawValue: Places.noReference)))
struct SharedFilesTests {
    private static let chinese = [
        "id": "编号", "stratum": "抽样层", "psu": "初级抽样单元", "svywt": "抽样权重", "sex": "性别", "lbc": "父母是否在户", "incgrp": "家庭收入组",
        "delaymed": "因费用延迟就医", "hosp": "住院", "medicaid": "公共医疗补助", "notcov": "无医保",
    ]
    private static let folder = Places.data("import_fixtures_zh")

    private static func source(_ path: String, _ encoding: String? = nil) throws -> any ColumnSource {
        try ColumnSources.open(path, CSVOptions(encoding: encoding.flatMap { TextEncoding(name: $0) }))
    }

    /// The cells of a column: the labels of values where they have some, numbers and texts elsewhere.
    private static func cells(_ column: Column, _ metadata: VariableMetadata?) -> [String] {
        let labels = Dictionary(
            (metadata?.valueLabels ?? []).map { ($0.value.code, $0.label.allTexts[0]) },
            uniquingKeysWith: { first, _ in first })
        let categories = column.categories
        let texts = categories.levels.map { level in
            // A label of a number that stands for none is no cell of the text file.
            column.name.lowercased() == "incgrp" ? level.code : labels[level.code] ?? level.code
        }
        return categories.codes.map { $0 < 0 ? "" : texts[Int($0)] }
    }

    @Test(
        "The Chinese fixtures all give the table of their UTF-8 twin",
        arguments: [
            ("_gb18030_4byte.csv", nil), ("_gbk.csv", nil), ("_gbk_semicolon_crlf.csv", nil), ("_utf16le_tab.tsv", nil),
            ("_utf8bom.csv", nil), ("_zh.sav", nil), ("_zh.zsav", nil), ("_zh_gbk_codepage.sav", nil),
            ("_zh_stata12_gbkbytes.dta", "GBK"), ("_zh_stata14_utf8.dta", nil), (".por", nil), (".xpt", nil),
        ] as [(String, String?)])
    func twins(name: String, encoding: String?) throws {
        let twin = try Self.source("\(Self.folder)/nhis2003_children_utf8.csv")
        let expected = try twin.read(columns: Set(twin.columnNames)).frame
        let source = try Self.source("\(Self.folder)/nhis2003_children\(name)", encoding)
        // Formats without labels are read with those of another file.
        let labelled = try Self.source("\(Self.folder)/nhis2003_children_zh.sav").metadata
        let frame = try source.read(columns: Set(source.columnNames)).frame
        #expect([400, 500, 1000, 5991].contains(frame.rowCount))
        var compared = 0
        for column in frame.columns {
            let plain = column.name.lowercased()
            guard let other = expected[Self.chinese[plain] ?? column.name] else {
                #expect(["备注", "note"].contains(column.name))
                continue
            }
            let metadata = source.metadata.first { $0.name == column.name && !$0.valueLabels.isEmpty }
            let cells = Self.cells(column, metadata ?? labelled.first { $0.name == plain })
            // The files with codes are without the words for what is not known, and that of one code page is without the
            // row in which it is not known whether the parents are there.
            let isCoded = !source.metadata.isEmpty
            let parents = Self.cells(try #require(expected["父母是否在户"]), nil)
            let texts = Self.cells(other, nil).enumerated().filter {
                !name.contains("codepage") || parents[$0.offset] != "不适用"
            }
            let differences = zip(cells, texts).count { own, text in
                own != text.element && !(isCoded && ["", "-8"].contains(own) && ["不知道", "不适用"].contains(text.element))
            }
            #expect(differences == 0, "\(column.name)")
            compared += 1
        }
        #expect(compared == (name.contains("codepage") ? 6 : 11))
    }

    @Test("User-missing values and labels are those that were declared")
    func missing() throws {
        let file = try SurveyFile(path: "\(Self.folder)/nhis2003_children_zh.sav")
        let income = try #require(try file.load(["incgrp"]).frame["incgrp"])
        #expect(income.missing.countsByReason == [.notApplicable: 512])
        #expect(income.label == LocalizedText("家庭收入组"))
        let sex = try #require(try file.load(["sex"]).frame["sex"])
        #expect(sex.categories.levels.map(\.name) == ["男", "女"])
    }

    @Test("The SAS file of the screener holds what its text file does")
    func screener() throws {
        let folder = try TemporaryFolder()
        let unzip = Process()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unzip.arguments = [
            "unzip", "-q", Places.data("nsch_screener/nsch_2019_screener_SAS.zip"), "-d", folder.path,
        ]
        try unzip.run()
        unzip.waitUntilExit()
        let source = try Self.source("\(folder.path)/nsch_2019e_screener.sas7bdat")
        let twin = try Self.source(Places.data("nsch_screener/nsch_2019e_screener.csv.gz"))
        #expect(source.columnNames == twin.columnNames)
        let frame = try source.read(columns: Set(source.columnNames)).frame
        let expected = try twin.read(columns: Set(twin.columnNames)).frame
        #expect(frame.rowCount == 67_625)
        for column in expected.columns {
            let own = try #require(frame[column.name])
            if let numbers = column.doubles, own.isNumber {
                let same = zip(numbers, own.doubles ?? []).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
                #expect(same, "\(column.name)")
            } else {
                // The text file holds texts of digits as numbers: 01 is 1.
                let plain = Self.cells(column, nil)
                let same = zip(plain, Self.cells(own, nil)).allSatisfy { isSameCode($0, $1) }
                #expect(same, "\(column.name)")
            }
        }
    }
}
