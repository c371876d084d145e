import Results
import Testing

@testable import Reporting

@Suite("The arrangement of steps and of waves")
struct FlowArrangementTests {
    static func table(_ result: AnalysisResult, _ language: Phrasebook.Language = .en) -> Table {
        Arrangement(language: language, style: .standard).table(result)
    }

    @Test("Respondents step by step; those lost are indented")
    func flow() {
        let steps = ["read", "outside", "analysed"]
        let result = AnalysisResult(
            id: "flow", kind: .flow, labels: ResultLabels(variables: steps.map { .init(name: $0, label: $0) }),
            statistics: [(0, 5000), (1, 800)].map {
                Statistic(analysis: "flow", variable: steps[$0.0], name: .n, value: $0.1)
            }, notes: [])
        let table = Self.table(result)
        #expect(table.texts == [["Step", "n"], ["read", "5,000"], ["outside", "800"], ["analysed", "—"]])
        #expect(table.rows.map(\.indent) == [0, 1, 0])
    }

    @Test("Waves side by side, with the p of their change")
    func waves() {
        func wave(_ model: String, _ variable: String, _ value: Double, hasInterval: Bool) -> Statistic {
            Statistic(
                analysis: "w", model: model, variable: variable, name: .mean, value: value, standardError: 0.02,
                interval: hasInterval ? .init(lower: value - 0.04, upper: value + 0.04, level: 0.95) : nil)
        }
        let result = AnalysisResult(
            id: "w", kind: .waves,
            labels: ResultLabels(
                variables: [
                    .init(name: "share", label: "Share, %", unit: "%"), .init(name: "or", label: "OR", unit: "ratio"),
                    .init(name: "mean", label: "Mean", unit: "number"),
                ], models: [.init(name: "w1", label: "2011"), .init(name: "w2", label: "2013")]),
            statistics: [
                wave("w1", "share", 0.354, hasInterval: true), wave("w2", "share", 0.354, hasInterval: false),
                wave("w1", "or", 1.5, hasInterval: true), wave("w2", "or", 1.5, hasInterval: false),
                wave("w1", "mean", 14.56, hasInterval: false), wave("w2", "mean", .nan, hasInterval: false),
                Statistic(analysis: "w", variable: "share", name: .difference, value: 4, p: 0.03, test: .homogeneity),
            ], notes: [])
        #expect(
            Self.table(result).texts == [
                ["Statistic", "2011", "2013", "p for change"], ["Share, %", "35.4 (31.4–39.4)", "35.4", "0.030"],
                ["OR", "1.50 (1.46–1.54)", "1.50", ""], ["Mean", "14.560", "—", ""],
            ])
    }
}
