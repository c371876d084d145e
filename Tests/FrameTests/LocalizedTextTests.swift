import Testing

@testable import Frame

@Suite("Texts in several languages")
struct LocalizedTextTests {
    let text = LocalizedText(translations: [("zh", "留守儿童"), ("en", "Left-behind children")])

    @Test("The language asked for, or else the first declared")
    func fallback() {
        #expect(text.text(in: "en") == "Left-behind children")
        #expect(text.text(in: "zh") == "留守儿童")
        #expect(text.text(in: "fr") == "留守儿童")
        #expect(text.text(in: "") == "留守儿童")
    }

    @Test("A text without language is the same in all", arguments: ["en", "zh", ""])
    func oneText(language: String) {
        #expect(LocalizedText("age").text(in: language) == "age")
    }

    @Test("Of two texts in one language the first is taken")
    func repeatedLanguage() {
        #expect(LocalizedText(translations: [("en", "a"), ("en", "b")]).text(in: "en") == "a")
    }

    @Test("All texts in the order declared")
    func allTexts() {
        #expect(text.allTexts == ["留守儿童", "Left-behind children"])
        #expect(LocalizedText("age").allTexts == ["age"])
    }

    @Test("Texts differ by language, by text, by order and by number")
    func equality() {
        #expect(text == LocalizedText(translations: [("zh", "留守儿童"), ("en", "Left-behind children")]))
        #expect(text != LocalizedText(translations: [("en", "Left-behind children"), ("zh", "留守儿童")]))
        #expect(text != LocalizedText(translations: [("zh", "留守儿童"), ("fr", "Left-behind children")]))
        #expect(text != LocalizedText(translations: [("zh", "留守儿童"), ("en", "Left-behind")]))
        #expect(text != LocalizedText(translations: [("zh", "留守儿童")]))
        #expect(LocalizedText("age") != LocalizedText(translations: [("en", "age")]))
    }
}
