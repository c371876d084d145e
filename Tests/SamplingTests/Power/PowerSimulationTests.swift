import Probability
import Testing

@testable import Sampling

/// The power of the formula beside the share of simulated surveys whose test rejects: means of two groups, the test being
/// that of tables (linearised between clusters, t on clusters − 2), corrected for the mean of the second group. Larger ones are made by `Benchmarks/power.py`.
@Suite("Power by simulation")
struct PowerSimulationTests {
    private static let surveys = 4000

    /// The share of surveys that find a second mean above the first.
    private func share(
        clusters: Int, size: Double, rho: Double, difference: Double, isWithin: Bool, seed: UInt64
    ) -> Double {
        var random = SeededGenerator(seed: seed)
        let critical = StudentT(degreesOfFreedom: Double(clusters - 2)).upperQuantile(0.025)
        var found = 0
        for _ in 0..<Self.surveys {
            // Sums and counts of each group by cluster.
            var sums = [[Double]](repeating: [], count: 2)
            var counts = sums
            for cluster in 0..<clusters {
                let shared = random.normal() * rho.squareRoot()
                for group in 0..<2 {
                    let isHere = isWithin || (cluster % 2 == group)
                    let m = isHere ? (isWithin ? size / 2 : size) : 0
                    let mean = difference * Double(group) + shared
                    counts[group].append(m)
                    sums[group].append(m * mean + ((1 - rho) * m).squareRoot() * random.normal())
                }
            }
            let n = counts.map { $0.reduce(0, +) }
            let means = (0..<2).map { sums[$0].reduce(0, +) / n[$0] }
            let influence = (0..<clusters).map { cluster in
                (sums[1][cluster] - means[1] * counts[1][cluster]) / n[1]
                    - (sums[0][cluster] - means[0] * counts[0][cluster]) / n[0]
            }
            let k = Double(clusters)
            // Two means of clusters take two degrees of freedom, a mean of differences one.
            let variance = k / (k - (isWithin ? 1 : 2)) * influence.reduce(0) { $0 + $1 * $1 }
            if (means[1] - means[0]) / variance.squareRoot() > critical { found += 1 }
        }
        return Double(found) / Double(Self.surveys)
    }

    @Test("Groups in different clusters, and in every cluster", arguments: [false, true])
    func agreement(isWithin: Bool) throws {
        for (clusters, difference) in [(10, 0.6), (24, 0.3)] {
            var comparison = GroupComparison(.means(1, 1), first: 0)
            comparison.setting.layout = isWithin ? .within : .between
            (comparison.setting.clusterSize, comparison.setting.intraclassCorrelation) = (20, 0.05)
            let size = isWithin ? difference * 0.6 : difference
            let power = try #require(try comparison.power(.clusters(clusters), second: size).power)
            let simulated = share(
                clusters: clusters, size: 20, rho: 0.05, difference: size, isWithin: isWithin, seed: UInt64(clusters))
            // Four standard errors of the simulation.
            #expect(power > 0.3 && power < 0.97)
            #expect(
                abs(simulated - power) < 4 * (power * (1 - power) / Double(Self.surveys)).squareRoot(),
                "\(clusters) \(isWithin): \(power) \(simulated)")
        }
    }
}
