import Estimation
import Frame
import LinearAlgebra
import Survey
import TestSupport
import Testing

@Suite("Replicate weights as R makes them")
struct ReplicateFactorsTests {
    let expected: FixtureNumbers

    init() throws {
        expected = try FixtureNumbers("replicates")
    }

    private func weights(_ name: String, rows: Int) -> Matrix {
        let storage = expected["\(name).weights"]
        return Matrix(rows: rows, columns: storage.count / rows, storage: storage)
    }

    /// Scales, degrees of freedom, and the variance of a total and a mean about the mean of the replicates.
    private func check(_ name: String, _ sample: ReplicateSample, _ factors: ReplicateFactors) {
        #expect(isClose(factors.scale, expected["\(name).scale"][0], relative: 1e-14), "\(name)")
        #expect(
            disagreements(factors.rscales.sorted(), expected["\(name).rscales"].sorted(), relative: 1e-14) == [],
            "\(name)")
        let weights = sample.analysisWeights(factors)
        let rank = Double(replicateRank(of: weights))
        #expect(rank - 1 == expected["\(name).degf"][0], "\(name)")
        let units = sample.design.stages[0].units.codes
        #expect(Double(factors.rank(weights: sample.design.weights, units: units)) == rank, "\(name)")
        let variance = sample.replicated(factors, isCentred: true)
        #expect(isClose(variance, expected["\(name).total"][1], relative: 1e-12), "\(name)")
        let y = sample.frame["y"]!.doubles!
        let means = (0..<factors.replicateCount).map { replicate in
            Matrix.dot(weights.column(replicate), y) / weights.column(replicate).reduce(0, +)
        }
        let centre = means.reduce(0, +) / Double(means.count)
        let squares = zip(means, factors.rscales).map { ($0 - centre) * ($0 - centre) * $1 }
        #expect(isClose(factors.scale * squares.reduce(0, +), expected["\(name).mean"][1], relative: 1e-11), "\(name)")
    }

    @Test("JK1 with a finite population: as.svrepdesign(type = \"JK1\")")
    func jk1() throws {
        let sample = try ReplicateSample(sizes: [7], rows: 2, population: [30], isStratified: false)
        let factors = try sample.design.replicateFactors(.jackknife)
        #expect(factors.kind == .jackknife && factors.stage == 0)
        #expect(largestDeviationOfColumns(sample.analysisWeights(factors), weights("jk1", rows: 14)) < 1e-13)
        check("jk1", sample, factors)
    }

    @Test("JKn, with and without finite populations; a stratum sampled whole has no replicates")
    func jkn() throws {
        for (name, population) in [("jkn", nil), ("jknfpc", [40, 9, 2, 13])] as [(String, [Double]?)] {
            let sample = try ReplicateSample(sizes: [4, 3, 2, 6], rows: 2, population: population)
            let factors = try sample.design.replicateFactors(.jackknife)
            #expect(factors.kind == .stratifiedJackknife)
            #expect(factors.replicateCount == (population == nil ? 15 : 13))
            #expect(largestDeviationOfColumns(sample.analysisWeights(factors), weights(name, rows: 30)) < 1e-13)
            check(name, sample, factors)
        }
    }

    @Test(
        "BRR and Fay: the values, and the variances, that R has; up to the choice of a Hadamard matrix the same weights"
    )
    func balanced() throws {
        let sample = try ReplicateSample(sizes: [2, 2, 2, 2, 2], rows: 3)
        for (name, fay) in [("brr", 0.0), ("fay", 0.3)] {
            let factors = try sample.design.replicateFactors(.balanced(fay: fay))
            let known = weights(name, rows: 30)
            #expect(factors.replicateCount == known.columns)
            let ours = sample.analysisWeights(factors)
            for row in 0..<30 {
                let a = (0..<ours.columns).map { ours[row, $0] }.sorted()
                let b = (0..<ours.columns).map { known[row, $0] }.sorted()
                #expect(disagreements(a, b, relative: 1e-14) == [])
            }
            #expect(isClose(factors.scale, expected["\(name).scale"][0], relative: 1e-14))
            #expect(isClose(sample.replicated(factors), expected["\(name).total"][1], relative: 1e-12))
            #expect(isClose(sample.replicated(factors), sample.linearized(), relative: 1e-12))
        }
    }

    @Test("Half-samples are fully balanced: their deviations are orthogonal between strata and add to zero")
    func balance() throws {
        let sample = try ReplicateSample(sizes: [Int](repeating: 2, count: 27))
        let factors = try sample.design.replicateFactors(.balanced(fay: 0.5)).factors
        #expect(factors.columns == 28)
        let deviations = Matrix(rows: 28, columns: 27) { (factors[2 * $1, $0] - 1) / 0.5 }
        let products = deviations.crossProduct
        let largest = (0..<27).flatMap { row in (0..<27).map { abs(products[row, $0] - (row == $0 ? 28 : 0)) } }.max()
        #expect(largest == 0)
        #expect((0..<27).allSatisfy { deviations.column($0).reduce(0, +) == 0 })
        #expect((0..<27).allSatisfy { h in (0..<28).allSatisfy { factors[2 * h, $0] + factors[2 * h + 1, $0] == 2 } })
    }
}
