import Frame
import Testing

@testable import SurveyData

@Suite("Functions of numbers")
struct ArithmeticFunctionsTests {
    @Test(
        "Values, and what does not exist",
        arguments: [
            ("log10(n)", "invalid 0 0.3010299956639812 0.47712125471966244 invalid"),
            ("log2(n + 2)", "1 1.584962500721156 2 2.321928094887362 invalid"),
            ("sign(n)", "0 1 1 1 -1"), ("sign(m)", "refused 1 notApplicable 1 1"),
            ("ceiling(m)", "refused 1 notApplicable 3 4"), ("floor(-m)", "refused -1 notApplicable -3 -4"),
            ("n ^ 2", "0 1 4 9 16"), ("n ^ 3", "0 1 8 27 -64"),
            ("pow(n, 0.5)", "0 1 1.4142135623730951 1.7320508075688772 invalid"),
            // The power binds more tightly than the sign, and to the right.
            // Of something missing there is no power, not even the zeroth.
            ("m ^ 0", "refused 1 notApplicable 1 1"), ("1 ^ m", "refused 1 notApplicable 1 1"),
            ("pow(m, left)", "refused 1 notApplicable 2.5 1"), ("-2 ^ 2", "-4 -4 -4 -4 -4"),
            ("2 ^ -1", "0.5 0.5 0.5 0.5 0.5"), ("2 ^ 3 ^ 2", "512 512 512 512 512"),
            ("n ^ m", "refused 1 notApplicable 15.588457268119896 256"),
            ("0 ^ -1 + n", "invalid invalid invalid invalid invalid"),
            // The sign of the divisor, as a clock's.
            ("mod(n, 3)", "0 1 2 0 2"), ("mod(n, -3)", "0 -2 -1 0 -1"),
            ("mod(n, 0)", "invalid invalid invalid invalid invalid"),
            ("round(m * 10.49, 1)", "refused 5.2 notApplicable 26.2 42"),
            ("round(1234.565, 2)", "1234.57 1234.57 1234.57 1234.57 1234.57"),
            ("clamp(n, 0, 2)", "0 1 2 2 0"), ("clamp(m, 1, n)", "refused 1 notApplicable 2.5 -4"),
            ("between(n, 1, 2)", "no yes yes no no"), ("between(m, 1, 3)", "refused no notApplicable yes no"),
            // What is known decides: n is below 1 whatever m is.
            ("between(n, 1, m)", "no no notApplicable no no"),
            ("min(n, m)", "refused 0.5 notApplicable 2.5 -4"),
        ])
    func values(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test(
        "Refusals",
        arguments: [
            ("round(n, m)", "study.md:7:19: a number is expected here, the same for all rows."),
            ("round(n, 1.5)", "study.md:7:19: a whole number from 0 to 12 is expected here."),
            ("clamp(sex, 1, 2)", "study.md:7:16: a number is expected here, but this is a categorical variable."),
            ("n ^ town", "study.md:7:14: a number is expected here, but this is a variable of texts."),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source) == message)
    }
}
