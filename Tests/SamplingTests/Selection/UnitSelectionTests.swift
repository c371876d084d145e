import Probability
import Testing

@testable import Sampling

@Suite("Units chosen from a list")
struct UnitSelectionTests {
    static let sizes: [Double] = [3, 90, 14, 7, 40, 11, 5, 23, 2, 60, 9, 31]

    /// How often each unit, and each pair, is chosen.
    static func frequencies(
        _ count: Int, _ sizes: [Double], _ method: SelectionMethod, draws: Int
    ) -> (units: [Double], pairs: [[Double]], counts: Set<Int>, last: UnitSelection) {
        var random = SeededGenerator(seed: 20_260_901)
        var units = [Double](repeating: 0, count: sizes.count)
        var pairs = [[Double]](repeating: units, count: sizes.count)
        var counts: Set<Int> = []
        var last = UnitSelection(count, of: sizes, by: method, &random)
        for _ in 0..<draws {
            last = UnitSelection(count, of: sizes, by: method, &random)
            counts.insert(last.positions.count)
            for unit in last.positions {
                units[unit] += 1 / Double(draws)
                for other in last.positions where other != unit { pairs[unit][other] += 1 / Double(draws) }
            }
        }
        return (units, pairs, counts, last)
    }

    @Test("Units are chosen as often as their probability says, in every method", arguments: SelectionMethod.allCases)
    func inclusion(_ method: SelectionMethod) {
        let draws = 20_000
        for count in [1, 4, 9] {
            let (units, _, counts, last) = Self.frequencies(count, Self.sizes, method, draws: draws)
            for unit in units.indices {
                let p = last.probabilities[unit]
                let error = (p * (1 - p) / Double(draws)).squareRoot()
                #expect(abs(units[unit] - p) <= 4.5 * error + 1e-12, "\(method) \(count): unit \(unit)")
            }
            let sum = last.probabilities.reduce(0, +)
            #expect(abs(sum - Double(count)) < 1e-12)
            if method.isFixedSize { #expect(counts == [count], "\(method)") } else { #expect(counts.count > 1) }
        }
    }

    @Test("All subsets of a simple random sample are equally likely")
    func simplePairs() {
        let (_, pairs, _, _) = Self.frequencies(4, Self.sizes, .simple, draws: 20_000)
        let expected = 4.0 * 3 / (12 * 11)
        let error = (expected * (1 - expected) / 20_000).squareRoot()
        for unit in 0..<12 {
            for other in 0..<unit { #expect(abs(pairs[unit][other] - expected) < 5 * error) }
        }
    }

    @Test("Brewer's pairs: all occur; of two draws, as often as his formula says")
    func brewerPairs() {
        let all = Self.frequencies(6, Self.sizes, .brewer, draws: 20_000).pairs
        for unit in 0..<12 {
            for other in 0..<unit { #expect(all[unit][other] > 0, "\(unit) \(other)") }
        }
        // Brewer (1963), with p = x/X < 1/2: π_ij = 2p_ip_j(1/(1 − 2p_i) + 1/(1 − 2p_j))/(1 + Σp_k/(1 − 2p_k)).
        let p = Self.sizes.map { $0 / 295 }
        let scale = 1 + p.reduce(0) { $0 + $1 / (1 - 2 * $1) }
        let two = Self.frequencies(2, Self.sizes, .brewer, draws: 50_000).pairs
        for unit in 0..<12 {
            for other in 0..<unit {
                let expected =
                    2 * p[unit] * p[other] * (1 / (1 - 2 * p[unit]) + 1 / (1 - 2 * p[other])) / scale
                let error = (expected / 50_000).squareRoot()
                #expect(abs(two[unit][other] - expected) < 5 * error, "\(unit) \(other)")
            }
        }
    }

    @Test("A systematic sample is spread over the list: never two of one interval")
    func systematic() {
        var random = SeededGenerator(seed: 3)
        let even = [Double](repeating: 1, count: 60)
        for _ in 0..<200 {
            for method in [SelectionMethod.systematic, .systematicPPS] {
                let chosen = UnitSelection(12, of: even, by: method, &random).positions
                #expect(chosen.map { $0 / 5 } == Array(0..<12))
                #expect(Set(chosen.map { $0 % 5 }).count == 1)
            }
        }
        // An interval that is no whole number: 7 of 60, each gap 8 or 9.
        let gaps = UnitSelection(7, of: even, by: .systematic, &random).positions
        #expect(Set(zip(gaps.dropFirst(), gaps).map { $0 - $1 }).isSubset(of: [8, 9]))
    }

    @Test("Nothing of nothing, all of all")
    func ends() {
        for method in SelectionMethod.allCases {
            var random = SeededGenerator(seed: 1)
            #expect(UnitSelection(0, of: Self.sizes, by: method, &random).positions.isEmpty)
            #expect(UnitSelection(12, of: Self.sizes, by: method, &random).positions == Array(0..<12))
            #expect(UnitSelection(0, of: [], by: method, &random).positions.isEmpty)
        }
    }

    @Test("Sizes that differ beyond all digits leave everybody a chance")
    func uneven() {
        var random = SeededGenerator(seed: 1)
        for method in [SelectionMethod.systematicPPS, .brewer, .poisson] {
            let selection = UnitSelection(2, of: [1e300, 1e300, 1e-300, 1e-300], by: method, &random)
            #expect(selection.positions.count <= 4)
            #expect(selection.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
        }
    }
}
