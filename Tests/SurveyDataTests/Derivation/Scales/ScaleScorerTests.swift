import Frame
import Testing

@testable import SurveyData

@Suite("Scale scores")
struct ScaleScorerTests {
    /// Scores rows of answers (−9 refused, −8 not applicable) by a scale with the keys given.
    static func scores(_ keys: String, _ rows: [[Int32]]) throws -> String {
        let count = rows[0].count
        let book = try Codebook(yaml: "scales: {S: {items: \(count), response: [0, 3], \(keys)}}", file: "f")
        let items = (0..<count).map { item in
            let reasons = rows.map { row -> UInt8 in row[item] == -9 ? 1 : row[item] == -8 ? 3 : 0 }
            return Column(
                name: "i\(item + 1)", values: .integer(IntegerValues(rows.map { max($0[item], 0) })),
                missing: MissingCells(reasons: reasons))
        }
        return ExpressionCase.shown(try ScaleUse.of(book.scales[0]).score(book.scales[0], items))
    }

    @Test("Sums and means, with reversed items")
    func complete() throws {
        #expect(try Self.scores("score: sum", [[0, 1, 2], [3, 3, 3], [0, 0, 0]]) == "3 9 0")
        #expect(try Self.scores("score: mean", [[0, 1, 2], [3, 3, 3], [0, 1, 0]]) == "1 3 0.3333333333333333")
        #expect(try Self.scores("reverse: [2, 3]", [[0, 1, 2], [3, 3, 3], [0, 0, 0]]) == "3 3 6")
        #expect(try Self.scores("reverse: 2", [[0, 1, 2]]) == "4")
    }

    @Test("Unanswered items count as the mean of the answered, from the minimum on")
    func prorated() throws {
        let rows: [[Int32]] = [[1, 2, 3, -9], [1, 2, -8, -9], [1, -8, -9, -9], [-9, -8, -8, -8]]
        #expect(try Self.scores("minimumAnswered: 3", rows) == "8 notApplicable notApplicable refused")
        #expect(try Self.scores("minimumAnswered: 2", rows) == "8 6 notApplicable refused")
        #expect(try Self.scores("minimumAnswered: 2, score: mean", rows) == "2 1.5 notApplicable refused")
        #expect(try Self.scores("score: sum", rows) == "refused notApplicable notApplicable refused")
        // The reversal comes before the mean.
        #expect(
            try Self.scores("minimumAnswered: 2, reverse: [1]", rows) == "9.333333333333334 8 notApplicable refused")
    }

    @Test("Half is rounded up, exactly, however many of 30 items are answered")
    func rounding() throws {
        #expect(try Self.scores("minimumAnswered: 3, round: halfUp", [[1, 2, 2, -9], [1, 1, 2, -9]]) == "7 5")
        for answered in 1...29 {
            for sum in 0...(3 * answered) {
                let answers = (0..<answered).map { Int32(min(3, max(0, sum - 3 * $0))) }
                let row = answers + [Int32](repeating: -9, count: 30 - answered)
                // ⌊30·sum/answered + ½⌋ in whole numbers.
                let expected = (60 * sum + answered) / (2 * answered)
                #expect(try Self.scores("minimumAnswered: 1, round: halfUp", [row]) == "\(expected)")
            }
        }
    }

    @Test("What lies outside the response range is no answer")
    func outside() throws {
        #expect(try Self.scores("minimumAnswered: 2", [[1, 2, 7], [7, 7, 1]]) == "4.5 invalid")
        #expect(try Self.scores("score: sum", [[1, 2, 97], [-9, 97, 1]]) == "invalid refused")
    }

    @Test("An item that is no number is refused at the scale")
    func notNumeric() throws {
        let book = try Codebook(yaml: "scales:\n  S: {items: 1, response: [0, 3]}", file: "f")
        let item = Column(name: "i1", values: .text([0], ["a"]))
        do {
            _ = try ScaleUse.of(book.scales[0]).score(book.scales[0], [item])
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.description == "f:2:3: item 'i1' of scale 'S' is text; a number is needed.")
        }
    }
}
