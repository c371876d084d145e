import Glibc

/// A sample's size shared out over strata.
public struct Allocation: Sendable, Equatable {
    /// What a rule may know of a stratum.
    public struct Stratum: Sendable, Equatable {
        /// Nₕ, the units of the stratum.
        public var units: Int
        /// What stands for Nₕ in the rule: units, or the sum of their sizes.
        public var size: Double
        /// Sₕ, the standard deviation in the stratum.
        public var deviation: Double
        /// CVₕ; 1 in every stratum where they are taken to be equal.
        public var variation: Double
        /// cₕ, the cost of a unit.
        public var cost: Double

        public init(units: Int, size: Double? = nil, deviation: Double = 1, variation: Double = 1, cost: Double = 1) {
            self.units = units
            self.size = size ?? Double(units)
            self.deviation = deviation
            self.variation = variation
            self.cost = cost
        }
    }

    /// The sizes before rounding.
    public let exact: [Double]
    /// Whole numbers that add up to n.
    public let sizes: [Int]

    /// Shares out n in proportion to aₕ, within Lₕ ≤ nₕ ≤ Nₕ, where Lₕ is the smaller of the minimum and Nₕ.
    ///
    /// nₕ = min(Nₕ, max(Lₕ, λaₕ)) with the one λ for which the sum is n: strata at a bound stay there, and the rest is
    /// shared out anew among the others. For Neyman's and the optimal rule this is the best allocation within the bounds
    /// (the Karush–Kuhn–Tucker conditions of Σ(NₕSₕ)²/nₕ). Where the aₕ above 0 are all at their Nₕ before n is reached,
    /// the rest goes to the others in proportion to Nₕ.
    ///
    /// - Parameters:
    ///   - n: from the sum of the Lₕ to that of the Nₕ.
    ///   - exponent: Bankier's q.
    public init(_ n: Int, by rule: AllocationRule, over strata: [Stratum], minimum: Int = 0, exponent: Double = 0.5) {
        let shares = strata.map { Self.share($0, rule, exponent) }
        let upper = strata.map { Double($0.units) }
        let lower = upper.map { min(Double(minimum), $0) }
        var exact = Self.clamped(Double(n), shares, lower, upper)
        let rest = Double(n) - exact.reduce(0, +)
        if rest > 1e-9 * Double(max(1, n)) {
            // Only strata with aₕ = 0 have room.
            exact = Self.clamped(Double(n), zip(shares, upper).map { $0 > 0 ? 0 : $1 }, exact, upper)
        }
        self.exact = exact
        sizes = Self.rounded(exact, to: n, upper: strata.map(\.units))
    }

    private static func share(_ stratum: Stratum, _ rule: AllocationRule, _ exponent: Double) -> Double {
        switch rule {
        case .proportional: stratum.size
        case .equal: 1
        case .neyman: stratum.size * stratum.deviation
        case .optimal: stratum.size * stratum.deviation / stratum.cost.squareRoot()
        case .power: pow(stratum.size, exponent) * stratum.variation
        }
    }

    /// λaₕ within bounds, with the λ at which the sum is n; the upper bounds of all aₕ > 0 where no λ is large enough.
    private static func clamped(_ n: Double, _ shares: [Double], _ lower: [Double], _ upper: [Double]) -> [Double] {
        func at(_ factor: Double) -> [Double] {
            shares.indices.map { min(upper[$0], max(lower[$0], factor * shares[$0])) }
        }
        // Between neighbouring values of λ at which some stratum meets a bound, the sum is linear in λ.
        let meetings = shares.indices.flatMap { stratum -> [Double] in
            shares[stratum] > 0 ? [lower[stratum] / shares[stratum], upper[stratum] / shares[stratum]] : []
        }.sorted()
        guard let last = meetings.last else { return lower }
        var (low, high) = (0, meetings.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if at(meetings[middle]).reduce(0, +) >= n { high = middle } else { low = middle + 1 }
        }
        let above = at(meetings[low])
        guard above.reduce(0, +) >= n else { return at(last) }
        let below = low == 0 ? lower : at(meetings[low - 1])
        let (from, to) = (below.reduce(0, +), above.reduce(0, +))
        let part = to > from ? (n - from) / (to - from) : 1
        return zip(below, above).map { $0 + part * ($1 - $0) }
    }

    /// Largest remainders (Hamilton): every size rounded down, and one more for the largest fractions until the sum is n;
    /// of equal fractions, the stratum that comes first.
    private static func rounded(_ exact: [Double], to n: Int, upper: [Int]) -> [Int] {
        // What is whole but for the last bits of its calculation is whole.
        let near = exact.map { abs($0 - $0.rounded()) < 1e-9 * max(1, $0) ? $0.rounded() : $0 }
        var sizes = near.map { Int($0.rounded(.down)) }
        let order = near.indices.sorted { a, b in
            let (first, second) = (near[a] - near[a].rounded(.down), near[b] - near[b].rounded(.down))
            return first != second ? first > second : a < b
        }
        var left = n - sizes.reduce(0, +)
        for stratum in order where left > 0 && sizes[stratum] < upper[stratum] {
            sizes[stratum] += 1
            left -= 1
        }
        return sizes
    }
}
