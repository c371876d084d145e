import Frame
import Testing

@testable import SurveyData

@Suite("Over several variables of a row")
struct VariableFunctionsTests {
    /// Three items: all answered; one refused; two not asked and refused; none.
    static let frame = DataFrame(
        rowCount: 4,
        columns: [
            Column(name: "i01", values: .integer([1, 0, 0, 0]), missing: MissingCells(reasons: [0, 0, 4, 1])),
            Column(name: "i02", values: .integer([2, 0, 0, 0]), missing: MissingCells(reasons: [0, 1, 1, 2])),
            Column(name: "i03", values: .numeric([3, 4, 2, .nan]), missing: MissingCells(reasons: [0, 0, 0, 3])),
        ])

    @Test(
        "With a number of answers needed: all, unless it is said",
        arguments: [
            ("rowSum(i01...i03)", "6 refused notAsked refused"),
            ("rowSum(i01...i03, atLeast = 2)", "6 4 notAsked refused"),
            ("rowSum(i01...i03, atLeast: 1)", "6 4 2 refused"),
            ("rowMean(i01, i02, i03, atLeast = 2)", "2 2 notAsked refused"),
            ("rowMin(i01...i03, atLeast = 1)", "1 0 2 refused"), ("rowMax(i01...i03, atLeast = 1)", "3 4 2 refused"),
            ("rowMissing(i01...i03)", "0 1 2 3"), ("rowMissing(i01...i03, reason = refused)", "0 1 1 1"),
            ("rowCount(i01...i03 >= 2)", "2 refused notAsked refused"),
            ("rowCount(i01...i03 >= 2, atLeast = 1)", "2 1 1 refused"),
            ("rowCount(i01...i03 in [1, 3], missing(i02), atLeast = 1)", "2 1 1 1"),
            // An argument with a range stands for one argument per variable.
            ("rowSum(3 - i01...i03, atLeast = 1)", "3 2 1 refused"),
            ("rowSum(i01...i02 * i02...i03)", "8 refused notAsked refused"),
            ("max(i01...i03)", "3 refused notAsked refused"), ("coalesce(i01...i03)", "1 0 2 refused"),
            ("rowSum(rowSum(i01...i02), i03)", "6 refused notAsked refused"),
            ("rowSum(i01 > 0, i03 > 0)", "2 1 notAsked refused"),
        ])
    func values(source: String, expected: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == expected)
    }

    @Test(
        "Refusals",
        arguments: [
            ("rowSum(i01...i03, atLeast = 4)", "study.md:7:38: a whole number from 1 to 3 is expected here."),
            ("rowSum(i01...i04)", "study.md:7:17: no variable is called 'i04'. Did you mean 'i01'?"),
            (
                "rowCount(i01...i03)",
                "study.md:7:19: a condition is expected here, but this is a number. Compare it with something."
            ),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == message)
    }

    @Test("The names of a range are names of the expression")
    func names() throws {
        #expect(try Expression("rowMean(a9...a11, `b c`)", at: place).names == ["a9", "a10", "a11", "b c"])
        #expect(try Expression("rowCount(a1...a2 == b)", at: place).comparedNames == ["a1", "a2", "b"])
    }
}
