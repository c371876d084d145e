import Estimation
import Frame
import Results

extension CharacteristicRow {
    /// The simple random sample a design effect compares with is drawn with replacement unless the design declares
    /// population sizes.
    var isWithReplacement: Bool { design.declaration.populationSizes.isEmpty }

    func interval(ofMean mean: Estimates) -> Interval? {
        request.details.contains(.intervals) ? mean.intervals(level: request.level)[0] : nil
    }

    func interval(ofShare shares: Estimates, _ index: Int) -> Interval? {
        guard request.details.contains(.intervals) else { return nil }
        return shares.selecting([index]).logitIntervals(level: request.level)[0]
    }

    /// The design variance of a share over p(1 − p)/(n − 1), with the factor 1 − n/N where population sizes are declared.
    func designEffect(
        _ column: Column, ofShare share: Double, error: Double, n: Int, weight: Double, level: String, group: String?
    ) -> [Statistic] {
        guard request.details.contains(.designEffects) else { return [] }
        let correction = isWithReplacement ? 1 : (weight - Double(n)) / weight
        let simple = share * (1 - share) / Double(n - 1) * correction
        return [
            statistic(
                column, .designEffect, simple > 0 ? error * error / simple : .nan, level: level, group: group, n: n)
        ]
    }

    /// How many values are missing for which reason, in all and by group: as levels of the missing.
    func reasons(_ column: Column) -> [Statistic] {
        let counts = sums.reasons(column.name, .each)
        let occurring = MissingReason.allCases.filter { counts.count($0) > 0 }
        return occurring.flatMap { reason in
            [statistic(column, .missing, Double(counts.count(reason)), level: reason.name)]
                + groupNames.enumerated().map { group, name in
                    statistic(
                        column, .missing, Double(counts.count(reason, group: group)), level: reason.name, group: name)
                }
        }
    }
}
