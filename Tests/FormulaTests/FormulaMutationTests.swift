import Frame
import Probability
import Testing

@testable import Formula

/// Formulas damaged at random must be understood or refused at a character they have.
@Suite("Damaged formulas")
struct FormulaMutationTests {
    static let seeds = [
        "depressed ~ leftBehind*sex + age + offset(log(months))", "y ~ (a + b + c)^2 - a:b - 1",
        "抑郁 ~ `family income` + factor(年级):性别", "log(y) ~ -1 + sqrt(x) + 0",
    ]
    static let pieces: [Character] = Array("~+-*:^()01289`. aby年三_=&²🙂\n\u{0301}\"")

    static func mutate(_ text: String, _ generator: inout SeededGenerator) -> String {
        var characters = Array(text)
        for _ in 0..<Int.random(in: 1...5, using: &generator) where !characters.isEmpty {
            let place = Int.random(in: 0..<characters.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: characters[place] = pieces.randomElement(using: &generator)!
            case 1: characters.insert(pieces.randomElement(using: &generator)!, at: place)
            case 2: characters.remove(at: place)
            default: characters.removeLast(min(3, characters.count - place))
            }
        }
        return String(characters)
    }

    /// The character an error points at.
    static func column(of error: FormulaError) -> Int? {
        switch error {
        case .unexpected(_, _, _, let column), .unknownFunction(_, _, let column), .tooManyTerms(_, _, let column):
            column
        default: nil
        }
    }

    @Test("Thousands of damaged formulas", arguments: 0..<4)
    func mutations(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(500 + seed))
        var understood = 0
        var refused = 0
        for _ in 0..<3000 {
            let source = Self.mutate(Self.seeds[seed], &generator)
            do {
                let formula = try ModelFormula(source)
                understood += 1
                #expect(formula.hasIntercept || !formula.terms.isEmpty)
                #expect(Set(formula.terms.map { Set($0.variables) }).count == formula.terms.count, "\(source)")
                #expect(!formula.terms.contains { $0.variables.isEmpty }, "\(source)")
            } catch {
                refused += 1
                #expect(error.description.hasPrefix("formula '\(source)'"), "\(error)")
                if let column = Self.column(of: error) {
                    #expect((1...(source.count + 1)).contains(column), "\(error)")
                }
            }
        }
        #expect(understood > 100)
        #expect(refused > 100)
    }
}
