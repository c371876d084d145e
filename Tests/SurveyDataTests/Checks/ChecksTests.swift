import Frame
import Testing

@testable import SurveyData

@Suite("Suspicious codes")
struct SuspiciousCodesTests {
    static func found(_ values: [Double]) -> [String] {
        SuspiciousCodes(values).found.map { "\(plainText($0.code)) ×\($0.count)" }
    }

    @Test("Codes far from the values, at least twice")
    func suspicious() {
        #expect(Self.found([12, 13, 14, 99, 99]) == ["99 ×2"])
        #expect(Self.found([12, 13, 14, 99]) == [])
        #expect(Self.found([0, 1, 2, -9, -9, -8, -8, -8]) == ["-9 ×2", "-8 ×3"])
        #expect(Self.found([1, 2, 1, 9, 9, .nan]) == ["9 ×2"])
        #expect(Self.found([1000, 2000, 9999, 9999]) == ["9999 ×2"])
        #expect(Self.found([150, 151, 999, 999, 998, 998]) == ["998 ×2", "999 ×2"])
        #expect(Self.found([1500.5, 1600, -99, -99]) == ["-99 ×2"])
    }

    @Test("Numbers that are simply values")
    func innocent() {
        // A scale of 1 to 7, scores from −3 to 3, an age among many, numbers that no survey reserves.
        #expect(Self.found([1, 2, 3, 4, 5, 6, 7, 7, 7]) == [])
        #expect(Self.found([-3.5, 2.5, -1, -1, -2, -2]) == [])
        #expect(Self.found([50, 80, 99, 99, 100]) == [])
        #expect(Self.found([1, 2, 3, 500, 500]) == [])
        // Only reserved numbers, or only one other: nothing to compare with.
        #expect(Self.found([7, 7, 8, 8, 9, 9]) == [])
        #expect(Self.found([1, 1, 99, 99]) == [])
        #expect(Self.found([]) == [])
        #expect(Self.found([.nan, .nan]) == [])
    }
}

@Suite("The summary of a variable")
struct VariableSummaryTests {
    @Test("Numbers: range, mean, missing by reason, levels where they are few")
    func numbers() {
        let summary = VariableSummary(
            Column(
                name: "x", values: .integer([3, 0, 5, 3, 0, 5, 5]),
                missing: MissingCells(reasons: [0, 1, 0, 0, 4, 0, 0])))
        #expect(summary.count == 5)
        #expect(summary.missing == [.refused: 1, .notAsked: 1])
        #expect(summary.range?.lowest == 3 && summary.range?.highest == 5 && summary.range?.mean == 4.2)
        #expect(summary.levels.map { "\($0.level.code) \($0.count)" } == ["3 2", "5 3"])
        #expect(summary.suspiciousCodes.isEmpty)
    }

    @Test("Six whole numbers are listed, seven or a fraction are not")
    func fewNumbers() {
        func count(_ values: [Double]) -> Int {
            VariableSummary(Column(name: "x", values: .numeric(values))).levels.count
        }
        #expect(count([1, 2, 3, 4, 5, 6, 6]) == 6)
        #expect(count([1, 2, 3, 4, 5, 6, 7]) == 0)
        #expect(count([1, 2.5]) == 0)
    }

    @Test("Categories keep levels nobody has; texts are listed up to a hundred")
    func categories() {
        let levels = CategoricalLevels(["a", "b", "c"].map { CategoricalLevel($0) })
        let summary = VariableSummary(
            Column(
                name: "x", values: .categorical([0, 2, -1, 0], levels), missing: MissingCells(reasons: [0, 0, 5, 0])))
        #expect(summary.levels.map(\.count) == [2, 0, 1])
        #expect(summary.range == nil)
        for (distinct, listed) in [(100, 100), (101, 0)] {
            let texts = (0..<distinct).map { "t\($0)" }
            let column = Column(name: "x", values: .text(texts.indices.map(Int32.init), texts))
            #expect(VariableSummary(column).levels.count == listed)
        }
    }

    @Test("Nothing but missing cells")
    func allMissing() {
        let summary = VariableSummary(
            Column(name: "x", values: .numeric([.nan, .nan]), missing: MissingCells(reasons: [6, 6])))
        #expect(summary.count == 0)
        #expect(summary.range == nil)
        #expect(summary.levels.isEmpty)
    }
}

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
