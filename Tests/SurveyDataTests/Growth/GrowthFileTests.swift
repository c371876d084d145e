import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Growth indicators from files")
struct GrowthFileTests {
    private static let data = """
        sex,months,born,seen,cm,m,kg,g
        1,24.5,2020-01-01,2022-01-15,86.5,0.865,12,12000
        2,30,2020-03-01,2022-09-01,90,0.9,13,13000
        2,30,2022-09-01,2020-03-01,90,0.9,13,13000

        """

    private static let codebook = """
        variables:
          sex: {label: Sex, values: {1: {name: boy}, 2: {name: girl}}}
          months: {label: Age, type: numeric, unit: {en: months, zh: 月}}
          born: {label: Born, type: date}
          seen: {label: Seen, type: date}
          cm: {label: Height, type: numeric, unit: {zh: 厘米}}
        derive:
        """

    private func load(_ derive: String, _ names: Set<String> = ["x", "y"]) throws -> SurveyTable {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.data, to: "x.csv")
        let book = try Codebook(yaml: Self.codebook + "\n" + derive, file: "book.yaml")
        return try SurveyFile(path: path, codebook: book).load(names)
    }

    @Test("Units from the codebook or declared, ages from months or from dates")
    func units() throws {
        let table = try load(
            """
              x: {growth: heightForAge, sex: sex, age: months, height: cm}
              y: {growth: heightForAge, sex: sex, age: {from: born, to: seen}, height: m, units: {height: m}}
            """)
        let x = try #require(table.frame["x"]?.doubles)
        let y = try #require(table.frame["y"]?.doubles)
        // 745 and 746 days; 913 and 914.
        #expect(abs(x[0] - y[0]) < 0.01 && abs(x[1] - y[1]) < 0.01)
        #expect(y[2].isNaN && table.frame["y"]?.missing[2] == .invalid)
        #expect(table.frame["x"]?.label.text(in: "zh") == "年龄别身高 Z 评分")
    }

    @Test(
        "What cannot be, in words",
        arguments: [
            (
                "{growth: weightForAge, sex: sex, age: months, weight: kg}",
                "in what unit is 'kg'? Declare it in the codebook, or here: units: {weight: …}, one of g, kg."
            ),
            (
                "{growth: weightForAge, sex: sex, age: months, weight: g, units: {weight: kg}}",
                "3 of 3 values of 'g' cannot be a child's weight in kg. Correct the unit."
            ),
            (
                "{growth: heightForAge, sex: sex, age: months, height: cm, units: {height: m}}",
                "'units' says that 'cm' is in m, but the codebook says cm. Keep one."
            ),
            (
                "{growth: heightForAge, sex: sex, age: {from: born, to: months}, height: cm}",
                "'months' must be a date: declare it so in the codebook (type: date)."
            ),
            (
                "{growth: heightForAge, sex: months, age: months, height: cm}",
                "which level of 'months' is male? Say so: male: …, one of 24.5, 30."
            ),
            (
                "{growth: heightForAge, sex: sex, male: man, age: months, height: cm}",
                "'sex' has no level 'man'; it has boy, girl."
            ),
            (
                "{growth: heightForAge, sex: sex, age: months, height: sex}",
                "'sex' must be a number to be a child's height."
            ),
            (
                "{growth: heightForAge, sex: sex, age: months, height: cm, measured: sex}",
                "the levels of 'sex' must be called 'lying' and 'standing'."
            ),
        ])
    func refused(derivation: String, message: String) throws {
        do {
            _ = try load("  x: \(derivation)", ["x"])
            Issue.record("nothing was thrown")
        } catch let error as ConfigurationIssue {
            #expect(error.message == message)
            #expect(error.position.file == "book.yaml")
        }
    }

    @Test(
        "What contradicts itself is found before data are read",
        arguments: [
            ("{growth: heightForAge, sex: s, height: h}", "'x' needs the key 'age'."),
            ("{growth: heightForAge, age: a, height: h}", "'x' needs the key 'sex'."),
            ("{growth: bmiForAge, sex: s, age: a, height: h}", "'x' needs the key 'weight'."),
            (
                "{growth: heightForAge, sex: s, age: a, height: h, weight: w}",
                "heightForAge takes no 'weight'; remove it from 'x'."
            ),
            (
                "{growth: heightForAg, sex: s, age: a, height: h}",
                "the growth indicator of 'x' is 'heightForAg', but must be one of heightForAge, weightForAge, bmiForAge, "
                    + "weightForHeight, headCircumferenceForAge, armCircumferenceForAge. Did you mean 'heightForAge'?"
            ),
            (
                "{growth: heightForAge, sex: s, age: a, height: h, part: wasted}",
                "'part' of 'x', which is heightForAge, is 'wasted', but must be one of z, flag, band, stunted, "
                    + "severelyStunted."
            ),
            (
                "{growth: heightForAge, sex: s, age: a, height: h, units: {height: kg}}",
                "the unit of height in 'units' of 'x' is 'kg', but must be one of mm, cm, m."
            ),
            (
                "{condition: a > 1, oedema: s}", "'oedema' of 'x' belongs to the key 'growth', which is missing."
            ),
            (
                "{condition: a > 1, sex: s}",
                "'sex' of 'x' belongs to the key 'growth' or 'anaemia', which is missing."
            ),
        ])
    func contradictions(derivation: String, message: String) {
        let found = issues(of: "derive:\n  x: \(derivation)")
        #expect(found.contains { $0.contains(": " + message) }, "\(found)")
    }

    @Test("A sex without names is told by its male level")
    func male() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("s,d,h\n1,400,80\n2,400,80\n", to: "x.csv")
        let yaml =
            "derive: {x: {growth: heightForAge, sex: s, male: 1, age: d, height: h, units: {age: days, height: cm}}}"
        let table = try SurveyFile(path: path, codebook: try Codebook(yaml: yaml, file: "b.yaml")).load(["x"])
        let z = try #require(table.frame["x"]?.doubles)
        #expect(z[0] == GrowthTables.height2006.lms(at: 400, isFemale: false)?.zScore(80))
        #expect(z[1] == GrowthTables.height2006.lms(at: 400, isFemale: true)?.zScore(80))
    }

    @Test("Read in blocks of few rows, children are the same, whoever is in a block")
    func blocks() throws {
        let folder = try TemporaryFolder()
        let rows = (0..<50).map {
            "\($0 < 20 ? 1 : 2),\(100 + 20 * $0),\(60 + $0),\(6 + Double($0) / 5),\($0 == 30 ? 1 : 0)\n"
        }
        let path = try folder.write("s,d,h,w,o\n" + rows.joined(), to: "x.csv")
        let yaml = """
            derive:
              x: {growth: weightForHeight, sex: s, male: 1, age: d, height: h, weight: w, oedema: o, part: band, units: {age: days, height: cm, weight: kg}}
            """
        let file = try SurveyFile(path: path, codebook: try Codebook(yaml: yaml, file: "b.yaml"))
        let whole = ExpressionCase.shown(try #require(try file.load(["x"]).frame["x"]))
        let blocks = try file.blocks(["x"], bytesPerBlock: 1)
        let parts = try (0..<blocks.count).map { ExpressionCase.shown(try #require(try blocks.block($0).frame["x"])) }
        #expect(parts.joined(separator: " ") == whole)
        #expect(whole.contains("severelyWasted"))
    }
}
