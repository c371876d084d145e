import Results

/// What a table of estimates holds of one quantity in one group, before it becomes statistics: so that plausible values can
/// be combined first.
struct EstimatePiece: Sendable {
    let variable: String
    let group: String?
    let name: StatisticName
    /// One number, or one a level; of a median, the quartiles.
    let estimates: Estimates
    /// Intervals that are not made from the standard error: Woodruff's, of quartiles.
    var ownIntervals: [Interval]?
    /// Respondents at each level; empty for numbers.
    var levelCounts: [Int] = []
    /// Respondents the piece rests on.
    let n: Int
    /// Of every estimate; empty where there is none.
    var effects: [Double] = []

    /// - Parameter request: says the coverage of intervals and what they are taken by.
    func statistics(analysis: String, _ request: EstimateRequest) -> [Statistic] {
        let estimates = estimates.referred(to: request.inference.intervals)
        let intervals =
            ownIntervals
            ?? (name == .proportion
                ? estimates.logitIntervals(level: request.level) : estimates.intervals(level: request.level))
        let errors = estimates.standardErrors
        return estimates.names.indices.flatMap { index -> [Statistic] in
            var main = Statistic(
                analysis: analysis, variable: variable, group: group, name: name, value: estimates.values[index],
                standardError: errors[index], interval: intervals[index],
                degreesOfFreedom: estimates.degreesOfFreedom(of: index), n: n)
            if name == .median {
                main.name = Self.quartiles[index]
                // An end of Woodruff's interval beyond all values leaves no interval.
                if errors[index].isNaN { (main.standardError, main.interval, main.degreesOfFreedom) = (nil, nil, nil) }
            }
            var all = [main]
            if !effects.isEmpty {
                all.append(main.bare(name == .total ? .totalDesignEffect : .designEffect, effects[index]))
            }
            guard !levelCounts.isEmpty else { return all }
            all.insert(main.bare(.n, Double(levelCounts[index])), at: 0)
            return all.map { statistic in
                var statistic = statistic
                statistic.level = estimates.names[index]
                return statistic
            }
        }
    }

    private static let quartiles: [StatisticName] = [.lowerQuartile, .median, .upperQuartile]
    static let quartileProbabilities = [0.25, 0.5, 0.75]

    /// The pieces of a quantity, one a group, that those of several draws make.
    ///
    /// - Parameter by: the variable that makes the groups.
    /// - Returns: the pieces, with the largest share of a variance that is due to imputation.
    static func combining(
        _ draws: [[EstimatePiece]], by variable: String?, _ rule: ImputationRule
    ) throws(ImputationError) -> (pieces: [EstimatePiece], largestShare: Double) {
        let groups = draws.map { $0.map(\.group) }
        if let variable, Set(groups).count > 1 { throw .groupsDiffer(variable: variable) }
        var pieces: [EstimatePiece] = []
        var largest = 0.0
        for group in groups[0].indices {
            let combined = try combining(draws.map { $0[group] }, by: rule)
            pieces.append(combined.piece)
            largest = max(largest, combined.share)
        }
        return (pieces, largest)
    }

    /// The piece that those of several draws make: estimates combined by the rule; counts and design effects are their
    /// means.
    ///
    /// - Returns: the piece, with the largest share of a variance that is due to imputation.
    /// - Throws: ``ImputationError`` when the draws have other levels.
    static func combining(
        _ draws: [EstimatePiece], by rule: ImputationRule
    ) throws(ImputationError) -> (piece: EstimatePiece, share: Double) {
        let combined = try Estimates.combining(draws.map(\.estimates), by: rule)
        func mean(_ number: (EstimatePiece) -> Double) -> Double {
            draws.reduce(0) { $0 + number($1) } / Double(draws.count)
        }
        let first = draws[0]
        let piece = EstimatePiece(
            variable: first.variable, group: first.group, name: first.name, estimates: combined.estimates,
            levelCounts: first.levelCounts.indices.map { index in
                Int(mean { Double($0.levelCounts[index]) }.rounded())
            },
            n: Int(mean { Double($0.n) }.rounded()),
            effects: first.effects.indices.map { index in mean { $0.effects[index] } })
        return (piece, combined.imputationShares.filter { !$0.isNaN }.max() ?? 0)
    }
}

extension Statistic {
    /// Another number of the same place, without any precision.
    fileprivate func bare(_ name: StatisticName, _ value: Double) -> Statistic {
        Statistic(analysis: analysis, variable: variable, level: level, group: group, name: name, value: value)
    }
}
