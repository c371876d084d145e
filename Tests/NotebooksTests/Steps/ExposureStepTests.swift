import Frame
import Results
import SurveyData
import TestSupport
import Testing

@testable import Notebooks

@Suite("Blocks of exposure definitions")
struct ExposureStepTests {
    static let body = """
        ```lbc exposure
        id: counts
        definitions: [away at least 6 months, UNICEF-NBS-2015]
        ```

        ```lbc overlap
        id: pairs
        definitions: [away at least 6 months, UNICEF-NBS-2015, ACWF-2013]
        ```

        ```lbc table1
        rows: [history]
        by: left
        ```
        """
    static let derive = """
        derive:
          left: {exposure: ACWF-2013}
          history: {exposure: UNICEF-NBS-2015, as: caregiver}
        """

    @Test("In blocks, the same to the last bit")
    func blocks() throws {
        let plan = try BlockEstimateTests.pupils(Self.body, more: Self.derive)
        #expect(BlockLaw.hold(plan) == nil)
    }

    /// Four pupils of two clusters.
    static func report(_ body: String, derive: String = "") throws -> [String: String] {
        let study = try SampleStudy(
            codebook: """
                missing: {-9: blank}
                exposures:
                  '父母外出 | <b>':
                    definition: {en: A parent is away <now>., zh: 父母外出。}
                    father: {away: f == 1}
                    mother: {away: m == 1}
                exposureRoles: {fatherAway: f == 1, motherAway: m == 1}
                """)
        _ = try study.folder.write("s,p,w,f,m\n1,1,1,1,0\n1,2,3,0,0\n2,3,1,1,1\n2,4,1,-9,0\n", to: "data.csv")
        return try study.report(body, frontMatter: SampleStudy.frontMatter + derive)
    }

    @Test("Names and sentences are escaped; numbers can be referred to")
    func report() throws {
        let files = try Self.report(
            """
            {{c."父母外出 | <b>".leftBehind.percent}} of {{c."父母外出 | <b>".all.n}}; κ {{o."父母外出 | <b>".Any-absence.kappa}}

            ```lbc exposure
            id: c
            definitions: ['父母外出 | <b>']
            ```

            ```lbc overlap
            id: o
            definitions: ['父母外出 | <b>', Any-absence]
            ```
            """)
        let markdown = try #require(files["report.md"])
        #expect(markdown.contains("40.0% of 4; κ 1.0"))
        #expect(markdown.contains("父母外出 \\| \\<b\\>") || markdown.contains("父母外出 \\| &lt;b&gt;"))
        let html = try #require(files["report.html"])
        #expect(!html.contains("<b>") && html.contains("&lt;b&gt;"))
        #expect(files["tables/c.csv"]?.contains("Whether a parent is away unknown\",1") == true)
    }

    @Test("A definition of whom nobody is decided has no share")
    func nobody() throws {
        let study = try SampleStudy(
            codebook: """
                exposures:
                  E:
                    definition: d
                    age: {value: kids, from: 100, below: 110}
                    father: {away: g == 1}
                    mother: {away: g == 2}
                """)
        let report = try study.report("```lbc exposure\nid: c\ndefinitions: E\n```\n")
        #expect(report["tables/c.csv"]?.contains("Left behind\",0,NA,NA") == true)
        #expect(report["report.md"]?.lowercased().contains("nan") == false)
    }

    @Test(
        "What cannot be is said with its place",
        arguments: [
            (
                "exposure\ndefinitions: Any-abscence",
                "no exposure is called 'Any-abscence'. Did you mean 'Any-absence'?"
            ),
            ("exposure\nid: x", "the exposure block needs the key 'definitions'."),
            (
                "exposure\ndefinitions: [Any-absence, Any-absence]",
                "the definition 'Any-absence' is named twice; keep one."
            ),
            ("overlap\ndefinitions: Any-absence", "'definitions' of an overlap block needs at least two."),
            ("exposure\ndefinitions: ACWF-2013", "exposure 'ACWF-2013' needs roles that 'exposureRoles'"),
        ])
    func refusals(block: String, message: String) throws {
        let error = #expect(throws: ConfigurationIssues.self) { try Self.report("```lbc \(block)\n```\n") }
        let lines = error?.issues.filter { $0.message.hasPrefix(message) } ?? []
        #expect(lines.count == 1)
        #expect(lines.first?.position.line ?? 0 > 1)
    }

    @Test("References to other definitions, criteria and pairs are refused before data are read")
    func references() throws {
        for (reference, hint) in [
            ("{{c.Any-abscence.all.n}}", "Did you mean 'Any-absence'?"),
            ("{{c.Any-absence.leftBehnd.n}}", "Did you mean 'leftBehind'?"),
        ] {
            let error = #expect(throws: ConfigurationIssues.self) {
                try Self.report("\(reference)\n\n```lbc exposure\nid: c\ndefinitions: Any-absence\n```\n")
            }
            #expect(error?.description.contains(hint) == true, "\(reference)")
        }
    }
}
