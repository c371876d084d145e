import Frame
import TestSupport
import Testing

@testable import SurveyData

@Suite("Codes that are no answers by the coding declared")
struct ScaleCodingTests {
    private static let file = "a,b,c\n1,2,3\n3,4,0\n2,-9,2.5\n"

    private func book(_ coding: Int) throws -> Codebook {
        try Codebook(
            yaml: """
                missing: {-9: refused}
                derive:
                  score: {scale: UCLA-3, items: [a, b, c], coding: \(coding)}
                  n: {scale: UCLA-3, items: [a, b, c], coding: \(coding), part: answered}
                """, file: "book.yaml")
    }

    @Test("They are listed with their places, and an analysis is refused")
    func listed() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.file, to: "x.csv")
        let table = try SurveyFile(path: path, codebook: try book(1)).load(["score", "n"])
        let expected = [
            "variable 'b': 1 cell holds no answer to an item of UCLA-3, stored as 1 to 3 by the coding declared "
                + "(x.csv:3:3: '4'). Correct 'coding', declare the codes under 'missing', or correct the cells.",
            "variable 'c': 2 cells hold no answer to an item of UCLA-3, stored as 1 to 3 by the coding declared "
                + "(x.csv:3:5: '0', x.csv:4:6: '2.5'). Correct 'coding', declare the codes under 'missing', or correct the "
                + "cells.",
        ]
        #expect(table.placedViolations.map { "\($0)".replacing(path, with: "x.csv") } == expected)
        do {
            try table.refuseTextAmongNumbers()
            Issue.record("nothing was thrown")
        } catch {
            #expect(
                error.description.replacing(path, with: "x.csv") == expected.joined(separator: "\n"))
        }
    }

    @Test("Read in blocks, they are the same")
    func blocks() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.file, to: "x.csv")
        let file = try SurveyFile(path: path, codebook: try book(0))
        let whole = try file.load(["score", "n"])
        var blocks = try file.blocks(["score", "n"], bytesPerBlock: 1)
        for number in 0..<blocks.count { blocks.note(try blocks.block(number)) }
        #expect(blocks.violations == whole.violations)
        #expect(whole.violations.map(\.count) == [1, 1, 2])
    }

    @Test("Without a declared coding, what lies outside a codebook's response is invalid, and no more is said")
    func undeclared() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.file, to: "x.csv")
        let book = try Codebook(
            yaml: """
                missing: {-9: refused}
                scales: {S: {items: 3, response: [1, 3]}}
                derive: {score: {scale: S, items: [a, b, c]}}
                """, file: "book.yaml")
        let table = try SurveyFile(path: path, codebook: book).load(["score"])
        #expect(table.violations.isEmpty)
        #expect(ExpressionCase.shown(try #require(table.frame["score"])) == "6 invalid refused")
    }
}
