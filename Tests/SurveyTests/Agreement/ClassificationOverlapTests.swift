import Frame
import Survey
import Testing

@Suite("Overlap of classifications")
struct ClassificationOverlapTests {
    static let verdicts: [String: Classification.Verdict] = ["yes": .yes, "no": .no, "out": .outside]
    static let levels = CategoricalLevels(["no", "yes", "out", "what"].map { CategoricalLevel($0) })

    /// Overlaps of classifications given as letters a row: y, n, o(ut), w(hat), or a dot where missing.
    static func overlaps(_ texts: String..., weights: [Double]? = nil) throws -> [ClassificationOverlap] {
        let count = texts[0].count
        let columns = texts.enumerated().map { index, text in
            Column(
                name: "c\(index)",
                values: .categorical(
                    text.map { Int32(["n", "y", "o", "w"].firstIndex(of: String($0)) ?? -1) }, levels))
        }
        let frame = DataFrame(
            rowCount: count,
            columns: columns + [
                Column(name: "w", values: .numeric(weights ?? [Double](repeating: 1, count: count)))
            ])
        let design = try SurveyDesign(DesignDeclaration(weights: "w"), in: frame) { row, _ in
            SourcePosition(file: "f", line: row + 1)
        }
        return FrameRows(design, frame: frame, domain: [Bool](repeating: true, count: count)).overlaps(
            of: texts.indices.map { Classification(variable: "c\($0)", verdicts: verdicts) })
    }

    @Test("κ and Jaccard of a table of 20, 5, 10, 15 are 0.4 and 4/7")
    func known() throws {
        let first = String(repeating: "y", count: 25) + String(repeating: "n", count: 25)
        let second =
            String(repeating: "y", count: 20) + "nnnnn" + String(repeating: "y", count: 10)
            + String(repeating: "n", count: 15)
        let overlap = try Self.overlaps(first, second)[0]
        #expect([overlap.both, overlap.onlyFirst, overlap.onlySecond, overlap.neither] == [20, 5, 10, 15])
        #expect(abs(overlap.kappa - 0.4) < 1e-15)
        #expect(abs(overlap.jaccard - 4.0 / 7) < 1e-15)
    }

    @Test("Of whom one does not speak is not counted by it; of whom neither speaks is left out; unknown is undecided")
    func verdicts() throws {
        let overlap = try Self.overlaps("yoonw.o", "oyonyyw")[0]
        #expect([overlap.both, overlap.onlyFirst, overlap.onlySecond, overlap.neither] == [0, 1, 1, 1])
        #expect(overlap.outside == 1)
        #expect(overlap.undecided == 3)
    }

    @Test("Agreement that cannot be is no number")
    func none() throws {
        let nobody = try Self.overlaps("nn", "nn")[0]
        #expect(nobody.jaccard.isNaN && nobody.kappa.isNaN)
        let all = try Self.overlaps("yy", "yy")[0]
        #expect(all.jaccard == 1 && all.kappa.isNaN)
        let undecided = try Self.overlaps("..", "yn")[0]
        #expect(undecided.jaccard.isNaN && undecided.kappa.isNaN && undecided.decided == 0)
    }

    @Test("Pairs come in order, and a weight of zero counts nobody")
    func pairs() throws {
        let overlaps = try Self.overlaps("yyn", "yny", "nyy", weights: [1, 0, 1])
        #expect(overlaps.count == 3)
        #expect([overlaps[0].both, overlaps[0].onlySecond, overlaps[1].onlyFirst, overlaps[2].both] == [1, 1, 1, 1])
        #expect(overlaps.allSatisfy { $0.decided == 2 })
    }
}
