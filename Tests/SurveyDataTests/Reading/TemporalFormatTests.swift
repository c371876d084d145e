import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Dates and times in declared formats")
struct TemporalFormatTests {
    @Test(
        "Texts of many ways to write a day",
        arguments: [
            ("yyyy-MM-dd", "2016-07-01"), ("dd/MM/yyyy", "01/07/2016"), ("d.M.yyyy", "1.7.2016"),
            ("yyyyMMdd", "20160701"),
            ("yyyy年M月d日", "2016年7月1日"), ("M/d/yyyy", "07/01/2016"),
        ])
    func days(pattern: String, text: String) throws {
        let format = try #require(TemporalFormat(.date, pattern: pattern))
        #expect(format.value(text).map(TemporalKind.date.text) == "2016-07-01")
    }

    @Test(
        "Texts that are none",
        arguments: [
            ("yyyy-MM-dd", "2016-7-1"), ("yyyy-MM-dd", "2016-02-30"), ("yyyy-MM-dd", "2016-07-01 "),
            ("yyyy-MM-dd", "16-07-01"), ("yyyyMMdd", "2016071"), ("yyyy-MM-dd", ""), ("yyyy-MM-dd", "２016-07-01"),
        ])
    func none(pattern: String, text: String) throws {
        #expect(try #require(TemporalFormat(.date, pattern: pattern)).value(text) == nil)
    }

    @Test("Times, alone and of a day")
    func times() throws {
        #expect(TemporalFormat(.time, pattern: "HH:mm")?.value("23:59") == 86_340)
        #expect(TemporalFormat(.time, pattern: "HH:mm")?.value("24:00") == nil)
        #expect(TemporalFormat(.dateTime, pattern: "yyyy-MM-ddTHH:mm:ss")?.value("1970-01-02T00:00:01") == 86_401)
    }

    @Test(
        "Patterns that do not say what they should",
        arguments: [
            (TemporalKind.date, "yyyy-MM"), (.date, "yy-MM-dd"), (.date, "yyyy-MM-dd HH:mm"), (.time, "HH"),
            (.time, "yyyy-MM-dd"), (.dateTime, "yyyy-MM-dd"), (.date, "yyyy-MM-MM-dd"), (.date, ""),
        ])
    func wrongPatterns(kind: TemporalKind, pattern: String) {
        #expect(TemporalFormat(kind, pattern: pattern) == nil)
    }

    @Test("A column of dates: numbers that can be subtracted, codes missing, other texts invalid with their places")
    func column() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "born,seen,at\n20100301,2016-07-01,08:30\n20100229,2016-07-02,25:00\n99999999,-9,\n,2016-07-31,00:00\n",
            to: "d.csv")
        let codebook = try Codebook(
            yaml: """
                variables:
                  born: {type: date, format: yyyyMMdd, missing: {99999999: doesNotKnow}}
                  seen: {type: date, missing: {-9: refused}}
                  at: {type: time, format: "HH:mm"}
                derive:
                  days: seen - born
                """, file: "c.yaml")
        let table = try SurveyFile(path: path, codebook: codebook).load(["born", "seen", "at", "days"])
        let born = try #require(table.frame["born"])
        #expect(born.typeName == "date" && born.missing.reasons == [0, 5, 2, 6])
        #expect(table.frame["days"]?.doubles?.first == 2_314)
        #expect(table.frame["seen"]?.missing.reasons == [0, 0, 1, 0])
        #expect(table.frame["seen"]?.categories.levels.map(\.code) == ["2016-07-01", "2016-07-02", "2016-07-31"])
        #expect(
            table.placedViolations.map(\.description) == [
                "variable 'born': 1 cell holds nothing written as yyyyMMdd, or a day or time that does not exist "
                    + "(\(path):3:1: '20100229'). Correct the cells or the format; until then these cells count as invalid.",
                "variable 'at': 1 cell holds nothing written as HH:mm, or a day or time that does not exist "
                    + "(\(path):3:21: '25:00'). Correct the cells or the format; until then these cells count as invalid.",
            ])
    }

    @Test("A format without a type, and one that says too little, are answered at their places")
    func issues() {
        #expect {
            try Codebook(
                yaml: "variables:\n  born: {format: yyyyMMdd}\n  seen: {type: date, format: MM/dd}\n", file: "c.yaml")
        } throws: { error in
            "\(error)".contains(
                "c.yaml:2:18: 'format' says how dates and times are written; declare the type of 'born'")
                && "\(error)".contains(
                    "c.yaml:3:30: the format of 'seen' is 'MM/dd', but a date is written as yyyy-MM-dd")
        }
    }
}
