import Testing

@testable import SurveyData

@Suite("Patterns with * and ?")
struct GlobTests {
    @Test(
        "What fits",
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("?", "", false), ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a*c", "ac", true), ("a*c", "abcbc", true), ("a*c", "abcb", false), ("**a**", "bab", true),
            ("*学", "小学", true),
            ("?", "👨‍👩‍👧", true), ("[a]", "a", false), ("a.c", "abc", false),
        ])
    func fits(pattern: String, text: String, expected: Bool) {
        #expect(Glob(pattern).matches(text) == expected)
    }

    @Test("A pattern made to be slow is not")
    func slow() {
        let text = String(repeating: "a", count: 2_000)
        #expect(!Glob(String(repeating: "a*", count: 500) + "b").matches(text))
    }
}
