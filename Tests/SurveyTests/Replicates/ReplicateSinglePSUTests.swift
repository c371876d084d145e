import LinearAlgebra
import Survey
import TestSupport
import Testing

@Suite("Single units in replicates")
struct ReplicateSinglePSUTests {
    private let policies: [SinglePSUPolicy] = [.remove, .certainty, .average, .centre]

    @Test("The jackknife follows every policy as linearization does")
    func jackknife() throws {
        for policy in policies {
            for population in [nil, [9, 5, 4, 12]] as [[Double]?] {
                let sample = try ReplicateSample(sizes: [2, 1, 3, 1], rows: 2, population: population, policy: policy)
                let factors = try sample.design.replicateFactors(.jackknife)
                #expect(factors.replicateCount == (policy == .centre ? 9 : 5))
                #expect(factors.factors.storage.allSatisfy { $0 >= 0 })
                for isCentred in [false, true] {
                    let variance = sample.replicated(factors, isCentred: isCentred)
                    #expect(isClose(variance, sample.linearized(), relative: 1e-12), "\(policy)")
                }
            }
        }
    }

    @Test("Half-samples leave a certain unit alone, and average inflates; centre is refused")
    func balanced() throws {
        for policy in policies.dropLast() {
            let sample = try ReplicateSample(sizes: [2, 1, 2, 2], rows: 2, policy: policy)
            let factors = try sample.design.replicateFactors(.balanced(fay: 0))
            #expect((0..<factors.replicateCount).allSatisfy { factors.factors[2, $0] == 1 })
            #expect(isClose(sample.replicated(factors), sample.linearized(), relative: 1e-12), "\(policy)")
        }
    }

    @Test("Bootstraps leave a certain unit alone; average inflates but where stages differ")
    func bootstrap() throws {
        for kind in ReplicateLawTests.kinds {
            for policy in policies.dropLast() where kind != .multistage || policy != .average {
                let sample = try ReplicateSample(sizes: [4, 1, 4], rows: 2, policy: policy)
                let factors = try sample.design.replicateFactors(.bootstrap(kind), count: 8000, seed: 2)
                #expect((0..<8000).allSatisfy { factors.factors[4, $0] == 1 })
                let ratio = sample.replicated(factors) / sample.linearized()
                #expect(abs(ratio - 1) < 4 * (2.0 / 8000).squareRoot(), "\(kind) \(policy): \(ratio)")
            }
        }
    }

    @Test("What has no meaning is refused, with the strata")
    func refusals() throws {
        let sample = try ReplicateSample(sizes: [2, 1, 2, 1], policy: .centre)
        func message(_ method: ReplicateMethod) -> String {
            do {
                _ = try sample.design.replicateFactors(method) { ["north", "east", "south", "west"][$0] }
                return "none"
            } catch {
                return "\(error)"
            }
        }
        #expect(
            message(.bootstrap(.raoWu))
                == """
                replicates: strata east, west have a single unit, and singlePSU: centre has no meaning for the bootstrap. Use \
                the jackknife, or singlePSU: certainty, or merge the stratum with a similar one.
                """)
        #expect(message(.balanced(fay: 0)).contains("has no meaning for balanced replication"))
        #expect(message(.bootstrap(.multistage)).contains("strata east, west have a single unit"))
        #expect(message(.successiveDifferences(order: Array(0..<6))).contains("for successive differences"))
        #expect(message(.jackknife) == "none")
    }
}
