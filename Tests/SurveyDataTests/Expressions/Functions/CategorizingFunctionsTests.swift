import Frame
import Testing

@testable import SurveyData

@Suite("Categories out of numbers and of categories")
struct CategorizingFunctionsTests {
    @Test(
        "Intervals",
        arguments: [
            ("cut(n, [0, 2])", "0–<2 0–<2 ≥2 ≥2 <0"), ("cut(n, [0, 2], closed = right)", "≤0 >0–2 >0–2 >2 ≤0"),
            ("cut(n, [0, 2], [a, b, c])", "b b c c a"),
            ("cut(m, [1], [low, high])", "refused low notApplicable high high"),
            // Between bounds, both included; beyond them invalid.
            ("cut(n, [0, 1, 3], [a, b])", "a b b b invalid"),
            ("cut(n, [0, 1, 3], [a, b], closed = right)", "a a b b invalid"),
            ("cut(n, [-4.5, 0.5], ['低', '中', '高'])", "中 高 高 高 中"),
        ])
    func cuts(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test(
        "Recoding",
        arguments: [
            ("recode(n, [0, 1] -> low, 3 -> high, else -> middle)", "low low middle high middle"),
            ("recode(n, {0, 1}: low, 3: high)", "low low invalid high invalid"),
            ("recode(n, 0 -> 10, else -> copy)", "10 1 2 3 -4"),
            ("recode(n, -4 -> missingAs(refused), else -> copy)", "0 1 2 3 refused"),
            ("recode(m, missing -> 0, else -> 1)", "0 1 0 1 1"),
            ("recode(m, refused -> 0, missing -> 9, else -> 1)", "0 1 9 1 1"),
            ("recode(m, missing -> 9, refused -> 0, else -> 1)", "0 1 9 1 1"),
            ("recode(m, 0.5 -> 0, else -> 1)", "refused 0 notApplicable 1 1"),
            ("recode(sex, boy -> '男孩', girl -> '女孩')", "男孩 女孩 doesNotKnow 女孩 男孩"),
            ("recode(sex, 1 -> 0, 女 -> 1)", "0 1 doesNotKnow 1 0"),
            ("recode(sex, boy -> other, else -> copy)", "other girl doesNotKnow girl other"),
            ("recode(sex, doesNotKnow -> unknown, else -> copy)", "boy girl unknown girl boy"),
            ("recode(town, [Anqing, 7] -> 1, else -> 0)", "1 0 1 1 0"),
            ("recode(town, 'Paris' -> a, else -> b)", "b b b b b"),
            ("recode(left, yes -> 1, no -> 0)", "1 0 notAsked 1 0"), ("recode(n > 1, yes -> b, no -> a)", "a a b b a"),
        ])
    func recoding(source: String, expected: String) {
        #expect(ExpressionCase.shown(source) == expected)
    }

    @Test("Levels are in the order written; those copied keep their labels and come last")
    func order() throws {
        func levels(_ source: String) throws -> [CategoricalLevel] {
            let column = try Expression(source, at: place).column(named: "x", label: nil, in: ExpressionCase.frame)
            return Array(column.categories.levels)
        }
        #expect(try levels("recode(n, 3 -> high, 0 -> low, 1 -> high, else -> low)").map(\.name) == ["high", "low"])
        let copied = try levels("recode(sex, missing -> unknown, else -> copy)")
        #expect(copied.map(\.name) == ["unknown", "boy", "girl"])
        #expect(copied[1].label.text(in: "zh") == "男")
        // The new level of an old name is the old one.
        #expect(try levels("recode(sex, missing -> boy, else -> copy)").map(\.name) == ["boy", "girl"])
        #expect(try levels("cut(n, [1, 2.5])").map(\.name) == ["<1", "1–<2.5", "≥2.5"])
        #expect(try Expression("recode(a, b -> c, else -> d)", at: place).names == ["a"])
        #expect(try Expression("cut(a, [1], [b, c])", at: place).names == ["a"])
    }

    @Test(
        "Refusals",
        arguments: [
            ("cut(n, [2, 2])", "study.md:7:21: the breaks must ascend."),
            ("cut(n, 2)", "study.md:7:17: breaks in brackets are expected here, as [6, 12, 15]."),
            (
                "cut(n, [0, 2], [a, b])",
                "study.md:7:25: 2 breaks make 3 groups with open ends or 1 between them, but 2 names are given."
            ),
            ("cut(n, [0, 2], [a, a, b])", "study.md:7:29: two groups are called 'a'; names must differ."),
            ("cut(n, [0], [a, b], closed = both)", "study.md:7:39: 'closed' must be one of left, right."),
            ("recode(sex, boy -> a)", "study.md:7:10: 'recode' says nothing of girl. Add them, or 'else -> …'."),
            (
                "recode(sex, boy -> a, gril -> b)",
                "study.md:7:32: 'gril' is not a level of this variable. Did you mean 'girl'?"
            ),
            ("recode(sex, boy -> a, [2, 1] -> b)", "study.md:7:36: this value stands twice among the cases; keep one."),
            ("recode(n, 1 -> a, 1 -> b)", "study.md:7:28: this value stands twice among the cases; keep one."),
            (
                "recode(m, refused -> 1, refused -> 2, else -> 3)",
                "study.md:7:34: this value stands twice among the cases; keep one."
            ),
            (
                "recode(n, 1 -> a, else -> 2)",
                "study.md:7:36: new values must be all numbers or all names of levels, but this is a number beside 'a'."
            ),
            (
                "recode(n, 1 -> a, else -> copy)",
                "study.md:7:10: 'copy' would put a number among levels; give a name, or leave it out."
            ),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source) == message)
    }
}
