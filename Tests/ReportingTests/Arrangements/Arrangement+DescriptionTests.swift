import Results
import Testing

@testable import Reporting

@Suite("The arrangement of a description")
struct DescriptionArrangementTests {
    static func table(_ result: AnalysisResult, _ language: Phrasebook.Language = .en) -> Table {
        Arrangement(language: language, style: .standard).table(result)
    }

    @Test("What a file holds")
    func description() {
        func statistic(_ name: StatisticName, _ variable: String, level: String? = nil, _ value: Double) -> Statistic {
            Statistic(analysis: "d", variable: variable, level: level, name: name, value: value)
        }
        let letters = (1...7).map { ResultLabels.Item(name: "l\($0)", label: "L\($0)") }
        let result = AnalysisResult(
            id: "d", kind: .description,
            labels: ResultLabels(variables: [
                .init(name: "year", label: "year", type: "integer"),
                .init(name: "score", label: "Score", type: "numeric"),
                .init(name: "letter", label: "Letter", levels: letters, type: "categorical"),
            ]),
            statistics: [
                statistic(.n, "year", 1200), statistic(.minimum, "year", 1990), statistic(.maximum, "year", 2020),
                statistic(.mean, "year", 2005.25),
                statistic(.binCount, "year", level: "1990...2000", 0),
                statistic(.binCount, "year", level: "2000...2010", 400),
                statistic(.binCount, "year", level: "2010...2020", 800),
                statistic(.n, "score", 10), statistic(.minimum, "score", -3),
                statistic(.maximum, "score", 2.5), statistic(.mean, "score", 0.125),
                statistic(.missing, "score", level: "refused", 3), statistic(.missing, "score", level: "blank", 1200),
                statistic(.missing, "letter", level: "blank", 4), statistic(.n, "letter", 9),
                statistic(.n, "letter", level: "l1", 9),
            ], notes: [])
        #expect(
            Self.table(result).texts == [
                ["Variable", "Label", "Type", "n", "Missing", "Distribution", "Values"],
                ["year", "", "integer", "1,200", "0", "▁▅█", "1990 to 2020, mean 2005.25"],
                ["score", "Score", "numeric", "10", "1,203 (refused 3, missing 1,200)", "", "-3 to 2.50, mean 0.12"],
                ["letter", "Letter", "categorical", "9", "4", "", "l1 9; l2 0; l3 0; l4 0; l5 0; … 2 more"],
            ])
        #expect(Self.table(result, .zh).texts[2].suffix(3) == ["1,203 (拒答 3, 缺失 1,200)", "", "-3～2.50，均数 0.12"])
        // A range is our own text, labels and levels are not.
        #expect(
            Self.table(result).rows.map { $0.cells.map(\.isFromData) } == [
                [true, false, false, false, false, false], [true, false, false, false, false, false],
                [true, false, false, false, false, true],
            ])
    }
}
