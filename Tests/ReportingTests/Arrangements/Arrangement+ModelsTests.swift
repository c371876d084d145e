import Results
import Testing

@testable import Reporting

@Suite("The arrangement of models")
struct ModelsArrangementTests {
    static func table(_ result: AnalysisResult, _ parts: Set<Arrangement.Part>? = nil) -> Table {
        Arrangement(language: .en, style: .standard, parts: parts).table(result)
    }

    @Test("Crude and adjusted odds ratios side by side")
    func sideBySide() {
        let table = Self.table(SampleResult.models())
        #expect(
            table.texts == [
                ["Characteristic", "Events/n", "OR (95% CI)", "p", "OR (95% CI)", "p"],
                ["Parent away", "", "", "", "", "0.0499"],
                ["Nobody (reference)", "120/1,000", "1", "", "1", ""],
                ["Both parents", "95/500", "2.00 (1.60–2.50)", "<0.001", "1.50 (1.20–1.88)", "0.0497"],
                ["Sex", "", "", "", "", ""],
                ["Boy (reference)", "", "", "", "1", ""],
                ["Girl", "", "", "", "1.25 (1.00–1.56)", "0.500"],
                ["Age, years", "", "", "", "—", "—"],
                ["Respondents analysed", "", "1,500", "", "1,450", ""],
                ["Events", "", "215", "", "215", ""],
            ])
        #expect(table.columns.map(\.spanner) == [nil, "Crude", "Crude", "Adjusted", "Adjusted"])
        #expect(table.spannerRuns.map(\.count) == [1, 2, 2])
        #expect(table.rows.map(\.indent) == [0, 1, 1, 0, 1, 1, 0, 0, 0])
    }

    @Test("Counts of events are left out unless they are shown")
    func withoutCounts() {
        let table = Self.table(SampleResult.models(), [.p])
        #expect(table.columns.map(\.header) == ["OR (95% CI)", "p", "OR (95% CI)", "p"])
        #expect(table.texts[2] == ["Nobody (reference)", "1", "", "1", ""])
    }

    @Test("Coefficients are shown with the decimals of their errors, and their reference is 0")
    func coefficients() {
        let table = Self.table(SampleResult.models(coefficientsOnly: true), [])
        #expect(table.columns[0].header == "Coefficient (95% CI)")
        #expect(table.texts[2][1] == "0" && table.texts[3][1] == "2.00 (1.60–2.50)")
    }

    @Test("The interval's level stands in the heading")
    func level() {
        #expect(Phrasebook(.en).interval(0.9) == "90% CI" && Phrasebook(.en).interval(0.9999) == "99.99% CI")
        #expect(Phrasebook(.zh).interval(0.975) == "97.5%CI" && Phrasebook(.en).interval(0.57) == "57% CI")
    }
}
