import FileFormats
import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Decoding a column")
struct ColumnDecoderTests {
    /// Decodes a column of cells named `x` and shows its rows, then its violations.
    static func decoded(_ declaration: String, _ cells: [String], missing: String = "{}") throws -> String {
        let folder = try TemporaryFolder()
        let path = try folder.write("id,x\n" + cells.map { "1,\($0)\n" }.joined(), to: "x.csv")
        let variables = declaration.isEmpty ? "{}" : "{x: \(declaration)}"
        let book = try Codebook(yaml: "missing: \(missing)\nvariables: \(variables)", file: "f")
        let table = try SurveyFile(path: path, codebook: book).load(["x"])
        let violations = table.placedViolations.map { placed in
            zip(placed.positions, placed.violation.examples).map { "\($0.line):\($0.column ?? 0) \($1.found)" }
                .joined(separator: ", ")
        }
        let column = try #require(table.frame["x"])
        return ([column.typeName + ": " + ExpressionCase.shown(column)] + violations).joined(separator: " | ")
    }

    static let reserved = "{-1: doesNotKnow, -8: notApplicable, none: notAsked}"

    @Test(
        "Numbers",
        arguments: [
            ("{type: integer}", ["1", "-1", "", "3"], "integer: 1 doesNotKnow blank 3"),
            ("{type: numeric}", ["1.5", "-8.0", "3"], "numeric: 1.5 notApplicable 3"),
            ("", ["1", "-8", "3"], "integer: 1 notApplicable 3"),
            // Without a declaration, −8.0 degrees is no refusal.
            ("", ["1.5", "-8", "3"], "numeric: 1.5 -8 3"),
            // A code within the declared range is a value …
            ("{range: [-2, 2]}", ["1", "-1", "-8"], "integer: 1 -1 notApplicable"),
            // … unless it is declared for this variable.
            ("{range: [0, 100], missing: {97: refused}}", ["96", "97", "5"], "integer: 96 refused 5"),
            ("{type: numeric, missing: {9.5: refused}}", ["9.5", "-1", "1"], "numeric: refused -1 1"),
            (
                "{range: [0, 10]}", ["10", "11", "0", "-3", "-1"],
                "integer: 10 invalid 0 invalid doesNotKnow | 3:3 11, 5:3 -3"
            ),
            ("{range: [0, 1]}", ["0.5", "1.25", "-8"], "numeric: 0.5 invalid notApplicable | 3:3 1.25"),
            (
                "{type: numeric, range: [0, 9]}", ["1", "many", "none", "12", "-1"],
                "numeric: 1 invalid notAsked invalid doesNotKnow | 3:3 many | 5:3 12"
            ),
            ("{type: integer}", ["1", "1.5", "-1", "2.0"], "numeric: 1 invalid doesNotKnow 2 | 3:3 1.5"),
            ("{type: integer, missing: {}}", ["1", "1.5"], "numeric: 1 invalid | 3:3 1.5"),
            ("{type: integer}", ["1", "1.5", "a"], "numeric: 1 invalid invalid | 3:3 1.5 | 4:3 a"),
            // What programmers call numbers is text in a survey.
            ("{type: numeric}", ["0x1A", "5", "a"], "numeric: invalid 5 invalid | 2:3 0x1A, 4:3 a"),
        ])
    func numbers(declaration: String, cells: [String], expected: String) throws {
        #expect(try Self.decoded(declaration, cells, missing: Self.reserved) == expected)
    }

    @Test(
        "Categories",
        arguments: [
            (
                "{values: {1: boy, 2: girl}}", ["1", "2", "3", "-1", "", "01"],
                "categorical: boy girl invalid doesNotKnow blank boy | 4:3 3"
            ),
            (
                "{values: {1: boy, 2: girl}}", ["1.0", "girl", "none", "Girl"],
                "categorical: boy girl notAsked invalid | 5:3 Girl"
            ),
            ("{values: {1: {name: b, zh: 男}, 2: g}}", ["男", "b", "g"], "categorical: b b g"),
            // The labels are numbers of children, the codes are not.
            (
                "{values: {1: '0', 2: '1', 3: '2'}}", ["1", "3", "0"], "categorical: 0 2 invalid | 4:3 0"
            ),
            // A reserved code that is a value of the variable is that value.
            ("{values: {-1: left, 1: right}}", ["-1", "1", "-8"], "categorical: left right notApplicable"),
            ("{type: categorical}", ["10", "9", "-1", "9"], "categorical: 10 9 doesNotKnow 9"),
            ("{type: categorical}", ["b", "none", "a"], "categorical: b notAsked a"),
            (
                "{values: {a: A, b: B}, missing: {z: refused}}", ["a", "z", "b", "-1"],
                "categorical: A refused B invalid | 5:3 -1"
            ),
        ])
    func categories(declaration: String, cells: [String], expected: String) throws {
        #expect(try Self.decoded(declaration, cells, missing: Self.reserved) == expected)
    }

    @Test(
        "Texts, identifiers and columns nobody declared",
        arguments: [
            ("{type: text}", ["a", "-1", "none"], "text: a -1 none"),
            ("{type: identifier}", ["7", "-1", "8"], "integer: 7 -1 8"),
            ("", ["a", "none", "b"], "text: a notAsked b"),
            ("", ["TRUE", "FALSE", "", "TRUE"], "categorical: yes no blank yes"),
            ("", ["TRUE", "FALSE", "maybe"], "text: TRUE FALSE maybe"),
        ])
    func texts(declaration: String, cells: [String], expected: String) throws {
        #expect(try Self.decoded(declaration, cells, missing: Self.reserved) == expected)
    }

    @Test("Levels keep the codebook's order and those nobody has; without values, the order of their size")
    func levels() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a,b\n2,10\n2,9\n", to: "x.csv")
        let book = try Codebook(
            yaml: "variables: {a: {values: {2: two, 1: one, 3: three}}, b: {type: categorical}}", file: "f")
        let frame = try SurveyFile(path: path, codebook: book).load(["a", "b"]).frame
        #expect(frame["a"]?.categories.levels.map(\.name) == ["two", "one", "three"])
        #expect(frame["b"]?.categories.levels.map(\.name) == ["9", "10"])
    }

    @Test("Labels and units come from the codebook; the name stands in for a label")
    func labels() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a,b\n1,2\n", to: "x.csv")
        let book = try Codebook(yaml: "variables: {a: {label: {zh: 年龄}, unit: years}}", file: "f")
        let frame = try SurveyFile(path: path, codebook: book).load(["a", "b"]).frame
        #expect(frame["a"]?.label.text(in: "en") == "年龄")
        #expect(frame["a"]?.unit == LocalizedText("years"))
        #expect(frame["b"]?.label.text(in: "en") == "b")
    }

    @Test(
        "Codes as numbers",
        arguments: [
            ("1", "01", true), ("1", "1.0", true), ("1e1", "10", true), ("-0", "0", true), ("a", "a", true),
            ("a", "A", false), ("1", "2", false), ("1", "", false), ("nan", "nan", true), ("0x10", "16", false),
            ("inf", "1e999", false),
        ])
    func sameCodes(a: String, b: String, same: Bool) {
        #expect(isSameCode(a, b) == same)
        #expect(isSameCode(b, a) == same)
    }
}
