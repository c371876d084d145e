import Frame
import Probability
import Testing

@testable import SurveyData

@Suite("Writing YAML")
struct YamlWriterTests {
    /// What our reader makes of a text written as a key and as a value.
    private func readBack(_ text: String) throws -> (key: String?, value: String?, inLine: String?) {
        var writer = YamlWriter()
        writer.comment("about \(text)")
        writer.entry(YamlWriter.key(text), YamlWriter.scalar(text), comment: "is \(text)")
        writer.entry(
            "flow-\(YamlWriter.canBeKey(text))", YamlWriter.mapping([("a", YamlWriter.scalar(text))]), comment: text)
        let log = IssueLog()
        let node = try ConfigurationNode(yaml: writer.text, file: "x.yaml", log: log)
        let pairs = ConfigurationMapping(node, "it").pairs
        try log.throwIfAny()
        return (
            pairs.first?.name, pairs.first?.value.text("it"),
            pairs.last.flatMap { ConfigurationMapping($0.value, "it")["a"]?.text("it") }
        )
    }

    @Test(
        "Awkward texts are read back as they were",
        arguments: [
            "no", "yes", "Null", "~", "1", "01", "-8", "1.0", "1e5", "0x1F", ".a", "-99...-90", "...-1", "", " ", " a",
            "a ",
            "a: b", "a #b", "#a", "- a", "-", "?", "? a", "a:", ":", "{a}", "[a", "'", "\"", "it's", "say \"no\"", "&a",
            "*a",
            "!a", "!!str", "|", ">", "%", "@", "`", "不适用", "父亲：在外", "a\nb", "a\r\nb", "\t", "a\tb", "\u{1}", "\u{7F}",
            "\u{85}", "\u{2028}", "a\u{FEFF}", "\u{FFFE}", "👨‍👩‍👧", "e\u{301}", "---", "...", "<<", "=", "12:30",
            "2016-07-01",
            "a\\n", "\\", "é", "y", "N", "a, b", "(0,19]", "50%", "true", "TRUE ",
        ])
    func awkward(text: String) throws {
        let back = try readBack(text)
        #expect(back.key.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        #expect(back.value.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        #expect(back.inLine.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test("So are thousands of texts at random")
    func random() throws {
        var generator = SeededGenerator(seed: 17)
        let pieces = Array(
            "{}[]():,#&*!|>'\"`%@-?=<+/\\.0129 \n\tabyesno年三父²🙂\u{0301}\u{1}\u{85}\u{A0}\u{FEFF}\u{3000}".unicodeScalars
        )
        for _ in 0..<4_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                let isWild = Int.random(in: 0..<10, using: &generator) == 0
                let wild = UnicodeScalar(UInt32.random(in: 1...0x10FFFF, using: &generator))
                text.append(isWild ? wild ?? "x" : pieces.randomElement(using: &generator)!)
            }
            // A mark of byte order at the beginning of a text is no part of it for the parser.
            guard text.first != "\u{FEFF}" else { continue }
            let back = try readBack(String(text))
            #expect(back.key.map { Array($0.unicodeScalars) } == Array(text))
            #expect(back.value.map { Array($0.unicodeScalars) } == Array(text))
            #expect(back.inLine.map { Array($0.unicodeScalars) } == Array(text))
        }
    }

    @Test("Simple texts and codes stay bare; words that others take for something else do not")
    func bare() {
        #expect(YamlWriter.scalar("Left behind") == "Left behind")
        #expect(YamlWriter.scalar("留守") == "留守")
        #expect(YamlWriter.key("-8") == "-8")
        #expect(YamlWriter.key("-99...-90") == "-99...-90")
        #expect(YamlWriter.key("01") == "\"01\"")
        #expect(YamlWriter.scalar("-8") == "\"-8\"")
        #expect(YamlWriter.scalar("No") == "\"No\"")
        #expect(
            YamlWriter.localized(LocalizedText(translations: [("en", "Sex"), ("zh", "性别")])) == "{en: Sex, zh: 性别}")
    }
}
