import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Anaemia from files")
struct AnaemiaFileTests {
    private static let data = """
        sex,months,born,seen,hb,gdl,alt,feet,p,t
        1,24,2020-01-01,2022-01-01,109,10.9,1000,3280.84,0,
        2,200,2005-01-01,2021-09-01,118,11.8,2000,6561.68,1,2
        2,30,2022-09-01,2020-03-01,110,11,0,0,0,

        """

    private static let codebook = """
        variables:
          sex: {label: 性别, values: {1: {name: 男}, 2: {name: 女}}}
          months: {label: Age, type: numeric, unit: 月}
          born: {label: Born, type: date}
          seen: {label: Seen, type: date}
          hb: {label: 血红蛋白, type: numeric, unit: {en: g/L, zh: 克/升}}
          alt: {label: 海拔, type: numeric, unit: 米}
          t: {type: numeric, unit: mmol/L}
        derive:
        """

    private func load(_ derive: String, _ names: Set<String> = ["x", "y"]) throws -> SurveyTable {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.data, to: "x.csv")
        let book = try Codebook(yaml: Self.codebook + "\n" + derive, file: "book.yaml")
        return try SurveyFile(path: path, codebook: book).load(names)
    }

    @Test("Units from the codebook or declared: g/L or g/dL, metres or feet, months or dates")
    func units() throws {
        let table = try load(
            """
              x: {anaemia: hb, standard: WHO-2011, age: months, sex: sex, pregnant: p, altitude: alt, part: adjusted}
              y: {anaemia: gdl, standard: WHO-2011, age: {from: born, to: seen}, sex: sex, pregnant: p, altitude: feet, units: {anaemia: g/dL, altitude: ft}, part: adjusted}
            """)
        let x = try #require(table.frame["x"]?.doubles)
        let y = try #require(table.frame["y"]?.doubles)
        #expect(abs(x[0] - (109 - 1.3181467008)) < 1e-9 && abs(x[1] - (118 - 7.3722988032)) < 1e-9 && x[2] == 110)
        #expect(abs(x[0] - y[0]) < 1e-4 && abs(x[1] - y[1]) < 1e-4)
        // Seen before birth.
        #expect(y[2].isNaN && table.frame["y"]?.missing[2] == .invalid)
    }

    @Test("The adjustment of the other standard may be taken; without an altitude there is none")
    func adjustments() throws {
        let table = try load(
            """
              x: {anaemia: hb, standard: WHO-2024, age: months, altitude: alt, adjustment: CDC-1989, part: adjusted}
              y: {anaemia: hb, standard: WHO-2024, age: months, altitude: none, part: adjusted}
            """)
        #expect(abs((table.frame["x"]?.doubles?[0] ?? 0) - (109 - 1.3181467008)) < 1e-9)
        #expect(table.frame["y"]?.doubles?[0] == 109)
        #expect(table.frame["y"]?.missing[1] == .blank)
    }

    @Test(
        "What cannot be, in words",
        arguments: [
            (
                "anaemia: gdl, altitude: none",
                "in what unit is 'gdl'? Declare it in the codebook, or here: units: {anaemia: …}, one of g/L, g/dL."
            ),
            (
                "anaemia: gdl, altitude: none, units: {anaemia: g/L}",
                "3 of 3 values of 'gdl' cannot be haemoglobin in g/L. Correct the unit."
            ),
            (
                "anaemia: hb, altitude: none, units: {anaemia: g/dL}",
                "'units' says that 'hb' is in g/dL, but the codebook says g/L. Keep one."
            ),
            ("anaemia: alt, altitude: none", "'alt' is in m, which is no unit of haemoglobin."),
            (
                "anaemia: t, altitude: none",
                "'t' is in 'mmol/L', which is not known as a unit of haemoglobin. If it is another word for one of g/L, g/dL, "
                    + "say so: units: {anaemia: …}."
            ),
            ("anaemia: sex, altitude: none", "'sex' must be a number to be haemoglobin."),
            (
                "anaemia: hb, altitude: feet",
                "in what unit is 'feet'? Declare it in the codebook, or here: units: {altitude: …}, one of m, ft."
            ),
            ("anaemia: hb, altitude: sex", "'sex' must be a number to be an altitude."),
            (
                "anaemia: hb, altitude: none, sex: sex, pregnant: t",
                "'t' must have the levels 'no' and 'yes' to say who is pregnant."
            ),
            (
                "anaemia: hb, altitude: none, sex: sex, pregnant: p, trimester: sex",
                "'sex' must be 1, 2 or 3, or have the levels first, second and third, to be a trimester; it has 男, 女."
            ),
            (
                "anaemia: hb, altitude: none, sex: months",
                "which level of 'months' is male? Say so: male: …, one of 24, 30, 200."
            ),
        ])
    func refused(keys: String, message: String) throws {
        do {
            _ = try load("  x: {standard: WHO-2024, age: months, \(keys)}", ["x"])
            Issue.record("nothing was thrown")
        } catch let error as ConfigurationIssue {
            #expect(error.message == message)
            #expect(error.position == SourcePosition(file: "book.yaml", line: 10, column: 6))
        }
    }

    @Test(
        "What contradicts itself is found before data are read",
        arguments: [
            ("{anaemia: h, age: a, altitude: m}", "2:6: 'x' needs the key 'standard'."),
            ("{anaemia: h, standard: WHO-2024, altitude: m}", "2:6: 'x' needs the key 'age'."),
            ("{anaemia: h, standard: WHO-2024, age: a}", "2:6: 'x' needs the key 'altitude'."),
            (
                "{anaemia: h, standard: WHO-2025, age: a, altitude: m}",
                "2:29: the standard of 'x' is 'WHO-2025', but must be one of WHO-2011, WHO-2024. Did you mean 'WHO-2024'?"
            ),
            (
                "{anaemia: h, standard: WHO-2024, age: a, altitude: m, adjustment: CDC}",
                "2:72: 'adjustment' of 'x' is 'CDC', but must be one of CDC-1989, WHO-2024."
            ),
            (
                "{anaemia: h, standard: WHO-2024, age: a, altitude: none, adjustment: CDC-1989}",
                "2:75: 'adjustment' of 'x' has no altitude to go by. Name its variable (altitude: …), or remove it."
            ),
            (
                "{anaemia: h, standard: WHO-2024, age: a, altitude: none, units: {altitude: m}}",
                "2:70: 'x' has no variable of altitude to have a unit; remove it from 'units'."
            ),
            (
                "{anaemia: h, standard: WHO-2011, age: a, altitude: m, sex: s, pregnant: p, trimester: t}",
                "2:92: WHO-2011 has no cut-offs by trimester; remove 'trimester' from 'x'."
            ),
            (
                "{anaemia: h, standard: WHO-2024, age: a, altitude: m, sex: s, trimester: t}",
                "2:79: 'trimester' of 'x' needs the key 'pregnant', too."
            ),
            (
                "{anaemia: h, standard: WHO-2024, age: a, altitude: m, pregnant: p}",
                "2:70: 'pregnant' of 'x' needs the key 'sex', too."
            ),
            (
                "{anaemia: h, standard: WHO-2024, age: a, altitude: m, part: bands}",
                "2:66: 'part' of 'x', which is anaemia, is 'bands', but must be one of anaemic, band, adjusted. Did you mean "
                    + "'band'?"
            ),
            (
                "{anaemia: h, standard: WHO-2024, age: a, altitude: m, units: {anaemia: g/dl}}",
                "2:77: the unit of anaemia in 'units' of 'x' is 'g/dl', but must be one of g/L, g/dL. Did you mean 'g/dL'?"
            ),
            (
                "{condition: a > 1, altitude: m}",
                "2:35: 'altitude' of 'x' belongs to the key 'anaemia', which is missing."
            ),
            ("{anaemia: h, growth: heightForAge}", "2:6: 'x' has growth and anaemia, but can have only one of them."),
        ])
    func contradictions(derivation: String, message: String) {
        let found = issues(of: "derive:\n  x: \(derivation)")
        #expect(found.contains { $0.hasSuffix(message) }, "\(found)")
    }

    @Test("Trimesters and pregnancies have names, too")
    func names() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("s,p,t,h\nf,是,孕中期,107\nf,是,孕晚期,107\nf,否,,119\nm,,,129\n", to: "x.csv")
        let yaml = """
            derive:
              age: 20 + 0 * h
              x: {anaemia: h, standard: WHO-2024, age: age, sex: s, pregnant: p, trimester: t, altitude: none, units: {anaemia: g/L, age: years}}
            """
        let table = try SurveyFile(path: path, codebook: try Codebook(yaml: yaml, file: "b.yaml")).load(["x"])
        #expect(ExpressionCase.shown(try #require(table.frame["x"])) == "no yes yes yes")
    }

    @Test("Read in blocks of few rows, people are the same, whoever is in a block")
    func blocks() throws {
        let folder = try TemporaryFolder()
        // Rows so long that few fit in the least that is read at a time.
        let long = String(repeating: "x", count: 10_000)
        let rows = (0..<80).map { row in
            let isPregnant = row > 60 && row % 2 == 0
            return "\(row < 20 ? 1 : 2),\(4 + 3 * row),\(60 + row),\(row * 40),\(isPregnant ? 1 : 0),"
                + (isPregnant ? "\(row % 3 + 1)" : "") + ",\(long)\n"
        }
        let path = try folder.write("s,a,h,e,p,t,long\n" + rows.joined(), to: "x.csv")
        let keys =
            "anaemia: h, standard: WHO-2024, age: a, sex: s, male: 1, pregnant: p, trimester: t, altitude: e, units: {age: months, anaemia: g/L, altitude: m}"
        let yaml = "derive:\n  x: {\(keys), part: band}\n  y: {\(keys), part: adjusted}\n"
        let file = try SurveyFile(path: path, codebook: try Codebook(yaml: yaml, file: "b.yaml"))
        let table = try file.load(["x", "y"])
        let blocks = try file.blocks(["x", "y"], bytesPerBlock: 1)
        #expect(blocks.count > 2)
        for name in ["x", "y"] {
            let whole = ExpressionCase.shown(try #require(table.frame[name]))
            let parts = try (0..<blocks.count).map {
                ExpressionCase.shown(try #require(try blocks.block($0).frame[name]))
            }
            #expect(parts.joined(separator: " ") == whole)
        }
        #expect(Set(ExpressionCase.shown(try #require(table.frame["x"])).split(separator: " ")).count == 5)
    }

    @Test("What must be said: once for parts of the same; what is not told")
    func reports() throws {
        let yaml = """
            derive:
              x: {anaemia: h, standard: WHO-2024, age: a, sex: s, pregnant: p, altitude: none, part: adjusted}
              y: {anaemia: h, standard: WHO-2024, age: a, sex: s, pregnant: p, altitude: none, part: band}
              z: {anaemia: h, standard: WHO-2011, age: a, altitude: m, units: {age: years}}
              both: x > 100 and z
            """
        let folder = try TemporaryFolder()
        let path = try folder.write("h,a,s,p,m\n1,1,1,1,1\n", to: "x.csv")
        let file = try SurveyFile(path: path, codebook: try Codebook(yaml: yaml, file: "b.yaml"))
        let all = try file.anaemia(behind: ["x", "y"])
        #expect(all.count == 1)
        #expect(all[0].hasBands && all[0].isClassified && all[0].adjustment == nil)
        #expect(all[0].lacksTrimester && !all[0].lacksPregnancy && !all[0].lacksSex && !all[0].ageInYears)
        #expect(all[0].groups.count == 7)
        let behind = try file.anaemia(behind: ["both"])
        #expect(behind.map(\.standard.name).sorted() == ["WHO-2011", "WHO-2024"])
        let haemoglobin = try #require(behind.first { $0.standard.name == "WHO-2024" })
        #expect(!haemoglobin.isClassified && !haemoglobin.hasBands)
        let children = try #require(behind.first { $0.standard.name == "WHO-2011" })
        #expect(children.lacksSex && !children.lacksPregnancy && children.ageInYears && children.groups.count == 3)
        #expect(children.adjustment?.name == "CDC-1989")
    }
}
