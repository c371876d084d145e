import Testing

@testable import Formula

/// What a formula is taken for: its outcome, intercept, terms and offsets, in a line.
private func shape(_ source: String) -> String {
    do {
        let formula = try ModelFormula(source)
        let terms = (formula.hasIntercept ? ["1"] : []) + formula.terms.map(\.name)
        return ([formula.outcome.text, "~"] + terms + formula.offsets.map { "offset(\($0.text))" })
            .joined(separator: " ")
    } catch {
        return error.description
    }
}

@Suite("Reading a formula")
struct FormulaParserTests {
    @Test(
        "Sums, products, crossings, powers and removals",
        arguments: [
            ("y ~ 1", "y ~ 1"),
            ("y ~ a", "y ~ 1 a"),
            ("y~a+b", "y ~ 1 a b"),
            ("  y\t~ a\n + b ", "y ~ 1 a b"),
            ("y ~ a + a", "y ~ 1 a"),
            ("y ~ a:b", "y ~ 1 a:b"),
            ("y ~ a:a", "y ~ 1 a"),
            ("y ~ a:b + b:a", "y ~ 1 a:b"),
            ("y ~ a*b", "y ~ 1 a b a:b"),
            ("y ~ a*b*c", "y ~ 1 a b c a:b a:c b:c a:b:c"),
            ("y ~ a*b:c", "y ~ 1 a b:c a:b:c"),
            ("y ~ (a + b):c", "y ~ 1 a:c b:c"),
            ("y ~ (a + b)*c", "y ~ 1 a b c a:c b:c"),
            ("y ~ (a + b + c)^2", "y ~ 1 a b c a:b a:c b:c"),
            ("y ~ (a + b + c)^3", "y ~ 1 a b c a:b a:c b:c a:b:c"),
            ("y ~ (a + b)^1", "y ~ 1 a b"),
            ("y ~ (a + b)^2 - a:b", "y ~ 1 a b"),
            ("y ~ a*b - b:a", "y ~ 1 a b"),
            ("y ~ a*b*c - a:b:c - a:b", "y ~ 1 a b c a:c b:c"),
            ("y ~ a - b", "y ~ 1 a"),
            ("y ~ a - a + a", "y ~ 1 a"),
            ("y ~ ((((a))))", "y ~ 1 a"),
            // Main effects come first, whatever the order written.
            ("y ~ a:b + b + a", "y ~ 1 b a a:b"),
        ])
    func terms(source: String, expected: String) {
        #expect(shape(source) == expected)
    }

    @Test(
        "The intercept: the last word on it counts",
        arguments: [
            ("y ~ a - 1", "y ~ a"),
            ("y ~ 0 + a", "y ~ a"),
            ("y ~ a + 0", "y ~ a"),
            ("y ~ -1 + a", "y ~ a"),
            ("y ~ 0 + a + 1", "y ~ 1 a"),
            ("y ~ a - 1 + 1", "y ~ 1 a"),
            ("y ~ 1 + a", "y ~ 1 a"),
        ])
    func intercept(source: String, expected: String) {
        #expect(shape(source) == expected)
    }

    @Test(
        "Functions, offsets and names",
        arguments: [
            ("log(y) ~ sqrt(a) + exp(b) + square(c)", "log(y) ~ 1 sqrt(a) exp(b) square(c)"),
            ("y ~ a + log(a)", "y ~ 1 a log(a)"),
            ("y ~ factor(a) + C(b) + as.factor(c)", "y ~ 1 categorical(a) categorical(b) categorical(c)"),
            ("y ~ a + offset(t)", "y ~ 1 a offset(t)"),
            ("y ~ offset(log(t)) + a + offset(u)", "y ~ 1 a offset(log(t)) offset(u)"),
            ("y ~ offset", "y ~ 1 offset"),
            ("抑郁 ~ 留守 + 年龄", "抑郁 ~ 1 留守 年龄"),
            // 三 and 万 are numerals as well as letters.
            ("y ~ 三年级 + 万人", "y ~ 1 三年级 万人"),
            ("y ~ a1 + b_2 + c.d + .e", "y ~ 1 a1 b_2 c.d .e"),
            ("`my y` ~ `a + b` + `a:b`", "my y ~ 1 a + b a:b"),
            ("y ~ log(`family income`)", "y ~ 1 log(family income)"),
        ])
    func names(source: String, expected: String) {
        #expect(shape(source) == expected)
    }

    @Test("A quoted name with an operator is one variable, not a product")
    func quotedIsOne() throws {
        let formula = try ModelFormula("y ~ `a:b`")
        #expect(formula.terms.map(\.variables.count) == [1])
        #expect(formula.variableNames == ["y", "a:b"])
    }

    @Test(
        "What cannot be understood, and where",
        arguments: [
            ("", "formula '': the outcome is missing. Write it as: outcome ~ exposure + age + sex."),
            ("~ a", "formula '~ a': the outcome is missing. Write it as: outcome ~ exposure + age + sex."),
            ("y", "formula 'y': the outcome is missing. Write it as: outcome ~ exposure + age + sex."),
            ("y ~", "formula 'y ~', character 4: found the end where a variable is expected."),
            ("y ~ a +", "formula 'y ~ a +', character 8: found the end where a variable is expected."),
            ("y ~ a b", "formula 'y ~ a b', character 7: found 'b' where '+', ':', '*' or the end is expected."),
            ("y ~ a ~ b", "formula 'y ~ a ~ b', character 7: found '~' where '+', ':', '*' or the end is expected."),
            ("y + z ~ a", "formula 'y + z ~ a', character 3: found '+' where '~' is expected."),
            ("y ~ (a", "formula 'y ~ (a', character 7: found the end where ')' is expected."),
            ("y ~ a)", "formula 'y ~ a)', character 6: found ')' where '+', ':', '*' or the end is expected."),
            ("y ~ ()", "formula 'y ~ ()', character 6: found ')' where a variable is expected."),
            ("y ~ a^2.5", "formula 'y ~ a^2.5', character 8: found '.5' where '+', ':', '*' or the end is expected."),
            ("y ~ a^0", "formula 'y ~ a^0', character 7: found '0' where a whole power from 1 to 8 is expected."),
            ("y ~ a^9", "formula 'y ~ a^9', character 7: found '9' where a whole power from 1 to 8 is expected."),
            ("y ~ a^b", "formula 'y ~ a^b', character 7: found 'b' where a whole power from 1 to 8 is expected."),
            ("y ~ 2", "formula 'y ~ 2', character 5: found '2' where a variable is expected."),
            ("y ~ log()", "formula 'y ~ log()', character 9: found ')' where a variable is expected."),
            ("y ~ log(a + b)", "formula 'y ~ log(a + b)', character 11: found '+' where ')' is expected."),
            ("y ~ lgo(a)", "formula 'y ~ lgo(a)', character 5: unknown function 'lgo'. Did you mean 'log'?"),
            (
                "y ~ a & b",
                "formula 'y ~ a & b', character 7: found '&' where a variable or one of ~ + - * : ^ ( ) is expected."
            ),
            ("y ~ `a", "formula 'y ~ `a', character 5: found '`' where a closing '`' later on is expected."),
            (
                "抑郁 ~ 年龄 = 3",
                "formula '抑郁 ~ 年龄 = 3', character 9: found '=' where a variable or one of ~ + - * : ^ ( ) is expected."
            ),
            (
                "y ~ (a - 1):b",
                "formula 'y ~ (a - 1):b', character 10: found '1' where a variable (the intercept is removed outside "
                    + "parentheses) is expected."
            ),
            (
                "y ~ (0 + a)",
                "formula 'y ~ (0 + a)', character 6: found '0' where a variable (the intercept is removed outside "
                    + "parentheses) is expected."
            ),
        ])
    func refusals(source: String, message: String) {
        #expect(shape(source) == message)
    }

    @Test("A model without intercept and terms, and an outcome that predicts itself")
    func senseless() {
        for source in ["y ~ 0", "y ~ 1 - 1", "y ~ a - a - 1", "y ~ 0 + offset(t)"] {
            #expect(throws: FormulaError.nothingToEstimate(formula: source)) { try ModelFormula(source) }
        }
        for source in ["y ~ a + y", "log(y) ~ y", "y ~ a:y", "y ~ log(y)"] {
            #expect(throws: FormulaError.outcomeAsPredictor(variable: "y", formula: source)) {
                try ModelFormula(source)
            }
        }
        // An outcome may be an offset: the change of a score.
        #expect(shape("y ~ a + offset(y)") == "y ~ 1 a offset(y)")
    }

    @Test("Deep parentheses are refused at their place and do not exhaust the stack")
    func deepNesting() {
        let fifty = "y ~ " + String(repeating: "(", count: 50) + "a" + String(repeating: ")", count: 50)
        #expect(shape(fifty) == "y ~ 1 a")
        let source = "y ~ " + String(repeating: "(", count: 100_000)
        #expect(
            throws: FormulaError.unexpected(
                found: "'('", expected: "fewer nested parentheses", formula: source, column: 105)
        ) { try ModelFormula(source) }
    }

    @Test("Powers and crossings that would fill the memory are refused; long sums are not")
    func explosions() throws {
        let thirty = (1...30).map { "x\($0)" }
        for source in [
            "y ~ (" + thirty.joined(separator: " + ") + ")^8", "y ~ " + thirty.joined(separator: " * "),
            "y ~ ((((a*b*c*d)^8*e*f*g)^8)^8*h*i*j*k)^8",
        ] {
            #expect(throws: FormulaError.self) { try ModelFormula(source) }
        }
        let sum = try ModelFormula("y ~ " + (1...2000).map { "x\($0)" }.joined(separator: " + "))
        #expect(sum.terms.count == 2000)
        #expect(try ModelFormula("y ~ (" + thirty.joined(separator: " + ") + ")^2").terms.count == 30 + 30 * 29 / 2)
    }
}
