import Frame
import Probability
import TestSupport
import Testing

@testable import SurveyData

/// Codebooks and expressions damaged at random must be understood or refused at a place they have.
@Suite("Damaged codebooks and expressions")
struct ConfigurationMutationTests {
    static let pieces: [Character] = Array("{}[]():,#&*!|>'\"`%@-?=<+/.0129 \n\tacdegilmnoprstuvxyz年三²🙂\u{0301}\u{1}")

    static func mutate(_ text: String, _ generator: inout SeededGenerator) -> String {
        var characters = Array(text)
        for _ in 0..<Int.random(in: 1...2, using: &generator) where !characters.isEmpty {
            let place = Int.random(in: 0..<characters.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: characters[place] = pieces.randomElement(using: &generator)!
            case 1: characters.insert(pieces.randomElement(using: &generator)!, at: place)
            case 2: characters.remove(at: place)
            case 3: characters.insert(contentsOf: characters[place..<min(characters.count, place + 12)], at: place)
            default: characters.removeSubrange(place..<min(characters.count, place + 5))
            }
        }
        return String(characters)
    }

    @Test("Thousands of damaged codebooks", arguments: 0..<4)
    func codebooks(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(900 + seed))
        var understood = 0
        var refused = 0
        for _ in 0..<1_000 {
            let yaml = Self.mutate(CodebookReaderTests.full, &generator)
            let lines = yaml.unicodeScalars.count { $0 == "\n" } + 1
            do {
                _ = try Codebook(yaml: yaml, file: "book.yaml")
                understood += 1
            } catch {
                refused += 1
                #expect(!error.issues.isEmpty)
                for issue in error.issues {
                    #expect((1...(lines + 1)).contains(issue.position.line), "\(issue)")
                    #expect(issue.position.column.map { $0 >= 1 } == true, "\(issue)")
                    #expect(issue.message.hasSuffix(".") || issue.message.hasSuffix("?"), "\(issue)")
                }
            }
        }
        #expect(understood > 5)
        #expect(refused > 100)
    }

    /// As `lbc codebook` writes them.
    static let short = """
        missing:
          -8: notApplicable  # guess: in 12 variables
        key: [id, wave]
        variables:
          id: {type: identifier, unique: true}
          "1 a": {label: {en: "No: a", zh: 否}}
          sex:
            values:  # guess
              1: {name: "no", en: "No"}
              "x": 'b'
            missing:
              ".a": blank
        """

    @Test("Sixteen thousand damaged drafts", arguments: 0..<4)
    func drafts(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(950 + seed))
        var refused = 0
        for _ in 0..<4_000 {
            do {
                _ = try Codebook(yaml: Self.mutate(Self.short, &generator), file: "book.yaml")
            } catch {
                refused += 1
                #expect(error.issues.allSatisfy { $0.position.line >= 1 })
            }
        }
        #expect(refused > 100)
    }

    @Test("Thousands of damaged expressions, read and computed", arguments: 0..<4)
    func expressions(seed: Int) {
        let sources = [
            "n >= 1 and sex == girl or not missing(m)", "if(n in [0, 1.5], log(n) / 2, -max(m, 三年级 + 1))",
            "(town == '武汉' or town in [Anqing, 7]) and left", "round(sqrt(abs(`n`))) * 1e3 <= m - 2",
        ]
        var generator = SeededGenerator(seed: UInt64(700 + seed))
        var understood = 0
        var refused = 0
        for _ in 0..<2000 {
            let source = Self.mutate(sources[seed], &generator)
            do {
                let column = try Expression(source, at: place).column(named: "x", label: nil, in: ExpressionCase.frame)
                understood += 1
                #expect(column.count == 5)
                // A number is there or its absence has a reason.
                for (row, value) in (column.doubles ?? []).enumerated() {
                    #expect(value.isFinite == (column.missing[row] == nil), "\(source)")
                }
            } catch {
                refused += 1
                #expect(error.position.line == 7)
                #expect((10...(10 + source.count)).contains(error.position.column ?? 0), "\(source): \(error)")
            }
        }
        #expect(understood > 20)
        #expect(refused > 100)
    }
}
