import Frame
import Testing

@testable import SurveyData

@Suite("Order and labels of derived levels")
struct DerivedLevelsTests {
    static func levels(_ derivation: String) throws -> [CategoricalLevel] {
        let book = try Codebook(
            yaml: "derive:\n  x: {value: 'case(n > 2 -> high, n > 0 -> low, else -> none)', " + derivation + "}",
            file: "book.yaml")
        let step = try #require(book.derivations.first)
        guard case .expression(let expression) = step.rule else { return [] }
        let column = try expression.column(named: "x", label: nil, in: ExpressionCase.frame)
        let arranged = try step.values?.applied(to: column) ?? column
        // Codes follow the new order.
        #expect(ExpressionCase.shown(arranged).split(separator: " ").count == 5)
        return Array(arranged.categories.levels)
    }

    @Test("In the order of 'values', with labels in several languages and names for formulas")
    func order() throws {
        #expect(try Self.levels("label: X").map(\.name) == ["high", "low", "none"])
        let levels = try Self.levels("values: {none: 无, low: {en: Low, zh: 低}, high: {name: top, en: High}}")
        #expect(levels.map(\.name) == ["none", "low", "top"])
        #expect(levels.map { $0.label.text(in: "zh") } == ["无", "低", "High"])
        #expect(levels.map(\.code) == ["none", "low", "high"])
    }

    @Test("Values follow their levels")
    func codes() throws {
        let levels = DerivedLevels(
            levels: CategoricalLevels([
                CategoricalLevel(name: "b", code: "yes", label: LocalizedText("B")), CategoricalLevel("no"),
            ]),
            position: place)
        let column = try Expression("left", at: place).column(named: "x", label: nil, in: ExpressionCase.frame)
        #expect(ExpressionCase.shown(try levels.applied(to: column)) == "b no notAsked b no")
        #expect(try levels.applied(to: column).values == .categorical([0, 1, -1, 0, 1], levels.levels))
    }

    @Test(
        "Levels that there are not, or that are left out",
        arguments: [
            (
                "values: {none: a, low: b, hihg: c}",
                "book.yaml:2:73: 'hihg' in 'values' is no level of 'x'. Did you mean 'high'?"
            ),
            ("values: {none: a, low: b}", "book.yaml:2:73: 'values' of 'x' leaves out high. Add them."),
            (
                "values: {none: a, low: {name: none}, high: c}",
                "book.yaml:2:73: two values of 'x' have the same name; names must differ."
            ),
            ("values: {}", "book.yaml:2:73: the values of 'x' need at least one level."),
        ])
    func refusals(derivation: String, message: String) {
        do {
            _ = try Self.levels(derivation)
            Issue.record("no error")
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test("Of a number, a scale or an exposure there are none")
    func noLevels() throws {
        let levels = DerivedLevels(levels: CategoricalLevels([CategoricalLevel("a")]), position: place)
        let column = try Expression("n", at: place).column(named: "x", label: nil, in: ExpressionCase.frame)
        let issue = #expect(throws: ConfigurationIssue.self) { try levels.applied(to: column) }
        #expect(issue?.message == "'values' of 'x' names the levels of categories, but it is numeric.")
        let yaml = "scales: {S: {items: 1, response: [0, 1]}}\nderive: {x: {scale: S, items: [a], values: {a: b}}}"
        let issues = #expect(throws: ConfigurationIssues.self) { try Codebook(yaml: yaml, file: "book.yaml") }
        #expect(
            issues?.description
                == "book.yaml:2:44: 'values' of 'x' belongs to the key 'value' or 'condition', which is missing.")
    }
}
