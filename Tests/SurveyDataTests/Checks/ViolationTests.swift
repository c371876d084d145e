import Testing

@testable import SurveyData

@Suite("Violations of a variable")
struct ViolationTests {
    @Test("Gathered by kind, with the first five as examples")
    func tally() {
        var tally = ViolationTally(variable: "x")
        #expect(tally.violations.isEmpty)
        for row in 0..<7 { tally.add(.outOfRange(0...1), row: row, found: "\(row + 10)") }
        tally.add(.notANumber, row: 9, found: "a")
        tally.add(.outOfRange(0...2), row: 10, found: "5")
        #expect(tally.violations.map(\.count) == [7, 1, 1])
        #expect(tally.violations[0].examples.map(\.row) == [0, 1, 2, 3, 4])
        #expect(tally.violations[0].examples.map(\.found) == ["10", "11", "12", "13", "14"])
        #expect(tally.violations.map(\.kind) == [.outOfRange(0...1), .notANumber, .outOfRange(0...2)])
    }
}
