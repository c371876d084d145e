import FileFormats
import Frame
import Probability
import TestSupport
import Testing

@testable import SurveyData

/// Combinations and files damaged at random must be carried out or refused, and must never end the program.
@Suite("Damaged combinations")
struct CombinationMutationTests {
    static let plan = """
        combine:
          - append: {files: {1: wave1.csv, 2: {path: wave2.csv, rename: {height: h}}}, wave: wave, text: [region]}
          - join:
              file: household.csv
              by: {hhid: hh}
              cardinality: m:1
              unmatched: keep
              rename: {region: home}
          - reshape: {to: wide, id: [pid], wave: wave, variables: [cesd, h, income, home], constant: [sex]}
          - reshape: {to: long, id: pid, wave: t, variables: {c: [cesd_1, cesd_2], i: {1: income_1, 2: income_2}}, empty: keep}
        """

    /// Whether it was carried out.
    private func isCombined(_ path: String) -> Bool {
        do {
            let source = try CombinedSource(path: path, notation: FileNotation())
            let rows = try source.rows(Set(source.columnNames))
            #expect(rows.frame.names == source.columnNames)
            for column in rows.frame.columns where rows.rowCount > 0 {
                _ = rows.locator.position(row: rows.rowCount - 1, column: column.name)
            }
            return true
        } catch {
            #expect(
                error is ConfigurationIssues || error is ConfigurationIssue || error is CombinationError
                    || error is FileFormatError, "\(error)")
            let text = "\(error)"
            #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(text)")
            return false
        }
    }

    @Test("Hundreds of damaged plans", arguments: 0..<3)
    func plans(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(300 + seed))
        let sample = try SampleCombination()
        let whole = try sample.folder.write(Self.plan, to: "whole.yaml")
        #expect(isCombined(whole))
        var combined = 0
        for _ in 0..<200 {
            let yaml = ConfigurationMutationTests.mutate(Self.plan, &generator)
            if isCombined(try sample.folder.write(yaml, to: "damaged.yaml")) { combined += 1 }
        }
        #expect(combined > 0 && combined < 195)
    }

    @Test("Hundreds of damaged files", arguments: 0..<3)
    func files(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(400 + seed))
        let sample = try SampleCombination()
        let plan = try sample.folder.write(Self.plan, to: "whole.yaml")
        let files = [
            ("wave1.csv", SampleCombination.wave1), ("wave2.csv", SampleCombination.wave2),
            ("household.csv", SampleCombination.household),
        ]
        var combined = 0
        for _ in 0..<150 {
            let (name, text) = files[Int.random(in: 0..<3, using: &generator)]
            _ = try sample.folder.write(ConfigurationMutationTests.mutate(text, &generator), to: name)
            if isCombined(plan) { combined += 1 }
            _ = try sample.folder.write(text, to: name)
        }
        #expect(combined > 5 && combined < 150)
    }
}
