import Testing

@testable import Formula

@Suite("The words of a formula")
struct FormulaTokenTests {
    @Test("Words with their places, counted in characters")
    func places() throws {
        let tokens = try FormulaToken.tokens("抑郁~log(`a b`)^12")
        #expect(tokens.map(\.shown) == ["'抑郁'", "'~'", "'log'", "'('", "'a b'", "')'", "'^'", "'12'", "the end"])
        #expect(tokens.map(\.column) == [1, 3, 4, 7, 8, 13, 14, 15, 17])
    }

    @Test("A number ends where its digits end; other numerals are letters")
    func numbers() throws {
        #expect(try FormulaToken.tokens("2a").map(\.kind) == [.number(2), .name("a"), .end])
        #expect(try FormulaToken.tokens("十二").map(\.kind) == [.name("十二"), .end])
        #expect(try FormulaToken.tokens("x²").map(\.kind) == [.name("x²"), .end])
        let digits = String(repeating: "9", count: 400)
        #expect(try FormulaToken.tokens(digits).map(\.kind) == [.number(.infinity), .end])
    }

    @Test("An empty text is only its end")
    func empty() throws {
        #expect(try FormulaToken.tokens("").map(\.column) == [1])
        #expect(try FormulaToken.tokens(" \t\n").map(\.kind) == [.end])
    }
}
