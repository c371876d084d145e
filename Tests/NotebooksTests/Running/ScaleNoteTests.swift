import Foundation
import Results
import TestSupport
import Testing

@testable import Notebooks

@Suite("Notes on scales under tables")
struct ScaleNoteTests {
    private func report(_ derive: String, body: String = "```lbc table1\nid: t\nrows: [high]\n```\n") throws -> String {
        let rows = (0..<30).map { "\($0 / 15 + 1),\($0 / 3 + 1),1,\($0 % 4),\(($0 + 1) % 4),\(($0 * 2) % 4)\n" }
        let study = try SampleStudy()
        _ = try study.folder.write("s,p,w,a,b,c\n" + rows.joined(), to: "data.csv")
        _ = try study.folder.write("title: Sample", to: "codebook.yaml")
        let files = try study.report(body, frontMatter: SampleStudy.frontMatter + "\nderive:\n" + derive)
        return try #require(files["report.md"])
    }

    @Test("A score's facts, and what of them is unconfirmed, stand under what rests on it")
    func behind() throws {
        let report = try report(
            """
              kids: {scale: GAD-7, items: [a, b], coding: 0, subscale: GAD-2}
              high: kids >= 3
            """)
        #expect(report.contains("GAD-7 (items scored 0 to 3): GAD-2: sum of 2 items (1, 2)"))
        #expect(report.contains("UNCONFIRMED by any source read: no rule for unanswered items"))
    }

    @Test("Several variables of one scale share a note; a codebook's plain scale has none")
    func shared() throws {
        let report = try report(
            """
              kids: {scale: GAD-7, items: [a, b], coding: 0, subscale: GAD-2}
              high: {scale: GAD-7, items: [a, b], coding: 0, subscale: GAD-2, part: band}
            """, body: "```lbc table1\nid: t\nrows: [kids, high]\n```\n")
        #expect(report.components(separatedBy: "GAD-7 (items scored").count == 2)
        #expect(report.contains("Cut-offs: case (Spitzer 2006; GAD-2: 3 or more)"))
        #expect(report.contains("3 or more"))
    }
}
