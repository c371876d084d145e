import Frame
import Testing

@testable import SurveyData

@Suite("The words of an expression")
struct ExpressionLexerTests {
    static func shown(_ source: String) throws -> [String] {
        try ExpressionLexer.tokens(source, at: place).map(\.shown)
    }

    @Test("Numbers, texts, names and symbols")
    func words() throws {
        #expect(
            try Self.shown("a1.b<=.5e-1&&`c d`!=\"x y\"")
                == ["'a1.b'", "'<='", "'0.05'", "'and'", "'c d'", "'!='", "\"x y\"", "the end"])
        #expect(try Self.shown("1e") == ["'1'", "'e'", "the end"])
        #expect(try Self.shown("2e+x") == ["'2'", "'e'", "'+'", "'x'", "the end"])
        #expect(try Self.shown("not_in in inside") == ["'not_in'", "'in'", "'inside'", "the end"])
    }

    @Test("Numerals of other scripts are letters of names, not numbers")
    func numerals() throws {
        #expect(try ExpressionLexer.tokens("三年级", at: place).map(\.kind) == [.name("三年级"), .end])
        #expect(try ExpressionLexer.tokens("第２题", at: place).map(\.kind) == [.name("第２题"), .end])
        #expect(try ExpressionLexer.tokens("万", at: place).map(\.kind) == [.name("万"), .end])
    }

    @Test("Words in backquotes are names")
    func quotedWords() throws {
        #expect(try ExpressionLexer.tokens("`and`", at: place).map(\.kind) == [.name("and"), .end])
    }

    @Test("Offsets count characters, not bytes")
    func offsets() throws {
        #expect(try ExpressionLexer.tokens("性别 == 女 👨‍👩‍👧".prefix(7) + "", at: place).map(\.offset) == [0, 3, 6, 7])
    }
}
