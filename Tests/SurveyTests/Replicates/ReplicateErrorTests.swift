import LinearAlgebra
import Survey
import TestSupport
import Testing

@Suite("Replicates that cannot be made")
struct ReplicateErrorTests {
    private func message(
        _ method: ReplicateMethod, _ sample: ReplicateSample, count: Int = 10,
        name: (Int) -> String = { "number \($0 + 1)" }
    ) -> String {
        do {
            _ = try sample.design.replicateFactors(method, count: count, nameOfStratum: name)
            return "none"
        } catch {
            return "\(error)"
        }
    }

    @Test("Half-samples need pairs: other strata are named, and the jackknife proposed")
    func pairs() throws {
        let sample = try ReplicateSample(sizes: [2, 3, 2, 5])
        #expect(
            message(.balanced(fay: 0), sample) { ["n", "e", "s", "w"][$0] }
                == """
                replicates: balanced repeated replication needs exactly two primary units in each stratum, but there are \
                3 in e, 5 in w. Use the jackknife, which takes any number, or pair the units in a variable that is named as \
                strata.
                """)
        let many = try ReplicateSample(sizes: [Int](repeating: 4, count: 7))
        #expect(message(.balanced(fay: 0), many).contains("4 in number 5, … (7 in all)"))
    }

    @Test("Numbers out of range are refused")
    func numbers() throws {
        let sample = try ReplicateSample(sizes: [2, 2])
        for fay in [-0.1, 1, .nan] {
            #expect(message(.balanced(fay: fay), sample).hasPrefix("replicates: Fay's factor is "))
        }
        #expect(
            message(.bootstrap(.raoWu), sample, count: 1)
                == "replicates: 1 replicate, but a variance needs at least 2; 500 are usual.")
        #expect(message(.bootstrap(.multistage), sample, count: 0).contains("0 replicates"))
        #expect(
            message(.bootstrap(.raoWuYue(draws: 0)), sample)
                == "replicates: 0 units to draw in each stratum, but at least 1 must be.")
        let differences = ReplicateMethod.successiveDifferences(order: [0, 1, 2, 3])
        #expect(message(differences, sample, count: 0).contains("0 replicates"))
        #expect(
            message(differences, sample, count: 10_000)
                == "replicates: 10000 replicates of successive differences are more than 8192; 80 to 160 are usual.")
        #expect(message(.bootstrap(.raoWu), sample, count: 1 << 40).contains("are more than 268435456 factors"))
    }

    @Test("More factors than are held are refused before any is made")
    func size() throws {
        let sample = try ReplicateSample(sizes: [Int](repeating: 2, count: 12_000))
        let refusal = "replicates: 12001 replicates of 24000 units are more than 268435456 factors. "
        #expect(message(.balanced(fay: 0), sample).hasPrefix(refusal))
        #expect(message(.jackknife, sample).contains("24000 replicates of 24000 units"))
    }

    @Test("A population beyond all counting is drawn from with replacement")
    func population() throws {
        let sample = try ReplicateSample(sizes: [3, 3], population: [1e300, 1e18])
        let factors = try sample.design.replicateFactors(.bootstrap(.cantyDavison), count: 200, seed: 1).factors
        #expect(factors.storage.max() == 3)
    }

    @Test("A census, and a sample of one unit, have nothing that varies")
    func nothingVaries() throws {
        let census = try ReplicateSample(sizes: [2, 2], population: [2, 2])
        let alone = try ReplicateSample(sizes: [1], isStratified: false, policy: .certainty)
        for sample in [census, alone] {
            for method in [.jackknife, .bootstrap(.raoWu), .bootstrap(.multistage)] as [ReplicateMethod] {
                #expect(message(method, sample).hasPrefix("replicates: no stratum has two sampled units or more"))
            }
        }
        #expect(message(.balanced(fay: 0), census).hasPrefix("replicates: no stratum has two"))
    }

    @Test("An order lists each unit once")
    func order() throws {
        let sample = try ReplicateSample(sizes: [3, 3])
        for order in [[], [0, 1, 2], [0, 1, 2, 3, 4, 4], [0, 1, 2, 3, 4, 5, 5], [1, 2, 3, 4, 5, 6]] {
            #expect(
                message(.successiveDifferences(order: order), sample).contains("must list each of the 6 primary units"))
        }
    }
}
