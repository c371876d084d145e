import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Types checked before data are read")
struct RehearsalTests {
    static let book = """
        variables:
          sex: {values: {1: boy, 2: girl}}
          age: {type: integer}
          born: {type: date}
          town: {type: text}
        exposures:
          E: {definition: d, father: {away: sex == boyy}, mother: {away: age > 3}}
        derive:
          band: cut(age, [12], [young, old])

        """

    /// A file whose rows would all be refused, so that an error comes from a rehearsal.
    static func file(_ derivations: String) throws -> (file: SurveyFile, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        let path = try folder.write("sex,age,born,town,code\n1,2,2000-01-01,a,7\n", to: "data.csv")
        let lines = derivations.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
        let book = try Codebook(yaml: Self.book + lines, file: "book.yaml")
        return (try SurveyFile(path: path, codebook: book), folder)
    }

    @Test(
        "With line and column",
        arguments: [
            ("x: sex == gril", "book.yaml:10:13: 'gril' is not a level of this variable. Did you mean 'girl'?"),
            ("x: band == yong", "book.yaml:10:14: 'yong' is not a level of this variable. Did you mean 'young'?"),
            ("x: band + 1", "book.yaml:10:6: a number is expected here, but this is a categorical variable."),
            (
                "x: born > 3",
                "book.yaml:10:13: a date cannot be compared with a number. A day is written d\"2016-07-01\"."
            ),
            ("x: log(town)", "book.yaml:10:10: a number is expected here, but this is a variable of texts."),
            (
                "y: age + 1\\nx: contains(y, 'a')",
                "book.yaml:11:15: a variable of texts or categories is expected here, but this is a number."
            ),
            (
                "x: {exposure: E, who: any}",
                "book.yaml:7:44: 'boyy' is not a level of this variable. Did you mean 'boy'?"
            ),
            ("x: {value: band, values: {young: a}}", "book.yaml:10:28: 'values' of 'x' leaves out old. Add them."),
            ("x: recode(sex, boy -> 1)", "book.yaml:10:6: 'recode' says nothing of girl. Add them, or 'else -> …'."),
        ])
    func refusals(derivations: String, message: String) throws {
        let lines = derivations.components(separatedBy: "\\n").joined(separator: "\n")
        let (file, folder) = try Self.file(lines)
        defer { withExtendedLifetime(folder) {} }
        let issue = #expect(throws: ConfigurationIssue.self) { try file.rehearse(["x"]) }
        #expect(issue?.description == message)
        #expect(throws: ConfigurationIssue.self) { try file.load(["x"]) }
    }

    @Test(
        "What only the file shows is left to it",
        arguments: ["code == a7", "log(code)", "town == b", "year(code)", "if(code > 1, code, 1)", "code + born"])
    func unknown(source: String) throws {
        let (file, folder) = try Self.file("x: \(source)")
        defer { withExtendedLifetime(folder) {} }
        try file.rehearse(["x"])
    }

    @Test("Levels of derived variables are known")
    func levels() throws {
        let (file, folder) = try Self.file("x: if(age > 1, a, b)\ny: sex\nz: age > 1\nw: code\nv: if(x == a, x, x)")
        defer { withExtendedLifetime(folder) {} }
        #expect(file.declaredLevels(of: "x")?.map(\.name) == ["a", "b"])
        #expect(file.declaredLevels(of: "y")?.map(\.name) == ["boy", "girl"])
        #expect(file.declaredLevels(of: "z") == .noYes)
        #expect(file.declaredLevels(of: "w") == nil)
        #expect(file.declaredLevels(of: "v")?.map(\.name) == ["a", "b"])
        #expect(file.unknownNames(in: try Expression("if(age > 1, c, d)", at: place)) == [])
        #expect(file.issue(in: try Expression("x == c", at: place))?.message.hasPrefix("'c' is not a level") == true)
    }

    @Test("A derived variable may be called as one of its own levels")
    func ownName() throws {
        let (file, folder) = try Self.file("boy: if(sex == boy, boy, other)")
        defer { withExtendedLifetime(folder) {} }
        #expect(ExpressionCase.shown(try #require(try file.load(["boy"]).frame["boy"])) == "boy")
    }

    @Test("In blocks, what needs whole columns is refused before data are read")
    func blocks() throws {
        let (file, folder) = try Self.file("r: rank(age)\nx: r + 1\nok: age + 1")
        defer { withExtendedLifetime(folder) {} }
        #expect(throws: Never.self) { try file.blocks(["ok"], bytesPerBlock: 100) }
        do {
            _ = try file.blocks(["x"], bytesPerBlock: 100)
            Issue.record("no error")
        } catch {
            #expect(
                "\(error)"
                    == "book.yaml:10:3: 'r' depends on other rows than its own (ranks, groups, waves), so that it cannot be "
                    + "computed while the file is read in blocks. Allow more memory (--memory).")
        }
    }
}
