import Probability
import TestSupport
import Testing

@testable import Sampling

@Suite("A size shared out over strata")
struct AllocationTests {
    @Test("Neyman's rule, by hand")
    func byHand() {
        let strata = [(100, 10.0), (200, 20), (300, 5)].map { Allocation.Stratum(units: $0.0, deviation: $0.1) }
        let allocation = Allocation(60, by: .neyman, over: strata)
        // NS = 1000, 4000, 1500 of 6500.
        let exact = [600.0 / 65, 2400.0 / 65, 900.0 / 65]
        #expect(disagreements(allocation.exact, exact, relative: 1e-14).isEmpty)
        #expect(allocation.sizes == [9, 37, 14])
    }

    @Test("Every rule within its bounds, as R computes them", arguments: AllocationRule.allCases)
    func reference(_ rule: AllocationRule) throws {
        let expected = try FixtureNumbers("allocation")
        let strata = expected["units"].indices.map { place in
            Allocation.Stratum(
                units: Int(expected["units"][place]), deviation: expected["deviations"][place],
                variation: expected["deviations"][place] / expected["means"][place], cost: expected["costs"][place])
        }
        for n in [60, 400] {
            for minimum in [0, 5] {
                let allocation = Allocation(n, by: rule, over: strata, minimum: minimum, exponent: 0.3)
                let differences = disagreements(
                    allocation.exact, expected["\(rule.rawValue).\(n).\(minimum)"], relative: 1e-12)
                #expect(differences.isEmpty, "\(rule) \(n) \(minimum): \(differences)")
            }
        }
    }

    @Test(
        "Whole sizes add up, keep to their bounds, and are within one of the exact ones",
        arguments: AllocationRule.allCases)
    func rounding(_ rule: AllocationRule) {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let strata = (0..<(1 + Int(random.uniform() * 12))).map { _ in
                Allocation.Stratum(
                    units: 1 + Int(random.uniform() * 60), deviation: random.uniform() < 0.2 ? 0 : random.uniform(),
                    variation: random.uniform(), cost: random.uniform() + 0.1)
            }
            let minimum = Int(random.uniform() * 4)
            let least = strata.reduce(0) { $0 + min(minimum, $1.units) }
            let most = strata.reduce(0) { $0 + $1.units }
            let n = least + Int(random.uniform() * Double(most - least + 1))
            let allocation = Allocation(n, by: rule, over: strata, minimum: minimum)
            #expect(allocation.sizes.reduce(0, +) == n)
            for (place, stratum) in strata.enumerated() {
                let size = allocation.sizes[place]
                #expect(size <= stratum.units && size >= min(minimum, stratum.units))
                #expect(abs(Double(size) - allocation.exact[place]) < 1)
            }
        }
    }

    @Test("Of equal fractions the stratum that comes first has one more")
    func ties() {
        let strata = [Allocation.Stratum](repeating: .init(units: 10), count: 4)
        #expect(Allocation(6, by: .equal, over: strata).sizes == [2, 2, 1, 1])
    }

    @Test("What strata that do not vary leave room for goes to the others in proportion to their units")
    func withoutSpread() {
        let strata = [(10, 1.0), (30, 0), (60, 0)].map { Allocation.Stratum(units: $0.0, deviation: $0.1) }
        #expect(Allocation(40, by: .neyman, over: strata).sizes == [10, 10, 20])
        #expect(Allocation(8, by: .neyman, over: strata, minimum: 1).sizes == [6, 1, 1])
    }
}
