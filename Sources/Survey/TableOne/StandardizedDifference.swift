import Estimation
import LinearAlgebra

/// Standardized mean differences: how far groups lie apart in units of their spread, whatever the sample size
/// (Austin 2009; for categories Yang & Dalton 2012).
enum StandardizedDifference {
    /// |ȳ₁ − ȳ₂| / √((s₁² + s₂²)/2), averaged over all pairs of groups with rows; NaN with fewer than two.
    static func ofMeans(_ sums: MomentSums) -> Double {
        average(groups: (0..<sums.groupCount).filter { sums.count($0) > 1 }) { a, b in
            let spread = ((sums.variance(a) + sums.variance(b)) / 2).squareRoot()
            let distance = abs(sums.mean(a) - sums.mean(b))
            return distance == 0 ? 0 : distance / spread
        }
    }

    /// √(dᵀS⁻¹d), with d the differences of all level shares but one and S the mean of their multinomial covariances,
    /// averaged over all pairs of groups; infinite for groups that a combination of levels tells apart without fail.
    static func ofProportions(_ sums: LevelSums) -> Double {
        average(groups: (0..<sums.groupCount).filter { sums.count($0) > 0 }) { a, b in
            let levels = (0..<sums.levelCount).filter { sums.count(a, $0) + sums.count(b, $0) > 0 }.dropFirst()
            guard !levels.isEmpty else { return 0 }
            let p = levels.map { sums.proportion(a, $0) }
            let q = levels.map { sums.proportion(b, $0) }
            let spread = Matrix(rows: levels.count, columns: levels.count) { i, j in
                i == j ? (p[i] * (1 - p[i]) + q[i] * (1 - q[i])) / 2 : -(p[i] * p[j] + q[i] * q[j]) / 2
            }
            let eigen = SymmetricEigen(spread)
            let difference = zip(p, q).map { $0 - $1 }
            let rank = eigen.rank()
            // A difference in a direction in which neither group varies is infinitely many spreads.
            let beyond = (0..<(eigen.values.count - rank)).map { Matrix.dot(eigen.vectors.column($0), difference) }
            let size = Matrix.dot(difference, difference)
            guard Matrix.dot(beyond, beyond) <= 1e-12 * size else { return .infinity }
            return eigen.inverseQuadraticForm(difference, rank: rank).squareRoot()
        }
    }

    private static func average(groups: [Int], _ distance: (Int, Int) -> Double) -> Double {
        guard groups.count > 1 else { return .nan }
        var sum = 0.0
        var pairs = 0
        for (index, a) in groups.enumerated() {
            for b in groups[(index + 1)...] {
                sum += distance(a, b)
                pairs += 1
            }
        }
        return sum / Double(pairs)
    }
}
