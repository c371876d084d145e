/// A text in one or several languages, keyed by language code (`en`, `zh`).
public struct LocalizedText: Sendable, Equatable {
    /// Language codes with their texts, in the order they were declared; `""` marks a text with no language given.
    public let translations: [(language: String, text: String)]

    /// A text that is the same in every language.
    public init(_ text: String) {
        translations = [("", text)]
    }

    /// Translations in the order of preference when the language asked for is absent.
    public init(translations: [(language: String, text: String)]) {
        precondition(!translations.isEmpty, "a localized text needs at least one translation")
        self.translations = translations
    }

    /// The text in `language`, or else the first that was declared.
    public func text(in language: String) -> String {
        (translations.first { $0.language == language } ?? translations[0]).text
    }

    /// Every translation's text.
    public var allTexts: [String] {
        translations.map(\.text)
    }

    public static func == (a: LocalizedText, b: LocalizedText) -> Bool {
        a.translations.elementsEqual(b.translations) { $0 == $1 }
    }
}
