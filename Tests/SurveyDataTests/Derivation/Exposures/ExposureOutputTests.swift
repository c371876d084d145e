import Frame
import Testing

@testable import SurveyData

@Suite("History, first separation, duration and caregiver")
struct ExposureOutputTests {
    static let book = """
        missing: {-9: blank, -2: refused}
        variables:
          care: {values: {1: {name: gran, en: Grandparents, zh: 祖父母}, 2: {name: aunt, en: Aunt}}}
        exposures:
          E:
            definition: d
            age: {value: age, below: 18}
            father: {away: f == 1}
            mother: {away: m == 1}
            previously: before == 1
            ageAtFirstSeparation: {value: first, groups: {preschool: {from: 0, label: {en: Before school}}, school: 6}}
            monthsLeftBehind: months
            caregiver: care
          N: {definition: d, father: {away: f == 1}, mother: {away: m == 1}, ageAtFirstSeparation: first, monthsLeftBehind: months}
        """
    /// Left behind now, before, never; then: now unknown, before unknown, too old.
    static let rows = """
        age,f,m,before,first,months,care
        10,1,0,0,3,24,1
        10,0,0,1,6,12,2
        10,0,0,0,-9,-9,1
        10,-9,0,1,2,9,1
        10,0,0,-9,2,9,1
        19,1,1,1,2,9,1
        10,1,1,1,12,200,-2
        10,1,1,1,-9,-9,-9
        10,1,1,1,-1,-1,2

        """

    static func shown(_ derive: String) throws -> String {
        let (file, folder) = try SurveyFileTests.opened(book + "\nderive:\n  x: " + derive, rows)
        defer { withExtendedLifetime(folder) {} }
        return ExpressionCase.shown(try #require(try file.load(["x"]).frame["x"]))
    }

    @Test("Each output, and why it is missing")
    func outputs() throws {
        #expect(
            try Self.shown("{exposure: E}") == "yes no no blank no notApplicable yes yes yes")
        #expect(
            try Self.shown("{exposure: E, as: leftBehind}") == "yes no no blank no notApplicable yes yes yes")
        #expect(
            try Self.shown("{exposure: E, as: history}")
                == "current previous never blank blank notApplicable current current current")
        #expect(
            try Self.shown("{exposure: E, as: ageAtFirstSeparation}")
                == "preschool school never blank blank notApplicable invalid blank invalid")
        #expect(
            try Self.shown("{exposure: E, as: duration}") == "24 12 0 blank blank notApplicable invalid blank invalid")
        #expect(
            try Self.shown("{exposure: E, as: caregiver}")
                == "gran notLeftBehind notLeftBehind blank notLeftBehind notApplicable refused blank aunt")
        #expect(
            try Self.shown("{exposure: E, as: criterion}")
                == "fatherAway neitherAway neitherAway awayUnknown neitherAway age bothAway bothAway bothAway")
    }

    @Test("Where the time before is not asked for, only children left behind now have an age or a duration")
    func withoutBefore() throws {
        #expect(
            try Self.shown("{exposure: N, as: ageAtFirstSeparation}")
                == "from3 notApplicable notApplicable blank notApplicable under3 from12 blank invalid")
        #expect(
            try Self.shown("{exposure: N, as: duration}")
                == "24 notApplicable notApplicable blank notApplicable 9 200 blank invalid")
    }

    @Test("Labels carry the definition's name; levels and types are known before data are read")
    func declared() throws {
        let derive = """

            derive:
              history: {exposure: E, as: history}
              first: {exposure: E, as: ageAtFirstSeparation}
              care2: {exposure: E, as: caregiver}
              own: {exposure: E, as: history, label: Mine}
            """.replacing("first:", with: "sep:")
        let (file, folder) = try SurveyFileTests.opened(Self.book + derive, Self.rows)
        defer { withExtendedLifetime(folder) {} }
        #expect(file.declaredLevels(of: "history")?.map(\.name) == ["never", "previous", "current"])
        #expect(file.declaredLevels(of: "sep")?.map(\.name) == ["never", "preschool", "school"])
        #expect(file.declaredLevels(of: "care2")?.map(\.name) == ["notLeftBehind", "gran", "aunt"])
        let frame = try file.load(["history", "own", "care2"]).frame
        #expect(frame["history"]?.label.text(in: "en") == "Left behind now or before (E)")
        #expect(frame["history"]?.label.text(in: "zh") == "留守经历（E）")
        #expect(frame["own"]?.label.text(in: "en") == "Mine")
        #expect(try file.exposures(behind: ["history"]).map(\.name) == ["E"])
    }

    @Test("A caregiver that is no category is refused before data are read")
    func caregiver() throws {
        let book = """
            exposures:
              E: {definition: d, father: {away: f == 1}, mother: {away: m == 1}, caregiver: age}
            variables: {age: {type: integer}}
            derive: {x: {exposure: E, as: caregiver}}
            """
        let (file, folder) = try SurveyFileTests.opened(book, Self.rows)
        defer { withExtendedLifetime(folder) {} }
        let issue = #expect(throws: ConfigurationIssue.self) { try file.rehearse(["x"]) }
        #expect(
            issue?.message
                == "the caregiver must be a categorical variable, but this is a number. Declare its values.")
    }
}
