import Results
import Testing

@testable import Reporting

@Suite("Tables")
struct TableTests {
    @Test("Neighbours under the same heading stand together, columns without one alone")
    func spanners() {
        let columns = [nil, nil, "a", "a", "b", "a"].map { Table.Column("x", spanner: $0) }
        let table = SampleTable.table([], columns: columns)
        #expect(table.spannerRuns.map(\.spanner) == [nil, nil, "a", "b", "a"])
        #expect(table.spannerRuns.map(\.count) == [1, 1, 2, 1, 1])
        #expect(table.hasSpanners && !table.hasSizes)
    }

    @Test("A table under another title is otherwise the same")
    func titled() {
        let table = SampleTable.characteristics
        let titled = table.titled("Other")
        #expect(titled.title == "Other" && titled.titled(table.title) == table)
    }

    @Test("Statistics are found by their place; of two in one place, the first")
    func index() {
        let statistics = [
            Statistic(analysis: "t", variable: "x", name: .mean, value: 1),
            Statistic(analysis: "t", variable: "x", group: "g", name: .mean, value: 2),
            Statistic(analysis: "t", variable: "x", name: .mean, value: 3),
            Statistic(analysis: "t", variable: "x", name: .n, value: 12),
            Statistic(analysis: "t", variable: "y", name: .n, value: .nan),
        ]
        let index = StatisticIndex(
            AnalysisResult(id: "t", kind: .tableOne, labels: ResultLabels(), statistics: statistics, notes: []))
        #expect(index.value(.mean, variable: "x") == 1 && index.value(.mean, variable: "x", group: "g") == 2)
        #expect(index.count(.n, variable: "x") == 12 && index.count(.n, variable: "y") == nil)
        #expect(index.statistic(.mean, variable: "z") == nil && index.value(.mean) == nil)
    }
}
