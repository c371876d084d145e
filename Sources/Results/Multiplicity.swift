/// How p-values of a family of tests are adjusted for their number.
public enum Multiplicity: String, Sendable, CaseIterable {
    case none, bonferroni, holm, hochberg, benjaminiHochberg, benjaminiYekutieli

    /// Adjusted p-values, comparable with the level itself.
    ///
    /// - Bonferroni: mp.
    /// - Holm (1979): max_{j ≤ i} (m − j + 1)p₍ⱼ₎. Like Bonferroni's, whatever the dependence of the tests.
    /// - Hochberg (1988): min_{j ≥ i} (m − j + 1)p₍ⱼ₎, of independent or positively dependent tests.
    /// - Benjamini & Hochberg (1995): min_{j ≥ i} mp₍ⱼ₎/j, for the false discovery rate.
    /// - Benjamini & Yekutieli (2001): the same times Σ 1/j, whatever the dependence.
    ///
    /// - Parameter values: p-values of the family; NaN is no test, stays NaN and does not count in m.
    public func adjusted(_ values: [Double]) -> [Double] {
        let order = values.indices.filter { !values[$0].isNaN }.sorted { (values[$0], $0) < (values[$1], $1) }
        let m = Double(order.count)
        let sorted = order.map { values[$0] }
        let adjusted: [Double]
        switch self {
        case .none: adjusted = sorted
        case .bonferroni: adjusted = sorted.map { min(1, m * $0) }
        case .holm: adjusted = Self.stepDown(sorted.enumerated().map { (m - Double($0)) * $1 })
        case .hochberg: adjusted = Self.stepUp(sorted.enumerated().map { (m - Double($0)) * $1 })
        case .benjaminiHochberg: adjusted = Self.stepUp(sorted.enumerated().map { m / Double($0 + 1) * $1 })
        case .benjaminiYekutieli:
            let sum = order.indices.reduce(0) { $0 + 1 / Double($1 + 1) }
            adjusted = Self.stepUp(sorted.enumerated().map { sum * m / Double($0 + 1) * $1 })
        }
        var result = values
        for (place, row) in order.enumerated() { result[row] = adjusted[place] }
        return result
    }

    /// The largest so far.
    private static func stepDown(_ values: [Double]) -> [Double] {
        var largest = 0.0
        return values.map { value in
            largest = max(largest, min(1, value))
            return largest
        }
    }

    /// The smallest from here on.
    private static func stepUp(_ values: [Double]) -> [Double] {
        var smallest = 1.0
        let reversed = values.reversed().map { value in
            smallest = min(smallest, value)
            return smallest
        }
        return reversed.reversed()
    }
}
