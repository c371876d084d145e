import Frame
import Testing

@testable import SurveyData

@Suite("What a file that does not fit its codebook is told")
struct SurveyDataErrorTests {
    static func placed(_ kind: Violation.Kind, count: Int, _ examples: [(Int, String)]) -> PlacedViolation {
        PlacedViolation(
            violation: Violation(
                variable: "sex", kind: kind, count: count,
                examples: examples.map { Violation.Example(row: $0.0, found: $0.1) }),
            positions: examples.map { SourcePosition(file: "x.csv", line: $0.0 + 2, column: 3) })
    }

    @Test("Errors, word by word")
    func errors() throws {
        let rule = Derivation.Rule.expression(try Expression("aeg > 1", at: place))
        let old = Derivation(name: "old", label: nil, rule: rule, position: place)
        let many = (1...17).map { "v\($0)" }
        let expected: [(SurveyDataError, String)] = [
            (
                .unknownVariable(name: "aeg", usedBy: nil, known: ["age"]),
                "no variable is called 'aeg'. Did you mean 'age'?"
            ),
            (
                .unknownVariable(name: "aeg", usedBy: old, known: ["age"]),
                "study.md:7:10: 'old' needs 'aeg', but no variable is called 'aeg'. Did you mean 'age'?"
            ),
            (
                .unknownVariable(name: "income", usedBy: nil, known: ["age", "sex"]),
                "no variable is called 'income'. The variables are: age, sex."
            ),
            (
                .unknownVariable(name: "income", usedBy: nil, known: many),
                "no variable is called 'income'. The variables are: \(many.prefix(15).joined(separator: ", ")), … (17 in all)."
            ),
            (
                .circular(["a", "b", "a"], position: place),
                "study.md:7:10: these derived variables need each other: a → b → a. Break the circle."
            ),
            (
                .missingWaveVariable(name: "wav", known: ["wave"]),
                "the codebook tells waves apart by 'wav', but no variable is called 'wav'. Did you mean 'wave'?"
            ),
            (
                .textAmongNumbers([
                    Self.placed(.notANumber, count: 1, [(0, "x")]),
                    Self.placed(.notANumber, count: 3, [(0, "x"), (4, "y")]),
                ]),
                "variable 'sex': 1 cell holds text where numbers are declared (x.csv:2:3: 'x'). Correct the cells, or "
                    + "declare the text under 'missing' if it marks missing values.\n"
                    + "variable 'sex': 3 cells hold text where numbers are declared (x.csv:2:3: 'x', x.csv:6:3: 'y', …). "
                    + "Correct the cells, or declare the text under 'missing' if it marks missing values."
            ),
        ]
        for (error, text) in expected { #expect("\(error)" == text) }
    }

    @Test("Violations, word by word")
    func violations() {
        #expect(
            Self.placed(.undeclaredCode(declared: ["1", "2"]), count: 2, [(0, "3"), (1, "x")]).description
                == "variable 'sex': 2 cells hold a code that is not declared; declared are 1, 2 (x.csv:2:3: '3', "
                + "x.csv:3:3: 'x'). Declare the code under 'values' or 'missing'; until then these cells count as invalid."
        )
        #expect(
            Self.placed(.notWhole, count: 1, [(0, "1.5")]).description
                == "variable 'sex': 1 cell holds a fraction where whole numbers are declared (x.csv:2:3: '1.5'). Correct "
                + "the cells, or declare the type numeric; until then these cells count as invalid.")
        #expect(
            Self.placed(.outOfRange(0...1), count: 1, [(0, "7")]).description.hasPrefix(
                "variable 'sex': 1 cell lies outside the declared range 0 to 1 (x.csv:2:3: '7')."))
        #expect(
            Self.placed(.outOfRange(0...2.5), count: 9, [(0, "7")]).description
                == "variable 'sex': 9 cells lie outside the declared range 0 to 2.5 (x.csv:2:3: '7', …). Correct the "
                + "cells or the range; until then these cells count as invalid.")
    }
}
