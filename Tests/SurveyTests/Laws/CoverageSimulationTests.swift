import Estimation
import Frame
import LinearAlgebra
import Probability
import Results
import RowBlocks
import Survey
import Testing

/// Repeated samples from a known clustered population: intervals must cover and tests must hold their level. Seeds are
/// fixed, so the numbers are always the same; the bounds are three standard errors of the simulation wide.
@Suite("Simulation of coverage")
struct CoverageSimulationTests {
    static let repetitions = 600

    @Test("95% intervals of a clustered mean cover the truth; simple-random-sample intervals do not")
    func coverageOfMean() throws {
        let truth = 10 + 1.0  // E[y] = 10 + E[group], group uniform on 0, 1, 2
        let outcomes = try mapInOrder(Self.repetitions) { repetition throws in
            let sample = SyntheticSample(
                seed: UInt64(1000 + repetition), strata: 4, units: 6, rows: 10, clusterEffect: 1.5)
            let design = try sample.design()
            let everyone = GroupIndex(allRows: sample.rowCount)
            let y = [NumericVariable("y", sample.values("y"))]
            let interval = design.means(of: y, by: everyone).intervals()[0]
            let naive = try sample.design(DesignDeclaration(weights: "w"))
            let narrow = naive.means(of: y, by: everyone).intervals()[0]
            return [interval, narrow].map { $0.lower <= truth && truth <= $0.upper }
        }
        let covered = Double(outcomes.count { $0[0] }) / Double(Self.repetitions)
        let naive = Double(outcomes.count { $0[1] }) / Double(Self.repetitions)
        #expect((0.92...0.977).contains(covered), "coverage \(covered)")
        #expect(naive < 0.75, "ignoring the clusters covers \(naive)")
    }

    @Test("95% intervals of a domain mean cover the truth")
    func coverageOfDomainMean() throws {
        let covered = try mapInOrder(Self.repetitions) { repetition throws in
            let sample = SyntheticSample(
                seed: UInt64(5000 + repetition), strata: 4, units: 6, rows: 12, clusterEffect: 1)
            let design = try sample.design()
            let domain = GroupIndex(domain: sample.values("g").map { $0 == 2 })
            let interval = design.means(of: [NumericVariable("y", sample.values("y"))], by: domain).intervals()[0]
            return interval.lower <= 12 && 12 <= interval.upper
        }.count { $0 }
        let share = Double(covered) / Double(Self.repetitions)
        #expect((0.92...0.977).contains(share), "coverage \(share)")
    }

    @Test("Under independence the Rao–Scott and t tests reject about 5% of the time")
    func levelOfTests() throws {
        let rejections = try mapInOrder(Self.repetitions) { repetition throws in
            // The group is a cluster property unrelated to y, so that a test that ignores clusters rejects too often.
            let sample = SyntheticSample(
                seed: UInt64(9000 + repetition), strata: 4, units: 8, rows: 10, clusterEffect: 1)
            let design = try sample.design()
            var random = SeededGenerator(seed: UInt64(77 + repetition))
            let groupOfUnit = (0..<32).map { _ in Int32.random(in: 0...1, using: &random) }
            let strata = sample.values("stratum")
            let units = sample.values("psu")
            let codes = strata.indices.map { groupOfUnit[Int(strata[$0] - 1) * 8 + Int(units[$0] - 1)] }
            let groups = GroupIndex(codes: codes, count: 2)
            let residuals = zip(sample.values("y"), zip(sample.values("x"), sample.values("g"))).map {
                $0 - 2 * $1.0 - $1.1
            }
            let t = try design.compareMeans(design.moments(of: residuals, by: groups)).get()
            let high = residuals.map { $0 > 10 ? Int32(1) : 0 }
            let chi = try design.compareProportions(design.levels(high, levelCount: 2, by: groups)).get()
            return [t.p < 0.05, chi.p < 0.05]
        }
        for test in 0..<2 {
            let share = Double(rejections.count { $0[test] }) / Double(Self.repetitions)
            #expect((0.02...0.09).contains(share), "test \(test) rejects \(share)")
        }
    }
}
