/// The probabilities with which units are chosen, and which are certain to be.
struct InclusionProbabilities: Sendable {
    /// π of every unit, in (0, 1].
    let values: [Double]
    /// Positions of the units with π = 1 because of their size.
    let certain: [Int]
    /// How many of the others are chosen.
    let remaining: Int

    /// n of N units with equal probabilities, n/N.
    init(equal count: Int, of units: Int) {
        values = [Double](repeating: Double(count) / Double(max(1, units)), count: units)
        (certain, remaining) = ([], count)
    }

    /// Proportional to size: π = n′x/X′, with n′ and X′ of the units that are not certain.
    ///
    /// A unit with n′x ≥ X′, at least as large as the sampling interval X′/n′, is certain; the interval of the others is
    /// then shorter, so that this is repeated until no unit is (Särndal, Swensson & Wretman 1992, §3.6.2).
    ///
    /// - Parameters:
    ///   - count: n, from 0 to the number of units.
    ///   - sizes: x > 0.
    init(proportionalTo sizes: [Double], count: Int) {
        var isCertain = [Bool](repeating: count >= sizes.count, count: sizes.count)
        var free = count >= sizes.count ? 0 : count
        var total = 0.0
        while free > 0 {
            total = sizes.indices.reduce(0) { isCertain[$1] ? $0 : $0 + sizes[$1] }
            let large = sizes.indices.filter { !isCertain[$0] && Double(free) * sizes[$0] >= total }
            // Sizes that differ beyond all digits could make too many certain: then nobody else had a chance.
            guard !large.isEmpty, large.count < free else { break }
            for unit in large { isCertain[unit] = true }
            free -= large.count
        }
        values = sizes.indices.map { isCertain[$0] ? 1 : free == 0 ? 0 : min(1, Double(free) * sizes[$0] / total) }
        certain = sizes.indices.filter { isCertain[$0] }
        remaining = free
    }
}
