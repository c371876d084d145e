import Frame
import Testing

@testable import SurveyData

@Suite("Texts")
struct TextFunctionsTests {
    static let frame = DataFrame(
        rowCount: 5,
        columns: [
            Column(
                name: "school", values: .text([0, 1, 2, -1, 3], ["桃桥镇第一中学", " Anqing No. 2", "anqing no. 2", "12.5"]),
                missing: MissingCells(reasons: [0, 0, 0, 6, 0])),
            Column(
                name: "sex",
                values: .categorical(
                    [0, 1, 0, 1, 0],
                    CategoricalLevels([
                        CategoricalLevel(name: "boy", code: "1", label: LocalizedText("男")),
                        CategoricalLevel(name: "girl", code: "2.5", label: LocalizedText("女")),
                    ]))),
            Column(name: "n", values: .integer([1, 2, 3, 4, 5])),
        ])

    @Test(
        "Texts, and the names of levels",
        arguments: [
            ("contains(school, '中学')", "yes no no blank no"), ("contains(school, '')", "yes yes yes blank yes"),
            ("startsWith(trim(school), 'Anqing')", "no yes no blank no"),
            ("endsWith(school, '2')", "no yes yes blank no"),
            ("matches(lower(trim(school)), 'anqing*2')", "no yes yes blank no"),
            ("matches(school, '??????学')", "yes no no blank no"),
            ("matches(school, '*')", "yes yes yes blank yes"), ("startsWith(sex, 'g')", "no yes no yes no"),
            ("lower(trim(school))", "桃桥镇第一中学 anqing no. 2 anqing no. 2 blank 12.5"),
            ("upper(sex)", "BOY GIRL BOY GIRL BOY"),
            ("length(school)", "7 13 12 blank 4"), ("number(school)", "invalid invalid invalid blank 12.5"),
            ("number(sex)", "1 2.5 1 2.5 1"), ("lower(school) == '12.5'", "no no no blank yes"),
            ("school == '北京'", "no no no blank no"), ("trim(school) == school", "yes no yes blank yes"),
            ("school > 'a'", "yes no yes blank no"),
        ])
    func values(source: String, expected: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == expected)
    }

    @Test("Texts that become the same are one in the dictionary")
    func merged() throws {
        let column = try Expression("lower(trim(school))", at: place).column(named: "x", label: nil, in: Self.frame)
        #expect(column.values == .text([0, 1, 1, -1, 2], ["桃桥镇第一中学", "anqing no. 2", "12.5"]))
    }

    @Test(
        "Refusals",
        arguments: [
            (
                "contains(n, '1')",
                "study.md:7:19: a variable of texts or categories is expected here, but this is a number."
            ),
            ("contains(school, n)", "study.md:7:27: a text in quotes is expected here."),
            ("contains(shcool, '1')", "study.md:7:19: no variable is called 'shcool'. Did you mean 'school'?"),
            ("length('abc')", "study.md:7:17: a variable of texts or categories is expected here, but this is a text."),
            (
                "school == Beijing",
                "study.md:7:20: 'Beijing' is not a level of this variable. Levels:  Anqing No. 2, 12.5, anqing no. 2, 桃桥镇第一中学."
            ),
        ])
    func refusals(source: String, message: String) {
        #expect(ExpressionCase.shown(source, in: Self.frame) == message)
    }
}
