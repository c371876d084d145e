import Estimation
import Frame
import Survey
import Testing

@Suite("The design of distinct combinations")
struct DesignCombinationsTests {
    /// Rows of a frame of numbers.
    private func rows(_ rows: Range<Int>, of frame: DataFrame) -> DataFrame {
        DataFrame(
            rowCount: rows.count,
            columns: frame.columns.compactMap { column in
                column.doubles.map { Column(name: column.name, values: .numeric(Array($0[rows]))) }
            })
    }

    @Test("Units, weights and strata are those of the whole, however rows are cut", arguments: [1, 7, 64, 1_000])
    func sameUnits(size: Int) throws {
        let sample = SyntheticSample()
        let declarations = [
            SyntheticSample.declaration, DesignDeclaration(weights: "w", clusters: ["psu"], nested: false),
            DesignDeclaration(strata: ["stratum"], clusters: ["psu", "g"], nested: true, singlePSU: .centre),
            DesignDeclaration(
                weights: "w", strata: ["stratum", "psu"], clusters: ["g"], nested: true, singlePSU: .average),
        ]
        for declaration in declarations {
            let whole = try sample.design(declaration)
            let cuts = stride(from: 0, to: sample.rowCount, by: size).map {
                rows($0..<min($0 + size, sample.rowCount), of: sample.frame)
            }
            var combinations = DesignCombinations(declaration)
            for block in cuts { combinations.add(block) }
            let combined = try combinations.design { row, _ in SourcePosition(file: "sample", line: row + 2) }
            #expect(combined.design.summationUnits.count == whole.summationUnits.count)
            #expect(combined.design.stages.map(\.stratumOfUnit) == whole.stages.map(\.stratumOfUnit))
            #expect(combined.design.facts == whole.facts)
            let found = cuts.map(combined.unitsAndWeights)
            #expect(found.flatMap(\.units) == whole.summationUnits.codes)
            #expect(found.flatMap(\.weights) == whole.weights.values)
        }
    }
}
