import Results
import Testing

@testable import Reporting

@Suite("The arrangement of Table 1")
struct TableOneArrangementTests {
    static func table(
        _ result: AnalysisResult = SampleResult.tableOne(), _ parts: Set<Arrangement.Part>? = nil,
        _ language: Phrasebook.Language = .en
    ) -> Table {
        Arrangement(language: language, style: .standard, parts: parts).table(result)
    }

    @Test("Everything, by group")
    func everything() {
        let table = Self.table()
        #expect(
            table.texts == [
                ["Characteristic", "Total", "Nobody", "Both parents", "p", "Test", "SMD", "Missing"],
                ["Sex, n (%)", "", "", "", "0.600", "F(1.90, 36.4) = 0.50", "—", "0"],
                ["Boy", "600 (60.0)", "600 (60.0)", "600 (60.0)", "", "", "", ""],
                ["Girl", "0 (0.0)", "0 (0.0)", "0 (0.0)", "", "", "", ""],
                [
                    "Age, years, mean (SD)", "14.50 (0.50)", "14.50 (0.50)", "14.50 (0.50)", "0.017", "t(35) = 2.50",
                    "0.12", "50",
                ],
                ["Depressed: yes, n (%)", "250 (25.0)", "250 (25.0)", "250 (25.0)", "—", "—", "—", "12"],
                ["Siblings, median (IQR)", "1 (0–2)", "1 (0–2)", "1 (0–2)", "—", "—", "—", "60"],
            ])
        #expect(table.title == "Characteristics by Parent away" && table.rows.map(\.indent) == [0, 1, 1, 0, 0, 0])
        #expect(table.columns.map(\.spanner) == [nil, "Parent away", "Parent away", nil, nil, nil, nil])
        #expect(
            table.columns.prefix(3).map(\.size)
                == [.groupSize(1500, share: nil), .groupSize(1000, share: 0.7), .groupSize(500, share: 0.3)])
    }

    @Test(
        "Each part that may be shown",
        arguments: [
            (Arrangement.Part.total, ["Total", "Nobody", "Both parents"]), (.p, ["Nobody", "Both parents", "p"]),
            (.test, ["Nobody", "Both parents", "Test"]), (.smd, ["Nobody", "Both parents", "SMD"]),
            (.missing, ["Nobody", "Both parents", "Missing"]), (.counts, ["Nobody", "Both parents"]),
        ])
    func parts(part: Arrangement.Part, headers: [String]) {
        let table = Self.table(SampleResult.tableOne(), [part])
        #expect(table.columns.map(\.header) == headers)
        #expect(table.rows.allSatisfy { $0.cells.count == headers.count })
    }

    @Test("Without groups there is one column, and the missing values")
    func ungrouped() {
        let table = Self.table(SampleResult.tableOne(grouped: false), [.p, .test, .smd, .missing])
        #expect(table.title == "Characteristics" && !table.hasSpanners)
        #expect(table.texts[0] == ["Characteristic", "Total", "Missing"])
        #expect(table.texts[4] == ["Age, years, mean (SD)", "14.50 (0.50)", "50"])
    }

    @Test("A group nobody is in stays, with dashes; a level nobody has, with 0")
    func empty() {
        let table = Self.table(SampleResult.tableOne(isSecondGroupEmpty: true), [])
        #expect(table.columns[1].size == .groupSize(0, share: 0))
        #expect(table.rows.dropFirst().map { $0.cells[1] } == [Cell](repeating: .notAvailable, count: 5))
        #expect(table.texts[3] == ["Girl", "0 (0.0)", "—"])
    }

    @Test("Other results keep their notes whatever is shown")
    func otherKinds() {
        let notes = Arrangement(language: .en, style: .standard, parts: []).table(SampleResult.models()).notes
        #expect(notes.contains("Means of several groups: Wald F test."))
    }

    @Test("In Chinese")
    func chinese() {
        let table = Self.table(SampleResult.tableOne(), nil, .zh)
        #expect(table.columns.map(\.header) == ["合计", "Nobody", "Both parents", "P值", "检验", "SMD", "缺失"])
        #expect(table.title == "按Parent away分组的特征")
        #expect(table.rows.map(\.label).suffix(2) == ["Depressed：是，例数（%）", "Siblings，中位数（四分位数）"])
        #expect(table.notes.contains("207 人不属于任何一组：“Parent away”未知。"))
    }

    @Test("A title of its own goes before the title made from the group")
    func title() {
        var result = SampleResult.tableOne()
        result = AnalysisResult(
            id: "t", kind: .tableOne, title: "Pupils", labels: result.labels, statistics: result.statistics, notes: [])
        #expect(
            Self.table(result).title == "Pupils"
                && Self.table(result).titled("Table 1. Pupils").title == "Table 1. Pupils")
    }
}
