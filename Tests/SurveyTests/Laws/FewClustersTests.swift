import Estimation
import Formula
import Frame
import Probability
import Results
import RowBlocks
import Survey
import Testing

/// Repeated samples of six clusters. Seeds are fixed, so the numbers are always the same; `Benchmarks/Coverage` makes the larger
/// table of docs/replicates.md.
@Suite("Coverage with six clusters")
struct FewClustersTests {
    static let repetitions = 400

    @Test(
        "95 % intervals of the effect of a treatment of two clusters cover with adjusted residuals, and do not without")
    func treatmentOfTwo() throws {
        let found = try mapInOrder(Self.repetitions) { repetition throws in
            let (frame, design) = try Self.sample(seed: UInt64(31_000 + repetition))
            return try [Inference.StandardErrors.bellMcCaffrey, .design].map { errors in
                let fit = try design.regress(
                    try ModelFormula("y ~ treated"),
                    RegressionSpecification(family: .gaussian, standardErrors: errors), in: frame
                ) { _ in true }
                let interval = fit.coefficients.intervals()[1]
                let normal = fit.coefficients.referred(to: .normal).intervals()[1]
                return [interval, normal].map { $0.lower <= 1 && 1 <= $0.upper }
            }
        }
        func share(_ errors: Int, _ distribution: Int) -> Double {
            Double(found.count { $0[errors][distribution] }) / Double(Self.repetitions)
        }
        #expect(share(0, 0) >= 0.94, "adjusted, t: \(share(0, 0))")
        #expect((0.6...0.92).contains(share(1, 0)), "design, t: \(share(1, 0))")
        #expect(share(1, 1) < share(1, 0), "design, normal: \(share(1, 1))")
    }

    /// Six clusters of 6 to 16 rows under unequal weights; the first two are treated, with an effect of 1.
    private static func sample(seed: UInt64) throws -> (DataFrame, SurveyDesign) {
        var random = SeededGenerator(seed: seed)
        var columns: [[Double]] = [[], [], [], []]
        for unit in 0..<6 {
            let effect = 0.7 * random.normal()
            for _ in 0..<(6 + 2 * unit) {
                let treated = unit < 2 ? 1.0 : 0
                let row = [Double(unit), treated, 0.5 + random.uniform(), 10 + treated + effect + random.normal()]
                for index in row.indices { columns[index].append(row[index]) }
            }
        }
        var frame = DataFrame(rowCount: columns[0].count)
        for (name, values) in zip(["unit", "treated", "w", "y"], columns) {
            frame.set(Column(name: name, values: .numeric(values)))
        }
        let design = try SurveyDesign(DesignDeclaration(weights: "w", clusters: ["unit"]), in: frame) { row, _ in
            SourcePosition(file: "sample", line: row + 2)
        }
        return (frame, design)
    }
}
