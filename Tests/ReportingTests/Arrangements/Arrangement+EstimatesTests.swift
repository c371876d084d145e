import Results
import Testing

@testable import Reporting

@Suite("The arrangement of estimates")
struct EstimatesArrangementTests {
    static func table(_ result: AnalysisResult, _ language: Phrasebook.Language = .en) -> Table {
        Arrangement(language: language, style: .standard).table(result)
    }

    static func estimate(
        _ name: StatisticName, _ variable: String, level: String? = nil, group: String? = nil, _ value: Double,
        error: Double, df: Double? = 36
    ) -> Statistic {
        Statistic(
            analysis: "e", variable: variable, level: level, group: group, name: name, value: value,
            standardError: error, interval: .init(lower: value - 2 * error, upper: value + 2 * error, level: 0.9),
            degreesOfFreedom: df, n: 1000)
    }

    static func estimates(_ statistics: [Statistic], _ variables: [ResultLabels.Variable], group: Bool = false)
        -> AnalysisResult
    {
        AnalysisResult(
            id: "e", kind: .estimates,
            labels: ResultLabels(variables: variables, group: group ? SampleResult.away : nil),
            statistics: statistics, notes: [.cells(.estimates(level: 0.9))])
    }

    @Test("A mean, a share, a median")
    func kinds() {
        var statistics = [
            Self.estimate(.mean, "age", 14.5, error: 0.05),
            Statistic(analysis: "e", variable: "age", name: .designEffect, value: 1.234),
            Self.estimate(.proportion, "depressed", level: "yes", 0.25, error: 0.01),
            Statistic(analysis: "e", variable: "depressed", level: "yes", name: .n, value: 260),
            Statistic(analysis: "e", variable: "siblings", name: .median, value: 1, n: 900),
            Statistic(analysis: "e", variable: "siblings", name: .lowerQuartile, value: 0),
        ]
        statistics.append(Statistic(analysis: "e", variable: "siblings", name: .upperQuartile, value: 2))
        let table = Self.table(
            Self.estimates(statistics, [SampleResult.age, SampleResult.depressed, SampleResult.siblings]))
        #expect(
            table.texts == [
                ["Variable", "n", "Estimate", "SE", "90% CI", "df", "Deff"],
                ["Age, years, mean", "1,000", "14.500", "0.0500", "(14.400–14.600)", "36", "1.23"],
                ["Depressed: yes, %", "260/1,000", "25.0", "1.00", "(23.0–27.0)", "36", ""],
                ["Siblings, median (IQR)", "900", "1 (0–2)", "", "", "", ""],
            ])
    }

    @Test("Levels of a variable stand below it, groups below all")
    func groups() {
        let statistics =
            ["m", "f"].map { Self.estimate(.proportion, "sex", level: $0, 0.5, error: 0.01) }
            + [Self.estimate(.proportion, "sex", level: "m", group: "both", 0.4, error: 0.02)]
        let table = Self.table(Self.estimates(statistics, [SampleResult.sex], group: true))
        #expect(
            table.rows.map { String(repeating: " ", count: $0.indent) + $0.label } == [
                "Sex", " Boy, %: All", "  Nobody", "  Both parents", " Girl, %: All", "  Nobody", "  Both parents",
            ])
        #expect(table.rows[0].cells.allSatisfy { $0 == .empty })
        #expect(table.rows[2].cells.allSatisfy { $0 == .notAvailable })
        #expect(table.texts[4][2] == "40.0")
    }

    @Test("Groups of one variable have the decimals of the least certain, unless errors are far apart")
    func decimals() {
        func estimates(_ errors: (all: Double, group: Double)) -> [String] {
            let statistics = [
                Self.estimate(.mean, "age", 14.5, error: errors.all),
                Self.estimate(.mean, "age", group: "both", 14.25, error: errors.group),
            ]
            let labels = ResultLabels(
                variables: [SampleResult.age], group: SampleResult.away)
            let table = Self.table(
                AnalysisResult(
                    id: "e", kind: .estimates, labels: labels, statistics: statistics,
                    notes: [.cells(.estimates(level: 0.9))]))
            return [table.rows[0].label, table.texts[1][2], table.texts[3][2]]
        }
        #expect(estimates((0.0844, 0.263)) == ["Age, years, mean: All", "14.50", "14.25"])
        #expect(estimates((0.0844, 0.0844))[1...] == ["14.500", "14.250"])
        #expect(estimates((0.001, 2.0))[1...] == ["14.500", "14.25"])
    }

    @Test(
        "Degrees of freedom without end, in parts, and unknown", arguments: [(Double.infinity, "∞"), (30.84, "30.8")])
    func degreesOfFreedom(df: Double, text: String) {
        let table = Self.table(
            Self.estimates([Self.estimate(.mean, "age", 14.5, error: 0.05, df: df)], [SampleResult.age]))
        #expect(table.texts[1][5] == text)
        let unknown = Self.estimate(.mean, "age", 14.5, error: 0.05, df: nil)
        #expect(Self.table(Self.estimates([unknown], [SampleResult.age])).texts[1][5] == "")
    }

    @Test("An estimate that does not exist gives dashes")
    func missing() {
        let table = Self.table(Self.estimates([Self.estimate(.mean, "age", .nan, error: .nan)], [SampleResult.age]))
        #expect(table.texts[1] == ["Age, years, mean", "—", "—", "—", "—", "—", "—"])
    }
}
