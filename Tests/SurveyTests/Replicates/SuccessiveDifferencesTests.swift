import LinearAlgebra
import Probability
import Survey
import TestSupport
import Testing

@Suite("Successive differences")
struct SuccessiveDifferencesTests {
    /// ½ (1 − f) Σ (z_u − z_(u−1))² round a loop.
    private func loop(_ totals: [Double], fraction: Double = 0) -> Double {
        let squares = totals.indices.map { index -> Double in
            let step = totals[index] - totals[(index + totals.count - 1) % totals.count]
            return step * step
        }
        return 0.5 * (1 - fraction) * squares.reduce(0, +)
    }

    @Test("The variance of a total is half the squared differences round each stratum, in the order given")
    func loops() throws {
        for population in [nil, [30, 4, 9, 12]] as [[Double]?] {
            let sample = try ReplicateSample(sizes: [9, 4, 5, 2], rows: 2, population: population)
            let order = [3, 0, 8, 1, 7, 2, 6, 4, 5, 12, 9, 10, 11, 17, 15, 13, 14, 16, 19, 18]
            let totals = sample.totals(stage: 0)
            let fractions = zip([9.0, 4, 5, 2], population ?? []).map { $0 / $1 }
            let bounds = [0..<9, 9..<13, 13..<18, 18..<20]
            let expected = bounds.indices.reduce(0) { sum, h in
                sum + loop(order[bounds[h]].map { totals[$0] }, fraction: fractions.isEmpty ? 0 : fractions[h])
            }
            let factors = try sample.design.replicateFactors(.successiveDifferences(order: order), count: 30)
            #expect(factors.replicateCount == 32 && isClose(factors.scale, 4.0 / 32, relative: 1e-15))
            #expect(isClose(sample.replicated(factors), expected, relative: 1e-12))
            #expect(isClose(sample.replicated(factors, isCentred: true), expected, relative: 1e-12))
            let range = 1 + 0.5.squareRoot() + 1e-12
            #expect(factors.factors.storage.allSatisfy { $0 >= 2 - range && $0 <= range })
        }
    }

    @Test("Longer samples are cut into loops that share rows: of noise, near the simple variance")
    func manyLoops() throws {
        var random = SeededGenerator(seed: 12)
        let names = (0..<20).map { "y\($0)" }
        let strata = (0..<1000).map { $0 < 700 ? 1.0 : 2 }
        let noise = names.map { name in (name: name, values: strata.map { _ in random.normal() }) }
        let weights = (name: "w", values: strata.map { _ in 1.0 })
        let sample = try ReplicateSample(
            [(name: "stratum", values: strata), weights] + noise, DesignDeclaration(weights: "w", strata: ["stratum"]))
        let factors = try sample.design.replicateFactors(
            .successiveDifferences(order: sample.design.primaryUnitsInRowOrder), count: 160)
        #expect(factors.replicateCount == 160)
        // With loops closed in themselves, each of the R − 1 rows has a χ² of its own: 2/159 is the squared deviation.
        let ratios = names.map { sample.replicated(factors, $0) / sample.linearized($0) }
        let mean = ratios.reduce(0, +) / 20
        let slack = 4 * (2.0 / 159 / 20).squareRoot()
        #expect(abs(mean - 1) < slack, "\(mean)")
        // Every factor varies about 1.
        for unit in 0..<1000 {
            let values = (0..<160).map { factors.factors[unit, $0] }
            let sum = values.reduce(0, +)
            #expect(abs(sum - 160) < 1e-9 && values.min()! < 0.3, "unit \(unit)")
        }
    }

    @Test("A trend that all loops have does not add up between them")
    func trend() throws {
        let count = 159 * 6
        let trend = (0..<count).map { 3 + Double($0) }
        let ones = trend.map { _ in 1.0 }
        let sample = try ReplicateSample([("w", ones), ("y", trend)], DesignDeclaration(weights: "w"))
        let factors = try sample.design.replicateFactors(
            .successiveDifferences(order: Array(0..<count)), count: 160)
        let expected = (0..<6).reduce(0) { $0 + loop(Array(trend[($1 * 159)..<(($1 + 1) * 159)])) }
        let ratio = sample.replicated(factors) / expected
        // With the same rows and signs in all loops it is 6.
        #expect(abs(ratio - 1) < 0.05, "\(ratio)")
    }

    @Test("Units in the order of rows")
    func rowOrder() throws {
        let sample = try ReplicateSample(
            [("unit", [7, 7, 3, 9, 3, 1]), ("w", [1, 1, 1, 1, 1, 1])],
            DesignDeclaration(weights: "w", clusters: ["unit"]))
        #expect(sample.design.primaryUnitsInRowOrder == [2, 1, 3, 0])
    }
}
