import Probability

/// Units chosen from a list.
struct UnitSelection: Sendable {
    /// Their positions, ascending.
    let positions: [Int]
    /// π of every unit of the list.
    let probabilities: [Double]
    /// Whether each unit of the list was certain because of its size.
    let isCertain: [Bool]

    /// Chooses units.
    ///
    /// - Parameters:
    ///   - count: n, from 0 to the number of units; for ``SelectionMethod/poisson`` its expectation.
    ///   - sizes: x > 0, in the order that systematic methods follow; all count alike for methods of equal probabilities.
    init(_ count: Int, of sizes: [Double], by method: SelectionMethod, _ random: inout SeededGenerator) {
        let inclusion =
            method.isProportional
            ? InclusionProbabilities(proportionalTo: sizes, count: count)
            : InclusionProbabilities(equal: count, of: sizes.count)
        var isCertain = [Bool](repeating: false, count: sizes.count)
        for unit in inclusion.certain { isCertain[unit] = true }
        let others = sizes.indices.filter { !isCertain[$0] }
        let values = others.map { inclusion.values[$0] }
        let n = inclusion.remaining
        let chosen: [Int] =
            switch method {
            case .simple: Self.simple(n, of: others.count, &random)
            case .systematic: Self.systematic(n, of: others.count, &random)
            case .systematicPPS: Self.systematic(n, values, &random)
            case .brewer: Self.brewer(n, values, &random)
            case .poisson: values.indices.filter { random.uniform() < values[$0] }
            }
        positions = (inclusion.certain + chosen.map { others[$0] }).sorted()
        probabilities = inclusion.values
        self.isCertain = isCertain
    }

    /// Every subset of n with the same probability: unit t is taken with probability (n − taken)/(N − t).
    ///
    /// Source: Fan, Muller & Rezucha (1962), *JASA* 57, 387, method 1; Knuth, *The Art of Computer Programming* 2, §3.4.2,
    /// algorithm S.
    private static func simple(_ n: Int, of units: Int, _ random: inout SeededGenerator) -> [Int] {
        var chosen: [Int] = []
        for unit in 0..<units where chosen.count < n {
            if random.uniform() * Double(units - unit) < Double(n - chosen.count) { chosen.append(unit) }
        }
        return chosen
    }

    /// ⌊(u + k)·N/n⌋ for k = 0 … n − 1, with u uniform in (0, 1).
    private static func systematic(_ n: Int, of units: Int, _ random: inout SeededGenerator) -> [Int] {
        let start = random.uniform()
        return (0..<n).map { min(units - 1, Int((start + Double($0)) * Double(units) / Double(n))) }
    }

    /// The units in whose part of the cumulated probabilities one of u, u + 1, … lies (Madow 1949).
    private static func systematic(_ n: Int, _ probabilities: [Double], _ random: inout SeededGenerator) -> [Int] {
        var next = random.uniform()
        var sum = 0.0
        var chosen: [Int] = []
        for (unit, probability) in probabilities.enumerated() where chosen.count < n {
            sum += probability
            // The rounding of the sum must not lose the last unit.
            let isLast = unit == probabilities.count - 1
            guard next < sum || isLast else { continue }
            chosen.append(unit)
            next += 1
        }
        return chosen
    }

    /// n draws; at draw k unit i, not yet drawn, has a probability proportional to π(T − π)/(T − (n − k + 1)π), where T is
    /// the sum of π over the units not yet drawn.
    ///
    /// The probabilities of inclusion are exactly π, and since every order of units may occur, so may every pair.
    /// Source: Brewer (1975), *Austral. J. Statist.* 17, 166; Tillé (2006), *Sampling Algorithms*, ch. 6.
    private static func brewer(_ n: Int, _ probabilities: [Double], _ random: inout SeededGenerator) -> [Int] {
        var isDrawn = [Bool](repeating: false, count: probabilities.count)
        var weights = [Double](repeating: 0, count: probabilities.count)
        var chosen: [Int] = []
        for draw in 0..<n {
            let left = Double(n - draw)
            let total = probabilities.indices.reduce(0) { isDrawn[$1] ? $0 : $0 + probabilities[$1] }
            var sum = 0.0
            for unit in probabilities.indices {
                let share = probabilities[unit]
                weights[unit] =
                    isDrawn[unit] ? 0 : share * (total - share) / max(total - left * share, .leastNormalMagnitude)
                sum += weights[unit]
            }
            var rest = random.uniform() * sum
            var drawn = -1
            for unit in probabilities.indices where !isDrawn[unit] {
                drawn = unit
                rest -= weights[unit]
                if rest < 0 { break }
            }
            isDrawn[drawn] = true
            chosen.append(drawn)
        }
        return chosen.sorted()
    }
}
