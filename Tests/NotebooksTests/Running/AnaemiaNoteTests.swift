import Foundation
import TestSupport
import Testing

@testable import Notebooks

@Suite("Notes on anaemia under tables")
struct AnaemiaNoteTests {
    private func report(_ derive: String, rows: String, language: String = "en") throws -> String {
        let data = (0..<30).map { "\($0 / 15 + 1),\($0 / 3 + 1),1,\(10 + $0 * 5),\(95 + $0),\(100 * $0)\n" }
        let study = try SampleStudy()
        _ = try study.folder.write("s,p,w,months,hb,metres\n" + data.joined(), to: "data.csv")
        _ = try study.folder.write("title: Sample", to: "codebook.yaml")
        let files = try study.report(
            "```lbc table1\nid: t\nrows: [\(rows)]\n```\n",
            frontMatter: SampleStudy.frontMatter + "\nlanguage: \(language)\nderive:\n" + derive)
        return try #require(files["report.md"])
    }

    private static let keys =
        "anaemia: hb, standard: WHO-2024, age: months, altitude: metres, units: {anaemia: g/L, age: months, altitude: m}"

    @Test(
        "Standard, cut-offs, adjustment and doubts stand once under what rests on it; those of severity with classes only"
    )
    func behind() throws {
        let plain = try report("  anaemic: {\(Self.keys)}\n", rows: "anaemic")
        #expect(plain.contains("Anaemia by WHO-2024, haemoglobin below, in g/L: 6–23 months 105; 24–59 months 110;"))
        #expect(plain.contains("Adjusted for altitude by WHO-2024"))
        #expect(plain.contains("UNCONFIRMED: the cut-offs were read in secondary sources"))
        #expect(!plain.contains("classes of severity"))
        let banded = try report(
            "  anaemic: {\(Self.keys)}\n  class: {\(Self.keys), part: band}\n", rows: "anaemic, class")
        #expect(banded.components(separatedBy: "Anaemia by WHO-2024").count == 2)
        #expect(banded.contains("classes of severity"))
    }

    @Test("In Chinese")
    func chinese() throws {
        let report = try report("  anaemic: {\(Self.keys)}\n", rows: "anaemic", language: "zh")
        #expect(report.contains("贫血按 WHO-2024，血红蛋白（g/L）低于：6～23 月龄 105"))
        #expect(report.contains("未经核实：界值取自二手资料"))
    }
}
