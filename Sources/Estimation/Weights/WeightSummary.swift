/// What a vector of weights is like, of all rows or of a group.
public struct WeightSummary: Sendable, Equatable {
    /// Rows.
    public let count: Int
    /// Rows of positive weight; what follows is of these.
    public let positiveCount: Int
    public let sum: Double
    /// Σ(w − w̄)².
    public let sumOfSquaredDeviations: Double
    public let minimum: Double
    /// Quartiles by definition 7 of Hyndman & Fan (1996), R's default.
    public let lowerQuartile: Double
    public let median: Double
    public let upperQuartile: Double
    public let maximum: Double
    /// Weights above `k` times the median, for the k asked for.
    public let countOfLarge: Int

    /// Summaries by group, in one pass and a sort within each group.
    ///
    /// - Parameters:
    ///   - weights: finite and not negative.
    ///   - k: a weight above k times the median of its group counts as large.
    public static func of(_ weights: [Double], groups: GroupIndex, large k: Double = 3) -> [WeightSummary] {
        precondition(groups.codes.count == weights.count, "groups need one code a row")
        var counts = [Int](repeating: 0, count: groups.count)
        var positive = [Int](repeating: 0, count: groups.count)
        for (row, code) in groups.codes.enumerated() where code >= 0 {
            counts[Int(code)] += 1
            if weights[row] > 0 { positive[Int(code)] += 1 }
        }
        var members = positive.map { count in
            var members: [Double] = []
            members.reserveCapacity(count)
            return members
        }
        for (row, code) in groups.codes.enumerated() where code >= 0 && weights[row] > 0 {
            members[Int(code)].append(weights[row])
        }
        return zip(counts, members).map { WeightSummary(count: $0, positive: $1, large: k) }
    }

    /// The summary of all rows.
    public init(_ weights: [Double], large k: Double = 3) {
        self.init(count: weights.count, positive: weights.filter { $0 > 0 }, large: k)
    }

    private init(count: Int, positive: [Double], large k: Double) {
        let sorted = positive.sorted()
        self.count = count
        positiveCount = sorted.count
        // Ascending order adds small weights before large ones.
        sum = sorted.reduce(0, +)
        let mean = sum / Double(sorted.count)
        sumOfSquaredDeviations = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        minimum = sorted.first ?? .nan
        lowerQuartile = sampleQuantile(sorted, 0.25)
        median = sampleQuantile(sorted, 0.5)
        upperQuartile = sampleQuantile(sorted, 0.75)
        maximum = sorted.last ?? .nan
        let limit = k * median
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] > limit { high = middle } else { low = middle + 1 }
        }
        countOfLarge = sorted.count - low
    }
}

extension WeightSummary {
    public var mean: Double { sum / Double(positiveCount) }

    /// The coefficient of variation √(Σ(w − w̄)²/n)/w̄, with n and not n − 1, as Kish's formula has it.
    public var coefficientOfVariation: Double {
        (sumOfSquaredDeviations / Double(positiveCount)).squareRoot() / mean
    }

    /// Kish's design effect of unequal weights, 1 + cv² = nΣw²/(Σw)²: how many times larger variances are than with
    /// equal weights, if weights are unrelated to what is estimated. Source: Kish (1965), *Survey Sampling*, §11.7.
    public var designEffect: Double { 1 + Double(positiveCount) * sumOfSquaredDeviations / (sum * sum) }

    /// The effective sample size (Σw)²/Σw² = n/(1 + cv²).
    public var effectiveCount: Double { Double(positiveCount) / designEffect }

    /// The share of the sum that the largest weight has.
    public var largestShare: Double { maximum / sum }

    /// The largest weight over the median.
    public var largestToMedian: Double { maximum / median }
}
