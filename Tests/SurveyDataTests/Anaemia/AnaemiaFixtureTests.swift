import Frame
import TestSupport
import Testing

@testable import SurveyData

/// Against decimal arithmetic in Python: Tests/Fixtures/anaemia/generate.py.
@Suite("Anaemia against an independent computation")
struct AnaemiaFixtureTests {
    static let expected = try? OrderedJSON.parse(Places.text(Places.fixture("anaemia/expected.json")))

    private func rows(_ key: String) throws -> [[Double]] {
        let rows = try #require(Self.expected?[key]?.array)
        return rows.map { ($0.array ?? []).map { if case .number(let number) = $0 { number } else { .nan } } }
    }

    @Test("What altitudes subtract")
    func adjustments() throws {
        let rows = try rows("adjustments")
        #expect(rows.count > 20)
        for (place, name) in [(1, "CDC-1989"), (2, "WHO-2024")] {
            let adjustment = try #require(AnaemiaStandards.adjustments.first { $0.name == name })
            for row in rows { #expect(abs(adjustment.reduction(at: row[0]) - row[place]) < 1e-11, "\(name) \(row)") }
        }
    }

    @Test("People of every group, at every cut-off, at sea level and above", arguments: ["WHO-2011", "WHO-2024"])
    func people(standard: String) throws {
        let rows = try rows("people")
        let place = standard == "WHO-2011" ? 6 : 8
        var sample = AnaemiaSample()
        for row in rows {
            sample.people.append(
                .init(
                    months: row[0], sex: row[1], pregnant: row[2], trimester: row[3], haemoglobin: row[4],
                    metres: row[5]))
        }
        // Where the trimester is not known, the general cut-off holds: those are compared without the key.
        for known in [true, false] {
            let hasTrimester = known && standard == "WHO-2024"
            let bands = try sample.column(standard, trimester: hasTrimester ? "trimester" : nil)
            let adjusted = try sample.column(standard, .adjusted, trimester: hasTrimester ? "trimester" : nil)
            let names = ["none", "mild", "moderate", "severe"]
            let shown = ExpressionCase.shown(bands).split(separator: " ")
            let values = try #require(adjusted.doubles)
            var compared = 0
            for (index, row) in rows.enumerated() where (row[2] == 1 && row[3] == 0) != known {
                compared += 1
                #expect(shown[index] == names[Int(row[place])], "\(row)")
                #expect(abs(values[index] - row[place + 1]) <= 1e-9, "\(row)")
            }
            #expect(compared >= 10)
        }
    }
}
