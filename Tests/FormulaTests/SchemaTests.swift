import Frame
import Testing

@testable import Formula

@Suite("The roles of variables")
struct SchemaTests {
    static let sex = Column(
        name: "sex",
        values: .categorical(
            [0, 1, -1],
            CategoricalLevels([
                CategoricalLevel(name: "boy", code: "1", label: LocalizedText(translations: [("zh", "男")])),
                CategoricalLevel(name: "girl", code: "2", label: LocalizedText(translations: [("zh", "女")])),
            ])), missing: MissingCells(reasons: [0, 0, 6]))
    static let frame = DataFrame(
        rowCount: 3,
        columns: [
            sex,
            Column(name: "age", values: .integer([12, 10, 9])),
            Column(name: "ses", values: .numeric([0.5, -1, 0])),
            Column(name: "town", values: .text([0, 1, 0], ["Wuhan", "Anqing"])),
            Column(
                name: "left", values: .categorical([0, 1, 1], CategoricalLevels(CategoricalLevels.noYes.reversed()))),
            Column(name: "rural", values: .text([0, 0, 0], ["yes"])),
            Column(
                name: "empty", values: .text([-1, -1, -1], []), missing: MissingCells(reasons: [6, 6, 6])),
            Column(
                name: "wide",
                values: .categorical([0, 0, 2], CategoricalLevels(["a", "b", "c", "d"].map { CategoricalLevel($0) }))),
        ])

    /// The levels of a variable with the reference first; "numeric" for a number.
    static func role(_ term: String, _ references: [String: String] = [:]) -> String {
        do {
            let formula = try ModelFormula("y ~ " + term)
            let schema = try Schema(formula, in: frame, references: references)
            guard let role = schema.roles[formula.terms[0].variables[0]] else { return "none" }
            switch role {
            case .numeric: return "numeric"
            case .categorical(let levels, let reference):
                return "\(levels[reference].name) of \(levels.map(\.name).joined(separator: " "))"
            }
        } catch {
            return error.description
        }
    }

    @Test(
        "Numbers are numbers, texts and declared levels are categories",
        arguments: [
            ("age", "numeric"), ("ses", "numeric"), ("log(age)", "numeric"),
            ("sex", "boy of boy girl"),
            // Texts in the order of their bytes, numbers in the order of their size.
            ("town", "Anqing of Anqing Wuhan"),
            ("categorical(age)", "9 of 9 10 12"),
            ("categorical(ses)", "-1 of -1 0 0.5"),
            ("categorical(sex)", "boy of boy girl"),
            // "No" is what "yes" is compared with, whatever the order of their codes.
            ("left", "no of yes no"),
            // Levels that no row has stay.
            ("wide", "a of a b c d"),
        ])
    func roles(term: String, expected: String) {
        #expect(Self.role(term) == expected)
    }

    @Test(
        "The reference by name, code or label",
        arguments: ["girl", "2", "女"])
    func reference(named: String) {
        #expect(Self.role("sex", ["sex": named, "wide": "b"]) == "girl of boy girl")
    }

    @Test(
        "What cannot have a role",
        arguments: [
            ("aeg", "no variable is called 'aeg'. Did you mean 'age'?"),
            ("log(sex)", "log(sex): 'sex' is categorical; log needs numbers."),
            ("sqrt(town)", "sqrt(town): 'town' is categorical; sqrt needs numbers."),
            (
                "rural",
                "'rural' has only one level ('yes') among the rows analysed, so nothing can be compared. "
                    + "Leave it out, or check the population."
            ),
            (
                "empty",
                "'empty' has only one level among the rows analysed, so nothing can be compared. "
                    + "Leave it out, or check the population."
            ),
        ])
    func refusals(term: String, message: String) {
        #expect(Self.role(term) == message)
    }

    @Test("A reference that is no level")
    func unknownReference() {
        #expect(
            Self.role("sex", ["sex": "gril"])
                == "'gril' is not a level of 'sex', so it cannot be its reference. Did you mean 'girl'?")
    }

    @Test("200 levels are categories, 201 are a column of texts")
    func manyLevels() throws {
        for count in [200, 201] {
            let column = Column(
                name: "name", values: .text((0..<Int32(count)).map { $0 }, (0..<count).map { "pupil \($0)" }))
            let frame = DataFrame(rowCount: count, columns: [column])
            let formula = try ModelFormula("y ~ name")
            if count == 200 {
                #expect(throws: Never.self) { try Schema(formula, in: frame) }
            } else {
                #expect(throws: FormulaError.tooManyLevels(variable: "name", count: 201, example: "pupil 99")) {
                    try Schema(formula, in: frame)
                }
            }
        }
    }

    @Test("The outcome and offsets have no role among predictors")
    func outcomeHasNone() throws {
        let schema = try Schema(ModelFormula("y ~ age + offset(t)"), in: Self.frame)
        #expect(schema.roles.keys.map(\.text) == ["age"])
    }
}
