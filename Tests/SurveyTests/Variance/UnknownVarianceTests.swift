import Estimation
import Formula
import Frame
import LinearAlgebra
import Results
import Survey
import TestSupport
import Testing

/// Statistics of which the sample tells no variance, whatever the kind of design.
@Suite("Variances that are not known")
struct UnknownVarianceTests {
    private let sample = SyntheticSample(strata: 4, units: 4)

    /// The sample with a group of which the rows of one unit are the first.
    private func design(_ change: (inout DesignDeclaration) -> Void = { _ in }) throws -> (SurveyDesign, DataFrame) {
        var frame = sample.frame
        let stratum = sample.values("stratum")
        let unit = sample.values("psu")
        let codes = stratum.indices.map { row -> Int32 in
            stratum[row] == 1 && unit[row] == 1 ? 0 : unit[row] == 2 ? 1 : 2
        }
        frame.set(
            Column(
                name: "three",
                values: .categorical(codes, CategoricalLevels(["solo", "some", "most"].map { CategoricalLevel($0) }))))
        var declaration = SyntheticSample.declaration
        change(&declaration)
        let design = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t", line: row) }
        return (design, frame)
    }

    private static let jackknife = ReplicateDeclaration(.made(.jackknife, count: 0, seed: 1))

    @Test("A mean within a single unit has no standard error, nor a design effect")
    func means() throws {
        for replicates in [nil, Self.jackknife] {
            let (design, frame) = try design { $0.replicates = replicates }
            let groups = GroupIndex(codes: frame["three"]!.categories.codes, count: 3)
            let y = [NumericVariable("y", sample.values("y"))]
            for group in 0..<3 {
                let one = GroupIndex(domain: groups.codes.map { $0 == Int32(group) })
                let error = design.means(of: y, by: one).standardErrors[0]
                let effect = design.meanDesignEffects(of: y, by: one, withReplacement: true)[0]
                #expect(error.isNaN == (group == 0) && effect.isNaN == (group == 0))
            }
        }
    }

    @Test("A level within a single unit, or compared with one, has no standard error in a model")
    func models() throws {
        for replicates in [nil, Self.jackknife] {
            let (design, frame) = try design { $0.replicates = replicates }
            for (reference, single) in [("most", ["three[solo]"]), ("solo", ["three[some]", "three[most]"])] {
                let fit = try design.regress(
                    ModelFormula("y ~ three + x"),
                    RegressionSpecification(family: .gaussian, references: ["three": reference]), in: frame
                ) { _ in true }
                #expect(fit.singleUnitColumns.map(\.name).sorted() == single.sorted())
                for (name, error) in zip(fit.coefficients.names, fit.coefficients.standardErrors) {
                    #expect(error.isNaN == single.contains(name), "\(name)")
                }
            }
        }
    }

    @Test("Replicates without a group are left out of its variance and of no other's; the rest stand for them")
    func replicates() throws {
        // Four replicates; the group of the last two rows has no weight in one.
        var frame = DataFrame(rowCount: 6)
        for (name, values) in [
            ("w", [1.0, 1, 1, 1, 1, 1]), ("y", [1, 2, 4, 8, 3, 5]), ("g", [0, 0, 0, 0, 1, 1]),
            ("r1", [2, 0, 1, 1, 2, 0]), ("r2", [0, 2, 1, 1, 0, 2]), ("r3", [1, 1, 2, 2, 0, 0]),
            ("r4", [1, 1, 0, 2, 1, 1]),
        ] {
            frame.set(Column(name: name, values: .numeric(values)))
        }
        let declared = ReplicateDeclaration(
            .variables(["r1", "r2", "r3", "r4"], areFactors: false), kind: .balancedHalfSamples)
        let design = try SurveyDesign(DesignDeclaration(weights: "w", replicates: declared), in: frame) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        let groups = GroupIndex(codes: [0, 0, 0, 0, 1, 1], count: 2)
        let means = design.means(of: [NumericVariable("y", frame["y"]!.doubles!)], by: groups)
        // Group 0: means 14/4, 16/4, 27/6, 19/4 about 15/4. Group 1: 3, 5, –, 4 about 4.
        let first = [3.5, 4, 4.5, 4.75].reduce(0) { $0 + ($1 - 3.75) * ($1 - 3.75) } / 4
        #expect(isClose(means.covariance[0, 0], first, relative: 1e-14))
        #expect(isClose(means.covariance[1, 1], (1.0 + 1 + 0) / 4 * 4 / 3, relative: 1e-14))
        #expect(means.lostReplicates == 1)
    }
}
