import Frame
import Glibc
import Probability
public import Results

/// Two samples of a variable compared, unweighted and as if every row had been drawn by itself: a look at files, not at
/// populations.
///
/// Categories: Pearson's χ² of the 2 × k table, without continuity correction, and Cramér's V, which is √(χ²/n) of two
/// samples. Numbers: Kolmogorov and Smirnov's largest distance D of the two distribution functions with its limit
/// distribution, and the standardized mean difference (x̄₂ − x̄₁)/√((s₁² + s₂²)/2).
public struct DistributionShift: Sendable, Equatable {
    public let test: TestResult
    /// Cramér's V, or D: from 0, the same, to 1.
    public let distance: Double
    /// Of numbers.
    public let standardizedMeanDifference: Double?
    /// Rows with a value in each sample.
    public let counts: [Int]
    /// What is compared: means of numbers; shares of the category that changes most.
    public let summaries: [Double]
    /// The category that changes most.
    public let category: String?

    /// Differences below this are nobody's concern, whatever their p: a tenth of the way from equal to disjoint, or a tenth
    /// of a standard deviation (a "small" effect is 0.1 for V, 0.2 for means: Cohen 1988).
    public static let smallestDistance = 0.1

    /// Whether the difference is large enough to be told.
    public var isNotable: Bool {
        max(distance, abs(standardizedMeanDifference ?? 0)) >= Self.smallestDistance
    }

    /// Compares the counts of categories, in the same order in both; `nil` when a sample is empty or there is one category.
    public init?(counts a: [Int], _ b: [Int], categories: [String]) {
        let kept = a.indices.filter { a[$0] + b[$0] > 0 }
        let totals = [a, b].map { sample in kept.reduce(0) { $0 + sample[$1] } }
        guard kept.count > 1, totals[0] > 0, totals[1] > 0 else { return nil }
        let n = Double(totals[0] + totals[1])
        var statistic = 0.0
        var change = (category: 0, difference: -1.0)
        for category in kept {
            let share = Double(a[category] + b[category]) / n
            for (sample, total) in zip([a, b], totals) {
                let expected = share * Double(total)
                let difference = Double(sample[category]) - expected
                statistic += difference * difference / expected
            }
            let difference = abs(Double(a[category]) / Double(totals[0]) - Double(b[category]) / Double(totals[1]))
            if difference > change.difference { change = (category, difference) }
        }
        let freedom = Double(kept.count - 1)
        test = TestResult(
            kind: .pearsonChiSquared, statistic: statistic, numeratorDF: freedom, denominatorDF: .infinity,
            p: ChiSquared(degreesOfFreedom: freedom).upperTail(statistic))
        distance = (statistic / n).squareRoot()
        standardizedMeanDifference = nil
        self.counts = totals
        summaries = [Double(a[change.category]) / Double(totals[0]), Double(b[change.category]) / Double(totals[1])]
        category = categories[change.category]
    }

    /// Compares numbers; NaN are no values. `nil` when a sample is empty or all numbers are equal.
    public init?(_ a: [Double], _ b: [Double]) {
        let (a, b) = (a.filter { !$0.isNaN }.sorted(), b.filter { !$0.isNaN }.sorted())
        guard !a.isEmpty, !b.isEmpty, min(a[0], b[0]) < max(a[a.count - 1], b[b.count - 1]) else { return nil }
        var (i, j, largest) = (0, 0, 0.0)
        while i < a.count, j < b.count {
            let value = min(a[i], b[j])
            while i < a.count, a[i] == value { i += 1 }
            while j < b.count, b[j] == value { j += 1 }
            largest = max(largest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
        }
        let effective = Double(a.count) * Double(b.count) / Double(a.count + b.count)
        test = TestResult(
            kind: .kolmogorovSmirnov, statistic: largest, numeratorDF: nil, denominatorDF: .infinity,
            p: KolmogorovDistribution().upperTail(effective.squareRoot() * largest))
        distance = largest
        let moments = [a, b].map { sample -> (mean: Double, variance: Double) in
            let mean = sample.reduce(0, +) / Double(sample.count)
            let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return (mean, sample.count > 1 ? squares / Double(sample.count - 1) : .nan)
        }
        let spread = ((moments[0].variance + moments[1].variance) / 2).squareRoot()
        let difference = (moments[1].mean - moments[0].mean) / spread
        standardizedMeanDifference = difference.isFinite ? difference : nil
        counts = [a.count, b.count]
        summaries = moments.map(\.mean)
        category = nil
    }
}

/// Holm's adjustment of the p of several tests, which keeps the probability of any false alarm (Holm 1979): in ascending
/// order, the i-th of m is multiplied by m − i + 1, and none is smaller than the one before. NaN stay, and do not count.
public func holmAdjusted(_ p: [Double]) -> [Double] {
    let order = p.indices.filter { !p[$0].isNaN }.sorted { (p[$0], $0) < (p[$1], $1) }
    var adjusted = p
    var last = 0.0
    for (rank, index) in order.enumerated() {
        last = max(last, min(1, p[index] * Double(order.count - rank)))
        adjusted[index] = last
    }
    return adjusted
}
