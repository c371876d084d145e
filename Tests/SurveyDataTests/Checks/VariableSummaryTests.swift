import Frame
import Testing

@testable import SurveyData

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

    @Test("Ten equal parts of the range, which hold every value")
    func bins() {
        let summary = VariableSummary(
            Column(
                name: "x", values: .numeric([0, 0.5, 1, 9.99, 10, .nan]),
                missing: MissingCells(reasons: [0, 0, 0, 0, 0, 6])))
        #expect(summary.bins == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2])
        #expect(summary.binEdges.first == 0 && summary.binEdges.last == 10 && summary.binEdges.count == 11)
        #expect(VariableSummary(Column(name: "x", values: .integer([1, 2, 1]))).bins.isEmpty)
        // Ages from 0 to 17 have a bin each; a hundred whole numbers ten to each.
        let ages = VariableSummary(Column(name: "x", values: .integer(IntegerValues((0..<36).map { Int32($0 % 18) }))))
        #expect(ages.bins == [Int](repeating: 2, count: 18))
        let days = VariableSummary(Column(name: "x", values: .integer(IntegerValues((1...100).map { Int32($0) }))))
        #expect(days.bins == [Int](repeating: 10, count: 10))
        #expect(VariableSummary(Column(name: "x", values: .numeric([2.5, 2.5]))).bins.isEmpty)
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
