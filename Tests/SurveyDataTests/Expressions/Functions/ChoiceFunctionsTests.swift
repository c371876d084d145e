import Frame
import Testing

@testable import SurveyData

@Suite("Choices by conditions")
struct ChoiceFunctionsTests {
    @Test(
        "The first condition that holds",
        arguments: [
            ("case(n > 2 -> 10, n > 0 -> 5, else -> 0)", "0 5 5 10 0"),
            ("case(n > 2: high, else: low)", "low low low high low"),
            // No case: not applicable. Undecided before one holds: the reason of the condition.
            ("case(n > 2 -> 1)", "notApplicable notApplicable notApplicable 1 notApplicable"),
            ("case(m > 1 -> 1, n >= 0 -> 2)", "refused 2 notApplicable 1 1"),
            ("case(n >= 0 -> 2, m > 1 -> 1)", "2 2 2 2 1"),
            ("case(missing(m) -> unknown, m > 1 -> high, else -> low)", "unknown low unknown high high"),
            ("case(n > 1 -> n, else -> m)", "refused 0.5 2 3 4"),
            ("case(n > 1 -> sex, else -> missingAs(notAsked))", "notAsked notAsked doesNotKnow girl notAsked"),
            ("if(n > 1, left, n > 0)", "no yes notAsked yes no"),
            ("if(n > 1, low, '高')", "高 高 low low 高"), ("if(n > 1, town, town)", "Anqing 武汉 7 Anqing 武汉"),
            // A variable's name among names of levels is a name.
            ("if(n > 1, left, other)", "other other left left other"),
        ])
    func values(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test("Levels are in the order written")
    func order() throws {
        let expression = try Expression("case(n > 2 -> high, n > 0 -> low, n < 0 -> high, else -> none)", at: place)
        let column = try expression.column(named: "x", label: nil, in: ExpressionCase.frame)
        #expect(column.categories.levels.map(\.name) == ["high", "low", "none"])
        #expect(expression.names == ["n", "high", "low", "none"])
        #expect(expression.resultNames == ["high", "low", "none"])
        #expect(expression.comparedNames == ["n"])
    }

    @Test(
        "Refusals",
        arguments: [
            (
                "if(n > 1, low, 0)",
                "study.md:7:25: the name of a level is expected here, as 'low' is one and no variable; names go in quotes."
            ),
            ("if(n > 1, sex, 0)", "study.md:7:20: a number is expected here, but this is a categorical variable."),
            ("if(n > 1, town, 0)", "study.md:7:26: a text is expected here, but this is a number."),
            ("case([n > 1, n] -> 1)", "study.md:7:18: found '>' where ']' is expected."),
            ("case([n, left] -> 1)", "study.md:7:19: one condition is expected before '->'; join several by 'or'."),
            (
                "case(n -> 1)",
                "study.md:7:15: a condition is expected here, but this is a number. Compare it with something."
            ),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source) == message)
    }
}
