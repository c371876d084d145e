import Estimation
import Frame
import LinearAlgebra
import RowBlocks
import Survey
import TestSupport
import Testing

/// What holds of replicates whatever the random numbers.
@Suite("Laws of replicate weights")
struct ReplicateLawTests {
    static let kinds: [BootstrapKind] = [
        .raoWu, .cantyDavison, .multistage, .raoWuYue(draws: nil), .raoWuYue(draws: 2),
    ]

    /// Four standard errors of a variance over R replicates, relative.
    private func slack(_ replicates: Int) -> Double { 4 * (2 / Double(replicates)).squareRoot() }

    @Test("Bootstraps: factors have mean 1, and preserve the number of units of every stratum", arguments: kinds)
    func means(kind: BootstrapKind) throws {
        // Each unit stands a whole number of times in the population.
        let sample = try ReplicateSample(sizes: [5, 3, 2, 8], population: [20, 12, 6, 16])
        let factors = try sample.design.replicateFactors(.bootstrap(kind), count: 6000, seed: 11).factors
        let strata = sample.design.stages[0].stratumOfUnit
        for unit in 0..<factors.rows {
            let values = (0..<factors.columns).map { factors[unit, $0] }
            let mean = values.reduce(0, +) / 6000
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 6000
            #expect(variance > 0.05 && values.min()! >= 0, "unit \(unit)")
            #expect(abs(mean - 1) < 4 * (variance / 6000).squareRoot(), "unit \(unit): \(mean)")
        }
        var largest = 0.0
        for replicate in 0..<factors.columns {
            var sums = [Double](repeating: 0, count: 4)
            for unit in 0..<factors.rows { sums[Int(strata[unit])] += factors[unit, replicate] }
            largest = max(largest, zip(sums, [5.0, 3, 2, 8]).map { abs($0 - $1) }.max()!)
        }
        #expect(largest < 1e-12)
    }

    @Test(
        "Rao–Wu–Yue and the multistage bootstrap: the variance of a total goes to that of linearization, fpc included")
    func finitePopulations() throws {
        let sample = try ReplicateSample(sizes: [5, 3, 2, 8], rows: 2, population: [11, 4, 6, 9])
        for kind in [.multistage, .raoWuYue(draws: nil), .raoWuYue(draws: 1)] as [BootstrapKind] {
            let factors = try sample.design.replicateFactors(.bootstrap(kind), count: 12000, seed: 3)
            let ratio = sample.replicated(factors, isCentred: true) / sample.linearized()
            #expect(abs(ratio - 1) < slack(12000), "\(kind): \(ratio)")
        }
    }

    @Test("Rao–Wu, without a finite population: the variance goes to that of linearization")
    func raoWu() throws {
        let sample = try ReplicateSample(sizes: [5, 3, 2, 8], rows: 2)
        for kind in [.raoWu, .multistage, .raoWuYue(draws: 2)] as [BootstrapKind] {
            let factors = try sample.design.replicateFactors(.bootstrap(kind), count: 12000, seed: 5)
            let ratio = sample.replicated(factors, isCentred: true) / sample.linearized()
            #expect(abs(ratio - 1) < slack(12000), "\(kind): \(ratio)")
        }
        let plain = try sample.design.replicateFactors(.bootstrap(.raoWu), count: 20, seed: 5).factors
        let rescaled = try sample.design.replicateFactors(.bootstrap(.raoWuYue(draws: nil)), count: 20, seed: 5).factors
        #expect(zip(plain.storage, rescaled.storage).map { abs($0 - $1) }.max()! < 1e-14)
    }

    @Test("Canty–Davison: N/(N − 1) times linearization with equal strata; with replacement without population sizes")
    func cantyDavison() throws {
        let sample = try ReplicateSample(sizes: [4, 4, 4], population: [8, 8, 8])
        let factors = try sample.design.replicateFactors(.bootstrap(.cantyDavison), count: 12000, seed: 7)
        #expect(isClose(factors.scale, 4.0 / 3 / 11999, relative: 1e-14))
        let ratio = sample.replicated(factors, isCentred: true) / sample.linearized()
        #expect(abs(ratio - 8.0 / 7) < slack(12000) * 8 / 7, "\(ratio)")
        let open = try ReplicateSample(sizes: [4, 4, 4])
        let opened = try open.design.replicateFactors(.bootstrap(.cantyDavison), count: 12000, seed: 7)
        let openRatio = open.replicated(opened, isCentred: true) / open.linearized()
        #expect(abs(openRatio - 1) < slack(12000), "\(openRatio)")
        let mixed = try ReplicateSample(sizes: [2, 4, 4])
        let scale = try mixed.design.replicateFactors(.bootstrap(.cantyDavison), count: 11).scale
        #expect(isClose(scale, 3 / (3 - 1) / 10.0, relative: 1e-14))
    }

    @Test("The multistage bootstrap counts every stage, also below units that were certain")
    func multistage() throws {
        var columns: [(name: String, values: [Double])] = ["s", "a", "b", "N", "M", "y"].map { ($0, []) }
        // By stratum: N and units; by unit: M and members. A stratum of one certain unit, and one sampled whole.
        let strata: [(population: Double, members: [(Double, Int)])] = [
            (6, [(5, 2), (9, 3), (4, 2)]), (1, [(10, 4)]), (2, [(6, 3), (7, 4)]),
            (9, [(3, 3), (1, 1), (8, 5), (6, 2)]),
        ]
        for (s, stratum) in strata.enumerated() {
            for (a, unit) in stratum.members.enumerated() {
                for b in 0..<unit.1 {
                    let i = columns[0].values.count
                    let row = [
                        Double(s), Double(a), Double(b), stratum.population, unit.0, Double(i * 37 % 23) + Double(a),
                    ]
                    for column in columns.indices { columns[column].values.append(row[column]) }
                }
            }
        }
        let sample = try ReplicateSample(
            columns, DesignDeclaration(strata: ["s"], clusters: ["a", "b"], populationSizes: ["N", "M"], nested: true))
        let factors = try sample.design.replicateFactors(.bootstrap(.multistage), count: 12000, seed: 1)
        #expect(factors.stage == 1 && factors.factors.rows == sample.frame.rowCount)
        #expect(factors.scale == 1 && factors.rscales[5] == 1 / 11999.0)
        let ratio = sample.replicated(factors) / sample.linearized()
        #expect(abs(ratio - 1) < slack(12000), "\(ratio)")
        let means = (0..<factors.factors.rows).map { unit in
            (0..<12000).reduce(0) { $0 + factors.factors[unit, $1] } / 12000
        }
        #expect(means.map { abs($0 - 1) }.max()! < 0.06)
    }

    @Test("The jackknife has the variance that linearization has, of a total exactly")
    func jackknife() throws {
        for population in [nil, [20, 3, 2, 31]] as [[Double]?] {
            let sample = try ReplicateSample(sizes: [5, 3, 2, 8], rows: 3, population: population)
            let factors = try sample.design.replicateFactors(.jackknife)
            for isCentred in [false, true] {
                #expect(
                    isClose(sample.replicated(factors, isCentred: isCentred), sample.linearized(), relative: 1e-12))
            }
        }
    }

    @Test("A stratum sampled whole never varies", arguments: kinds)
    func certainty(kind: BootstrapKind) throws {
        let sample = try ReplicateSample(sizes: [3, 4, 1], population: [9, 4, 1])
        let factors = try sample.design.replicateFactors(.bootstrap(kind), count: 40).factors
        #expect((0..<40).allSatisfy { replicate in (3..<8).allSatisfy { factors[$0, replicate] == 1 } })
        #expect((0..<40).contains { factors[0, $0] != 1 })
    }

    @Test("Factors are those of units, whatever the order of rows and the number of cores; the seed decides")
    func determinism() throws {
        let sample = SyntheticSample(seed: 4, strata: 6, units: 2)
        var order = Array(0..<sample.rowCount)
        order.sort { $0 * 7919 % 1009 < $1 * 7919 % 1009 }
        let design = try sample.design()
        let shuffled = try sample.reordered(order).design()
        let methods: [ReplicateMethod] = [.jackknife, .balanced(fay: 0.3)] + Self.kinds.map { .bootstrap($0) }
        for method in methods {
            let first = try design.replicateFactors(method, count: 50, seed: 9).factors
            let second = try shuffled.replicateFactors(method, count: 50, seed: 9).factors
            let alone = try Workers.$limit.withValue(1) {
                try design.replicateFactors(method, count: 50, seed: 9).factors
            }
            #expect(first == second, "\(method)")
            #expect(first == alone, "\(method)")
            guard case .bootstrap = method else { continue }
            let other = try design.replicateFactors(method, count: 50, seed: 10).factors
            #expect(first != other, "\(method)")
            let longer = try design.replicateFactors(method, count: 70, seed: 9).factors
            #expect(Array(longer.storage.prefix(first.storage.count)) == first.storage, "\(method)")
        }
    }
}
