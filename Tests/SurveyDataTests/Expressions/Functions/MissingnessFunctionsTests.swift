import Frame
import Testing

@testable import SurveyData

@Suite("What is missing, and why")
struct MissingnessFunctionsTests {
    @Test(
        "Reasons are asked for, set and replaced",
        arguments: [
            ("missing(m, refused)", "yes no no no no"), ("missing(m, refused, notApplicable)", "yes no yes no no"),
            ("missing(sex, doesNotKnow)", "no no yes no no"), ("missing(n, refused)", "no no no no no"),
            ("coalesce(m, n)", "0 0.5 2 2.5 4"), ("coalesce(m, 9)", "9 0.5 9 2.5 4"),
            // The first one's reason where all are missing.
            ("coalesce(if(n > 2, n, missingAs(blank)), m)", "blank 0.5 blank 3 4"),
            ("coalesce(sex, sex)", "boy girl doesNotKnow girl boy"), ("coalesce(left, n > 0)", "yes no yes yes no"),
            ("coalesce(town, town)", "Anqing 武汉 7 Anqing 武汉"),
            ("if(n < 0, missingAs(notAsked), n)", "0 1 2 3 notAsked"),
            ("if(n < 0, missingAs(notAsked), sex)", "boy girl doesNotKnow girl notAsked"),
            ("recode(missingAs(blank), blank -> 1, else -> 2)", "1 1 1 1 1"),
            ("recode(missingAs(blank), 1 -> 'a', else -> 'b')", "blank blank blank blank blank"),
            ("rowMissing(m, missingAs(blank))", "2 1 2 1 1"),
            ("missing(missingAs(refused), refused)", "yes yes yes yes yes"),
        ])
    func values(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test(
        "Refusals",
        arguments: [
            ("missing(m, refusd)", "study.md:7:21: 'refusd' is no reason of missing. Did you mean 'refused'?"),
            (
                "missing(m, 3)",
                "study.md:7:21: a reason is expected here: refused, doesNotKnow, notApplicable, notAsked, invalid, blank."
            ),
            ("missingAs(blank)", "study.md:7:10: a value is expected here, not only a reason of missing."),
            ("coalesce(m, incom)", "study.md:7:22: no variable is called 'incom'."),
            ("coalesce(m, town)", "study.md:7:19: a text is expected here, but this is a number."),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source) == message)
    }
}
