import FileFormats
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("A survey file")
struct SurveyFileTests {
    /// A file with the columns hukou, n, i1, i2 and others, and a codebook with the derivations given.
    static func file(_ derive: String, csv: String? = nil, extra: String = "") throws -> (SurveyFile, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let path = try folder.write(csv ?? "hukou,n,i1,i2\n1,10,0,1\n2,20,1,2\n,30,,2\n", to: "x.csv")
        let yaml = """
            variables:
              hukou: {values: {1: rural, 2: urban}}
              n: {type: integer}
            scales: {S: {items: 2, response: [0, 3], minimumAnswered: 1}}
            exposures:
              E: {definition: d, father: {away: old and hukou == rural}, mother: {away: n > 25}}
            derive:
            \(derive.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
            \(extra)
            """
        return (try SurveyFile(path: path, codebook: Codebook(yaml: yaml, file: "book.yaml")), folder)
    }

    /// A file of this text with this codebook.
    static func opened(_ codebook: String, _ csv: String) throws -> (SurveyFile, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let path = try folder.write(csv, to: "x.csv")
        return (try SurveyFile(path: path, codebook: Codebook(yaml: codebook, file: "book.yaml")), folder)
    }

    static func value(_ name: String, _ derive: String) throws -> String {
        let (file, folder) = try file(derive)
        defer { withExtendedLifetime(folder) {} }
        return ExpressionCase.shown(try #require(try file.load([name]).frame[name]))
    }

    static func refusal(_ name: String, _ derive: String) throws -> String? {
        let (file, folder) = try file(derive)
        defer { withExtendedLifetime(folder) {} }
        do {
            try file.check([name])
            return nil
        } catch {
            return error.description
        }
    }

    @Test("Derived variables are computed in the order they need each other, whatever the order written")
    func order() throws {
        let derive = "c: b + 1\nb: a * 2\na: n / 10\nscore: {scale: S, items: i1...i2}\nhigh: score > 3\nold: n >= 20"
        #expect(try Self.value("c", derive) == "3 5 7")
        #expect(try Self.value("high", derive) == "no no yes")
        #expect(try Self.value("left", derive + "\nleft: {exposure: E, who: any}") == "no no yes")
        let (file, folder) = try Self.file(derive)
        defer { withExtendedLifetime(folder) {} }
        let plan = try DerivationPlan(for: ["c"], catalog: file.catalog, exposures: file.codebook.exposures)
        #expect(plan.steps.map(\.name) == ["a", "b", "c"])
        #expect(plan.columns == ["n"])
    }

    @Test("A derivation may be named as the level it tells, but must not hide a column of the file")
    func ownName() throws {
        #expect(try Self.value("rural", "rural: hukou == rural") == "yes no blank")
        #expect(try Self.value("town", "rural: hukou in [rural]\ntown: not rural") == "no yes blank")
        for name in ["n", "m", "hukou"] {
            #expect(
                try Self.refusal(name, "m: n * 2\nn: n + 1")
                    == "book.yaml:9:3: 'n' is a column of the file, so that a derived variable of this name would hide it. "
                    + "Give it a name of its own.")
        }
    }

    @Test("Circles and unknown variables are refused before data are read")
    func refusals() throws {
        #expect(
            try Self.refusal("a", "b: c + 1\nc: a + 1\na: b + 1")
                == "book.yaml:10:3: these derived variables need each other: a → b → c → a. Break the circle.")
        #expect(
            try Self.refusal("d", "a: a + 1\nd: a + 1")
                == "book.yaml:8:3: these derived variables need each other: d → a → a. Break the circle.")
        #expect(try Self.refusal("hukuo", "a: n + 1") == "no variable is called 'hukuo'. Did you mean 'hukou'?")
        #expect(
            try Self.refusal("s", "s: {scale: S, items: [hukou, hukuo]}")
                == "book.yaml:8:3: 's' needs 'hukuo', but no variable is called 'hukuo'. Did you mean 'hukou'?")
        #expect(try Self.refusal("n", "a: a + 1") == nil)
    }

    @Test("What a file can give, and names that no data could make sense of")
    func names() throws {
        let (file, folder) = try Self.file("ok: n + 1\nbad: {scale: S, items: [i1, i9]}\nworse: bad + 1")
        defer { withExtendedLifetime(folder) {} }
        #expect(file.computableNames == ["hukou", "n", "i1", "i2", "ok"])
        func unknown(_ source: String) throws -> [String] {
            file.unknownNames(in: try Expression(source, at: place))
        }
        #expect(try unknown("hukou == rural and n > 3") == [])
        #expect(try unknown("hukou == rurall") == ["rurall"])
        #expect(try unknown("huko == rural") == ["huko", "rural"])
        #expect(try unknown("n > 3 and old") == ["old"])
        // The levels of i1 are not declared, so x may be one.
        #expect(try unknown("i1 == x") == [])
        #expect(file.declaredLevels(of: "hukou")?.map(\.name) == ["rural", "urban"])
        #expect(file.declaredLevels(of: "ok") == nil)
    }

    @Test("A study's derivation replaces the codebook's; exposures are found behind others")
    func replaced() throws {
        let (file, folder) = try Self.file("old: n > 15\nleft: {exposure: E, who: any}\nboth: left and old")
        defer { withExtendedLifetime(folder) {} }
        #expect(try file.exposures(behind: ["both"]).map(\.name) == ["E"])
        #expect(try file.exposures(behind: ["old"]).isEmpty)
        let own = Derivation(
            name: "old", label: nil, rule: .expression(try Expression("n > 25", at: place)), position: place)
        let study = try SurveyFile(path: file.path, codebook: file.codebook, derivations: [own])
        #expect(ExpressionCase.shown(try #require(try study.load(["old"]).frame["old"])) == "no no yes")
        #expect(ExpressionCase.shown(try #require(try file.load(["old"]).frame["old"])) == "no yes yes")
    }

    @Test("Codes of one wave are translated, in that wave only; without a wave they cannot be read")
    func waves() throws {
        let waves = "wave: w\nwaves:\n  2: {recode: {hukou: {1: 2, 2: 1}, n: {10: 11}}}"
        let csv = "w,hukou,n\n1,1,10\n1,2,20\n2,1,10\n2.0,2,20\n2,3,30\n2,,\n,1,10\n"
        let (file, folder) = try Self.file("two: n * 2", csv: csv, extra: waves)
        defer { withExtendedLifetime(folder) {} }
        let table = try file.load(["hukou", "n", "two"])
        #expect(
            ExpressionCase.shown(try #require(table.frame["hukou"])) == "rural urban urban rural invalid blank invalid")
        #expect(ExpressionCase.shown(try #require(table.frame["n"])) == "10 20 11 20 30 blank invalid")
        #expect(table.frame["n"]?.typeName == "integer")
        #expect(table.frame.names.contains("w"))
        #expect(
            table.placedViolations.map { "\($0)".replacing(file.path, with: "x.csv") } == [
                "variable 'hukou': 1 cell cannot be read, because 'w' is blank there (x.csv:8:2: '1'). Fill in 'w'; until "
                    + "then these cells count as invalid.",
                "variable 'hukou': 1 cell holds a code that is not declared; declared are 1, 2 (x.csv:6:3: '3'). Declare "
                    + "the code under 'values' or 'missing'; until then these cells count as invalid.",
                "variable 'n': 1 cell cannot be read, because 'w' is blank there (x.csv:8:4: '10'). Fill in 'w'; until "
                    + "then these cells count as invalid.",
            ])
        let (other, otherFolder) = try Self.file("two: n * 2", extra: waves)
        defer { withExtendedLifetime(otherFolder) {} }
        #expect(throws: SurveyDataError.self) { try other.check(["n"]) }
    }

    @Test("Text among numbers is refused with its places; leading zeros are noticed")
    func table() throws {
        let (file, folder) = try Self.file("a: n + 1", csv: "id,n\n007,1\n008,two\n009,3\n010,four\n")
        defer { withExtendedLifetime(folder) {} }
        let table = try file.load(["id", "a", "n"])
        #expect(ExpressionCase.shown(try #require(table.frame["a"])) == "2 invalid 4 invalid")
        #expect(table.hasLeadingZeros(in: "id") && !table.hasLeadingZeros(in: "n"))
        #expect(!table.hasLeadingZeros(in: "nothing"))
        #expect(table.firstTextAmongNumbers(in: "n")?.text == "two")
        #expect(table.firstTextAmongNumbers(in: "n")?.position.line == 3)
        #expect(table.firstTextAmongNumbers(in: "id") == nil)
        do {
            try table.refuseTextAmongNumbers()
            Issue.record("nothing was thrown")
        } catch {
            #expect(
                error.description
                    == "variable 'n': 2 cells hold text where numbers are declared (\(file.path):3:5: 'two', "
                    + "\(file.path):5:5: 'four'). Correct the cells, or declare the text under 'missing' if it marks "
                    + "missing values.")
        }
    }
}
