import Frame
import Testing

@testable import SurveyData

@Suite("What an expression gives")
struct ExpressionEvaluatorTests {
    @Test(
        "Arithmetic, its precedence, and missing operands",
        arguments: [
            ("n + 1", "1 2 3 4 -3"),
            ("1 + 2 * 3", "7 7 7 7 7"),
            ("(1 + 2) * 3", "9 9 9 9 9"),
            ("10 - 4 - 3", "3 3 3 3 3"),
            ("12 / 4 / 3", "1 1 1 1 1"),
            ("2 * -3", "-6 -6 -6 -6 -6"),
            ("-n", "0 -1 -2 -3 4"),
            ("-7", "-7 -7 -7 -7 -7"),
            ("1e3 + .5 + 2.", "1002.5 1002.5 1002.5 1002.5 1002.5"),
            ("m * 2", "refused 1 notApplicable 5 8"),
            // The left operand's reason where both are missing, the one there is where one is.
            ("m + n", "refused 1.5 notApplicable 5.5 0"),
            ("(sex == boy) + m", "refused 0.5 doesNotKnow 2.5 5"),
            ("m + (sex == boy)", "refused 0.5 notApplicable 2.5 5"),
            // What does not exist is invalid; what is missing anyway keeps its reason.
            ("1 / n", "invalid 1 0.5 0.3333333333333333 -0.25"),
            ("0 / n", "invalid 0 0 0 0"),
            ("m / 0", "refused invalid notApplicable invalid invalid"),
            ("1e308 * 10", "invalid invalid invalid invalid invalid"),
            ("log(n)", "invalid 0 0.6931471805599453 1.0986122886681098 invalid"),
            ("sqrt(n)", "0 1 1.4142135623730951 1.7320508075688772 invalid"),
            ("exp(1000 * n)", "1 invalid invalid invalid 0"),
            ("abs(n)", "0 1 2 3 4"),
            ("floor(m)", "refused 0 notApplicable 2 4"),
            // Half up, towards +∞ on both sides.
            ("round(m)", "refused 1 notApplicable 3 4"),
            ("round(-2.5 + 0 * n)", "-2 -2 -2 -2 -2"),
            ("round(0.49999999999999994)", "0 0 0 0 0"),
            ("round(4503599627370497)", String(repeating: "4503599627370497 ", count: 5).trimmingSpaces),
            ("min(n, 1)", "0 1 1 1 -4"),
            ("max(n, m, 1)", "refused 1 notApplicable 3 4"),
            ("min(n)", "0 1 2 3 -4"),
            ("三年级 + 1", "2 1 2 1 2"),
            ("`n` + 1", "1 2 3 4 -3"),
        ])
    func arithmetic(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test(
        "Comparisons of numbers",
        arguments: [
            ("n < 2", "yes yes no no yes"), ("n <= 2", "yes yes yes no yes"), ("n > 2", "no no no yes no"),
            ("n >= 2", "no no yes yes no"), ("n == 2", "no no yes no no"), ("n != 2", "yes yes no yes yes"),
            ("2 > n", "yes yes no no yes"), ("m > 1", "refused no notApplicable yes yes"),
            ("n < m", "refused no notApplicable no yes"),
            ("n in [0, 3]", "yes no no yes no"), ("n in [-4, 1 ]", "no yes no no yes"),
            ("m in [0.5]", "refused yes notApplicable no no"),
            ("1 + 1 == 2", "yes yes yes yes yes"), ("n + 1 > 2 * n", "yes no no no yes"),
        ])
    func numbers(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test(
        "A category by name, code or label, on either side",
        arguments: [
            "sex == girl", "sex == 2", "sex == \"girl\"", "sex == 'Girl'", "sex == 女", "sex == `女`", "girl == sex",
            "sex != boy", "sex in [girl]", "sex in [2, 女]", "sex > boy", "boy < sex", "not (sex == boy)",
            "sex >= girl",
        ])
    func levels(source: String) {
        #expect(ExpressionCase.shown(source) == "no yes doesNotKnow yes no")
    }

    @Test("Texts and numbers of a file as categories")
    func texts() {
        #expect(ExpressionCase.shown("town == 武汉") == "no yes no no yes")
        #expect(ExpressionCase.shown("town == 7") == "no no yes no no")
        #expect(ExpressionCase.shown("town in [7, 'Anqing']") == "yes no yes yes no")
        #expect(ExpressionCase.shown("sex") == "boy girl doesNotKnow girl boy")
    }

    @Test("Kleene's logic, every pair: false decides a conjunction, true a disjunction")
    func logic() throws {
        let values: [Int8] = [0, 1, -1]
        let pairs = values.flatMap { a in values.map { (a, $0) } }
        func truths(_ codes: [Int8], name: String, reason: MissingReason) -> Column {
            Column(
                name: name, values: .categorical(codes.map(Int32.init), .noYes),
                missing: MissingCells(reasons: codes.map { $0 < 0 ? reason.rawValue : 0 }))
        }
        let frame = DataFrame(
            rowCount: 9,
            columns: [
                truths(pairs.map(\.0), name: "a", reason: .refused), truths(pairs.map(\.1), name: "b", reason: .blank),
            ])
        func column(_ source: String) throws -> Column {
            try Expression(source, at: place).column(named: "x", label: nil, in: frame)
        }
        // a: no no no yes yes yes ? ? ?   b: no yes ? no yes ? no yes ?
        #expect(
            ExpressionCase.shown(try column("a and b")) == "no no no no yes blank no refused refused")
        #expect(
            ExpressionCase.shown(try column("a or b")) == "no yes blank yes yes yes refused yes refused")
        #expect(
            ExpressionCase.shown(try column("not a")) == "yes yes yes no no no refused refused refused")
        // De Morgan, and the other ways to write the words.
        #expect(try column("not (a and b)").values == column("not a or not b").values)
        #expect(try column("a && b").values == column("a & b").values)
        #expect(try column("!(a || b)").values == column("not a and not b").values)
        #expect(try column("not not a").values == column("a").values)
        // "and" binds more tightly than "or", "not" more tightly than "and".
        #expect(try column("a or b and not a").values == column("a or (b and (not a))").values)
        #expect(try column("not a and b").values == column("(not a) and b").values)
        #expect(try Expression("a or not b", at: place).condition(in: frame) == [1, 0, -1, 1, 1, 1, 1, -1, -1])
    }

    @Test("A yes/no variable is a condition, whatever the order of its codes")
    func yesNo() {
        #expect(ExpressionCase.shown("left and n > 0") == "no no notAsked yes no")
        #expect(ExpressionCase.shown("boards or n == 3") == "yes no yes yes yes")
        #expect(ExpressionCase.shown("not boards") == "no yes no yes no")
    }

    @Test("Whether a value is missing, and a choice between two")
    func choices() {
        #expect(ExpressionCase.shown("missing(m)") == "yes no yes no no")
        #expect(ExpressionCase.shown("missing(sex)") == "no no yes no no")
        #expect(ExpressionCase.shown("missing(n)") == "no no no no no")
        #expect(ExpressionCase.shown("missing(1 / n)") == "yes no no no no")
        #expect(ExpressionCase.shown("if(n > 1, 10, n)") == "0 1 10 10 -4")
        // Only the branch chosen can be missing.
        #expect(ExpressionCase.shown("if(n > 0, 1 / n, 0)") == "0 1 0.5 0.3333333333333333 0")
        #expect(ExpressionCase.shown("if(m > 1, n, -1)") == "refused -1 notApplicable 3 -4")
        #expect(ExpressionCase.shown("if(missing(m), 0, m)") == "0 0.5 0 2.5 4")
    }

    @Test(
        "What does not fit the variables, at its place",
        arguments: [
            ("sexx == boy", "study.md:7:10: no variable is called 'sexx'. Did you mean 'sex'?"),
            ("n > 1 and incom > 3", "study.md:7:20: no variable is called 'incom'."),
            ("incom", "study.md:7:10: no variable is called 'incom'."),
            ("missing(incom)", "study.md:7:18: no variable is called 'incom'."),
            ("not girl", "study.md:7:14: no variable is called 'girl'."),
            ("sex == gril", "study.md:7:17: 'gril' is not a level of this variable. Did you mean 'girl'?"),
            ("sex == 3", "study.md:7:17: '3' is not a level of this variable. Levels: boy, girl."),
            ("sex in [boy, 3]", "study.md:7:23: '3' is not a level of this variable. Levels: boy, girl."),
            ("sex == (1 < 2)", "study.md:7:18: the name of a level is expected here."),
            (
                "sex and left",
                "study.md:7:10: a condition is expected here, but this is a categorical variable. Compare it with "
                    + "something."
            ),
            (
                "n and left",
                "study.md:7:10: a condition is expected here, but this is a number. Compare it with something."
            ),
            (
                "n > 1 or 2",
                "study.md:7:19: a condition is expected here, but this is a number. Compare it with something."
            ),
            ("sex + 1", "study.md:7:10: a number is expected here, but this is a categorical variable."),
            ("n > \"2\"", "study.md:7:14: a number is expected here, but this is a text."),
            ("log(town)", "study.md:7:14: a number is expected here, but this is a variable of texts."),
            ("n in [1, \"b\"]", "study.md:7:19: a number is expected in this list."),
            ("n in [1, m]", "study.md:7:19: a number is expected in this list."),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source) == message)
    }

    @Test("No rows, no values")
    func noRows() throws {
        let frame = DataFrame(rowCount: 0, columns: [Column(name: "n", values: .numeric([]))])
        #expect(try Expression("n > 1 or n / 0 == 2", at: place).condition(in: frame) == [])
        #expect(try Expression("1 + 2", at: place).column(named: "x", label: nil, in: frame).count == 0)
    }
}
