import Frame
import Testing

@testable import SurveyData

@Suite("An expression")
struct ExpressionTests {
    @Test("Its names: variables, and levels without quotes")
    func names() throws {
        let expression = try Expression("a == b and c in [d, 'e'] or -f > log(g) and not missing(`h i`)", at: place)
        #expect(expression.names == ["a", "b", "c", "d", "f", "g", "h i"])
        #expect(expression.comparedNames == ["a", "b", "d"])
    }

    @Test(
        "Whether it is a condition",
        arguments: [
            ("a == 1", true), ("a in [1]", true), ("not a", true), ("missing(a)", true), ("a and b", true),
            ("a or b", true), ("(a < 1)", true), ("a + 1", false), ("log(a)", false), ("a", false), ("1", false),
            ("if(a < 1, 2, 3)", false),
        ])
    func isCondition(source: String, expected: Bool) throws {
        #expect(try Expression(source, at: place).isCondition == expected)
    }

    @Test("Expressions are equal when their texts are")
    func equality() throws {
        let elsewhere = SourcePosition(file: "other", line: 1)
        #expect(try Expression("a < 1", at: place) == Expression("a < 1", at: elsewhere))
        #expect(try Expression("a < 1", at: place) != Expression("a < 2", at: place))
    }

    @Test("A condition becomes no and yes with the label given; a calculation becomes a number")
    func column() throws {
        let label = LocalizedText(translations: [("en", "Old"), ("zh", "大")])
        let column = try Expression("n > 1", at: place).column(named: "old", label: label, in: ExpressionCase.frame)
        #expect(column.name == "old")
        #expect(column.label == label)
        #expect(column.values == .categorical([0, 0, 1, 1, 0], .noYes))
        #expect(column.missing.isEmpty)
        let number = try Expression("n * 2", at: place).column(named: "d", label: nil, in: ExpressionCase.frame)
        #expect(number.values == .numeric([0, 2, 4, 6, -8]))
    }
}
