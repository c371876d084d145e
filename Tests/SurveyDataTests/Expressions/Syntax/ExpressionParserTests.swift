import Frame
import Testing

@testable import SurveyData

@Suite("Reading an expression")
struct ExpressionParserTests {
    @Test(
        "What cannot be understood, and where",
        arguments: [
            ("", "study.md:7:10: found the end where a variable, a number or a text is expected."),
            ("   ", "study.md:7:13: found the end where a variable, a number or a text is expected."),
            ("age <", "study.md:7:15: found the end where a variable, a number or a text is expected."),
            (
                "age < 5 sex",
                "study.md:7:18: found 'sex' where an operator such as 'and' or '<', or the end is expected."
            ),
            ("age = 5", "study.md:7:14: '=' stands for nothing here; compare with '=='."),
            ("年龄 ≥ 5", "study.md:7:13: '≥' has no meaning here."),
            ("a and or b", "study.md:7:16: found 'or' where a variable, a number or a text is expected."),
            ("(a", "study.md:7:12: found the end where ')' is expected."),
            ("a)", "study.md:7:11: found ')' where an operator such as 'and' or '<', or the end is expected."),
            (
                "6 <= age < 16",
                "study.md:7:19: found '<' where 'and' (write two comparisons: 6 <= age and age < 16) is expected."
            ),
            ("a in 5", "study.md:7:15: found '5' where '[' is expected."),
            ("a in []", "study.md:7:16: found ']' where a variable, a number or a text is expected."),
            ("a in [1", "study.md:7:17: found the end where ']' is expected."),
            ("a in [1,]", "study.md:7:18: found ']' where a variable, a number or a text is expected."),
            ("1.2.3", "study.md:7:10: '1.2.3' is not a number."),
            ("a < 1e999", "study.md:7:14: '1e999' is larger than any number that can be kept."),
            ("a == \"b", "study.md:7:15: the \" opened here is never closed."),
            ("a == 'b\"", "study.md:7:15: the ' opened here is never closed."),
            ("`a", "study.md:7:10: the ` opened here is never closed."),
            ("lgo(a)", "study.md:7:10: unknown function 'lgo'. Did you mean 'log'?"),
            (
                "a + mean(b)",
                "study.md:7:14: unknown function 'mean'. Did you mean 'rowMean' or 'groupMean' or 'othersMean'?"
            ),
            ("qwerty(b)", "study.md:7:10: unknown function 'qwerty'. The functions are listed in docs/expressions.md."),
            ("log(a, b)", "study.md:7:10: 'log' takes 1 argument, not 2. Write log(x)."),
            ("if(a, b)", "study.md:7:10: 'if' takes 3 arguments, not 2. Write if(condition, then, else)."),
            ("round(a, 1, 2)", "study.md:7:10: 'round' takes 1 to 2 arguments, not 3. Write round(x, [digits])."),
            (
                "case(a > 1)",
                "study.md:7:10: 'case' needs at least one case. Write case(condition -> value, …, else -> value)."
            ),
            (
                "case(else -> a)",
                "study.md:7:10: 'case' needs at least one case. Write case(condition -> value, …, else -> value)."
            ),
            ("case(else -> a, b -> c)", "study.md:7:26: 'else' comes last; nothing after it can apply."),
            ("log(a -> b)", "study.md:7:16: 'log' has no use for '->'. Write log(x)."),
            ("log(a, base = 2)", "study.md:7:17: 'log' has no options; to compare, write '=='."),
            ("rowSum(a, atleast = 2)", "study.md:7:20: 'rowSum' has no option 'atleast'. Did you mean 'atLeast'?"),
            ("rowSum(a, atLeast = 1, atLeast = 1)", "study.md:7:33: the option 'atLeast' stands twice; keep one."),
            (
                "rowSum(a, atLeast = 1, b)",
                "study.md:7:33: found 'b' where another option (they come last: rowSum(x, …, atLeast = …)) is expected."
            ),
            (
                "a3...a1",
                "study.md:7:10: 'a3...a1' must go from a numbered name to a later one, as item1...item10."
            ),
            (
                "log(a1...a3) + 1",
                "study.md:7:14: a range of variables needs a function over variables around it, as "
                    + "rowMean(item1...item10)."
            ),
            (
                "rowSum(a1...a3 * b1...b2)",
                "study.md:7:17: the ranges of variables in one argument must be of the same length."
            ),
            ("d\"2015-02-29\"", "study.md:7:10: '2015-02-29' is no day of the calendar; write d\"2016-07-01\"."),
            ("log()", "study.md:7:14: found ')' where a variable, a number or a text is expected."),
            (
                "a + \"x\" \"y\"",
                "study.md:7:18: found \"y\" where an operator such as 'and' or '<', or the end is expected."
            ),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source) == message)
    }

    @Test("Of a flag, the character is known; of a line without a column, only the line")
    func noColumn() {
        for (place, shown) in [
            (SourcePosition(whole: "--population"), "--population, character 3"),
            (SourcePosition(file: "f", line: 2), "f:2"), (SourcePosition(file: "f", line: 2, column: 5), "f:2:7"),
        ] {
            let error = #expect(throws: ConfigurationIssue.self) { try Expression("a =", at: place) }
            #expect(error?.position.description == shown)
        }
    }

    @Test("Deep nesting is refused at its place and does not exhaust the stack")
    func deepNesting() throws {
        let deep = String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150)
        #expect(ExpressionCase.shown(deep + " == 1") == "yes yes yes yes yes")
        for opening in ["(", "log(", "not (", "1 + (", "-(", "if(1 < 2, ", "a in [("] {
            let source = String(repeating: opening, count: 50_000)
            #expect(throws: ConfigurationIssue.self) { try Expression(source, at: place) }
        }
        do {
            _ = try Expression(String(repeating: "(", count: 100_000), at: place)
        } catch {
            #expect(error.description == "study.md:7:209: found '(' where a less deeply nested condition is expected.")
        }
    }

    @Test("Long chains: hundreds of operators are computed, thousands refused", arguments: ["+", "*", "and", "or"])
    func chains(symbol: String) throws {
        let operand = symbol == "and" || symbol == "or" ? "n < 9" : "1"
        func chain(_ count: Int) -> String {
            [String](repeating: operand, count: count).joined(separator: " \(symbol) ")
        }
        #expect(throws: Never.self) {
            try Expression(chain(490), at: place).column(named: "x", label: nil, in: ExpressionCase.frame)
        }
        #expect(throws: ConfigurationIssue.self) { try Expression(chain(50_000), at: place) }
        #expect(throws: ConfigurationIssue.self) {
            try Expression("(" + chain(400) + ") + (" + chain(499) + ") + " + chain(300), at: place)
        }
    }

    @Test("Signs and negations in a row")
    func signs() {
        #expect(ExpressionCase.shown(String(repeating: "not ", count: 10_001) + "left") == "no yes notAsked no yes")
        #expect(
            ExpressionCase.shown("--1") == "study.md:7:11: found '-' where a variable, a number or a text is expected.")
    }

    @Test("A long list is no deep expression")
    func longList() {
        let list = (1...5000).map(String.init).joined(separator: ", ")
        #expect(ExpressionCase.shown("n in [\(list)]") == "no yes yes yes no")
    }

    @Test("Too much of anything is refused with a message")
    func limits() {
        let cases = (0...1_000).map { "n == \($0) -> \($0)" }.joined(separator: ", ")
        #expect(ExpressionCase.shown("case(\(cases))") == "study.md:7:10: 'case' takes at most 1000 cases, not 1001.")
        let many = [String](repeating: "n", count: 1_001).joined(separator: ", ")
        #expect(
            ExpressionCase.shown("max(\(many))")
                == "study.md:7:10: 'max' takes at most 1000 arguments, not 1001. Write max(x, …).")
        #expect(ExpressionCase.shown("i1...i1001").contains("must go from a numbered name to a later one"))
        let sum = [String](repeating: "i1...i900", count: 400).joined(separator: " + ")
        #expect(ExpressionCase.shown("rowSum(\(sum))").contains("stand for too many calculations"))
        #expect(
            ExpressionCase.shown(String(repeating: "n ", count: 50_001))
                == "study.md:7:10: the expression is longer than 100000 characters. Shorten it.")
        for opening in ["2 ^ ", "case(", "recode(n, [", "rowSum(a1...", "cut(n, ["] {
            let source = String(repeating: opening, count: 20_000 / opening.count)
            #expect(throws: ConfigurationIssue.self) { try Expression(source, at: place) }
        }
    }

    @Test("The deepest and longest expressions that are taken are computed")
    func deepest() {
        let chain = [String](repeating: "n", count: 490).joined(separator: " + ")
        for (opening, closing) in [
            ("abs(", ")"), ("rowSum(", ", 1)"), ("if(n > 1, 1, ", ")"), ("case(n > 1 -> 1, else -> ", ")"),
            ("coalesce(m, ", ")"), ("groupMean(", ", by = sex)"), ("round(", ", 1)"), ("lag(", ", id = n, wave = n)"),
        ] {
            let source =
                String(repeating: opening, count: 190) + chain + String(repeating: closing, count: 190)
            #expect(ExpressionCase.shown(source).split(separator: " ").count == 5, "\(opening)")
        }
    }
}
