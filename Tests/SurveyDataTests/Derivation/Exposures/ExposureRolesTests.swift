import Frame
import Testing

@testable import SurveyData

@Suite("Roles of shipped exposure definitions")
struct ExposureRolesTests {
    static func codebook(_ roles: String, more: String = "") throws -> Codebook {
        try Codebook(yaml: "exposureRoles: \(roles)\n\(more)", file: "book.yaml")
    }

    @Test("A definition is usable where its roles are told, over the survey's expressions")
    func usable() throws {
        let book = try Self.codebook("{fatherAway: f == 2, motherAway: m == 2, age: years}")
        #expect(book.usableExposures.map(\.name) == ["Any-absence"])
        #expect(book.exposure("Any-absence")?.father.away.source == "f == 2")
        let lacking = try #require(book.lackingExposures.first { $0.name == "UNICEF-NBS-2015" })
        #expect(lacking.roles == [.fatherMonths, .fatherAlive, .motherMonths, .motherAlive])
        #expect(Codebook.empty.usableExposures.isEmpty)
    }

    @Test("A codebook's own definition comes before a shipped one of its name")
    func own() throws {
        let book = try Self.codebook(
            "{fatherAway: f == 2, motherAway: m == 2}",
            more: "exposures: {Any-absence: {definition: mine, father: {away: a}, mother: {away: b}}}")
        #expect(book.usableExposures.count == 1)
        #expect(book.exposure("Any-absence")?.definition.text(in: "en") == "mine")
    }

    @Test("A survey tells roles, and the codebook may tell them otherwise; doubts follow the roles used")
    func survey() throws {
        let book = try Self.codebook("{survey: cfps-2018, fatherAway: home == 5}")
        #expect(book.exposureRoles.survey == "CFPS-2018")
        let any = try #require(book.exposure("Any-absence"))
        #expect(any.father.away.source == "home == 5")
        #expect(
            any.mother.away.source == "case(tb6_a18_m == 0 -> yes, tb6_a18_m == 1 -> no, else -> missingAs(invalid))")
        #expect(
            any.unconfirmed.map { $0.text(in: "en") } == ["of tb6_a18_m, the codes 0 (not at home) and 1 (at home)"])
        #expect(book.exposure("ACWF-2013") != nil && book.exposure("State-Council-2016") == nil)
    }

    @Test("A roster of China Family Panel Studies: codes nobody knows leave it undecided")
    func roster() throws {
        let (file, folder) = try SurveyFileTests.opened(
            "exposureRoles: {survey: CFPS-2018}\nderive: {x: {exposure: ACWF-2013, as: criterion}}",
            """
            pid,age,hukou_a18_p,tb6_a18_f,tb6_a18_m,alive_a18_f,alive_a18_m,tb601_a18_f,tb601_a18_m
            1,10,1,0,1,1,1,11,-8
            2,10,1,0,1,1,1,3,-8
            3,10,1,0,1,1,1,-1,-8
            4,10,3,0,0,1,1,11,11
            5,10,79,0,0,1,1,11,11
            6,-8,1,0,0,1,1,11,11
            7,10,1,0,1,0,1,-8,-8
            8,10,1,79,1,1,1,-8,-8
            9,10,1,0,1,-8,1,11,-8
            10,17,1,0,0,1,1,6,12

            """)
        defer { withExtendedLifetime(folder) {} }
        #expect(
            ExpressionCase.shown(try #require(try file.load(["x"]).frame["x"]))
                == "fatherAway tooShort monthsUnknown hukou hukouUnknown ageUnknown died awayUnknown aliveUnknown bothAway"
        )
    }

    @Test("The same where labels of values make categories of the codes, one that is not asked for among them")
    func labelledRoster() throws {
        let (file, folder) = try SurveyFileTests.opened(
            """
            variables:
              tb6_a18_f: {values: {0: 不在家, 1: 在家, 79: 不适用}}
              hukou_a18_p: {values: {1: 农业, 3: 非农业, 5: 没有户口, 79: 不适用}}
            exposureRoles: {survey: CFPS-2018}
            derive: {x: {exposure: ACWF-2013, as: criterion}}
            """,
            """
            age,hukou_a18_p,tb6_a18_f,tb6_a18_m,alive_a18_f,alive_a18_m,tb601_a18_f,tb601_a18_m
            10,1,0,1,1,1,11,-8
            10,5,0,1,1,1,11,-8
            10,1,79,1,1,1,-8,-8

            """)
        defer { withExtendedLifetime(folder) {} }
        try file.rehearse(["x"])
        #expect(
            ExpressionCase.shown(try #require(try file.load(["x"]).frame["x"]))
                == "fatherAway hukouUnknown awayUnknown")
    }

    @Test(
        "What is wrong with roles",
        arguments: [
            (
                "{fatherAwy: f}",
                "book.yaml:1:17: unknown key 'fatherAwy' in 'exposureRoles'. Did you mean 'fatherAway'?"
            ),
            (
                "{survey: CFPS-2081}",
                "book.yaml:1:25: no shipped survey is called 'CFPS-2081'. Did you mean 'CFPS-2018'?"
            ),
            ("{age: age >}", "book.yaml:1:27: found the end where a variable, a number or a text is expected."),
            ("{age: {unconfirmed: x}}", "book.yaml:1:22: role 'age' needs the key 'value'."),
        ])
    func refusals(roles: String, message: String) {
        let error = #expect(throws: ConfigurationIssues.self) { try Self.codebook(roles) }
        #expect(error?.issues.map(\.description) == [message])
    }

    @Test("A variable that a role needs and the file has not is named with its place")
    func unknownVariable() throws {
        for role in ["fatherHom", "fatherHom == away", "recode(fatherHom, 0 -> yes, 1 -> no)"] {
            let book = """
                exposureRoles: {fatherAway: "\(role)", motherAway: m == 1}
                derive:
                  x: {exposure: Any-absence}
                """
            let (file, folder) = try SurveyFileTests.opened(book, "fatherHome,m\n1,1\n")
            defer { withExtendedLifetime(folder) {} }
            let error = #expect(throws: SurveyDataError.self) { try file.check(["x"]) }
            #expect(
                error?.description
                    == "book.yaml:3:3: 'x' needs 'fatherHom', but no variable is called 'fatherHom'. Did you mean 'fatherHome'?"
            )
        }
    }
}
