import Testing

@testable import Reporting

@Suite("The width of a text in a terminal")
struct DisplayWidthTests {
    @Test(
        "Letters, digits, signs", arguments: ["a", "é", "e\u{301}", "−", "—", "χ", "²", "·", "\u{2009}", "≥", "∞", "“"])
    func narrow(text: String) { #expect(displayWidth(text) == 1) }

    @Test(
        "Chinese, Japanese, Korean, full-width signs",
        arguments: ["留", "（", "，", "　", "あ", "ア", "한", "Ａ", "＝", "𠀀", "〇"])
    func wide(text: String) { #expect(displayWidth(text) == 2) }

    @Test(
        "Emoji: by themselves, chosen, coloured, joined, flags, keycaps",
        arguments: [
            "😀", "🚀", "🚸", "🛒", "🥰", "🧒", "🩺", "🪑", "🫶", "✅", "⏰", "⭐", "⚽", "⚡", "🟢", "❤️", "⚠️", "✔️", "🛠️", "👧🏽", "👨‍👩‍👧",
            "👩🏽‍⚕️", "🇨🇳", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        ])
    func emoji(text: String) { #expect(displayWidth(text) == 2) }

    @Test("Signs that are emoji only when chosen", arguments: ["❤", "⚠", "✔", "☺", "©", "1", "#"])
    func text(text: String) { #expect(displayWidth(text) == 1) }

    @Test("What takes no column", arguments: ["", "\u{301}", "\u{200B}", "\u{FEFF}", "\u{20DD}", "\u{7}", "\n"])
    func none(text: String) { #expect(displayWidth(text) == 0) }

    @Test("Widths add up")
    func sums() {
        #expect(displayWidth("留守儿童 (LBC) ✅") == 8 + 7 + 2)
        #expect(displayWidth("🇨🇳🇺🇸") == 4)
    }
}
