public import Estimation
import Probability
public import Results
import RowBlocks

extension SurveyDesign {
    /// Weighted quantiles by group: the smallest value at which the weighted distribution function reaches p.
    ///
    /// - Returns: one array a group, in the order of `probabilities`.
    public func quantiles(of values: [Double], at probabilities: [Double], by groups: GroupIndex) -> [[Double]] {
        let weights = weights.values
        return mapInOrder(groups.count) { group in
            let distribution = WeightedQuantiles(of: values, weights: weights) { groups.codes[$0] == Int32(group) }
            return probabilities.map(distribution.quantile)
        }
    }
}

extension SurveyDesign {
    /// Quantiles of one group with Woodruff's (1952) intervals: the share at or below the quantile gets an interval, whose
    /// ends are carried back through the distribution function.
    ///
    /// The standard error is the interval's width over 2t. Whatever the design, the share is a mean.
    ///
    /// - Parameters:
    ///   - probabilities: of the quantiles.
    ///   - group: in which.
    ///   - method: the interval of the share.
    ///   - intervals: by t, or the normal distribution.
    public func quantileEstimates(
        of values: [Double], at probabilities: [Double], by groups: GroupIndex, group: Int,
        method: ProportionInterval = .mean, intervals: Inference.Intervals = .t, level: Double = 0.95
    ) -> [QuantileEstimate] {
        let isMember = groups.codes.map { $0 == Int32(group) }
        let distribution = WeightedQuantiles(of: values, weights: weights.values) { isMember[$0] }
        let domain = GroupIndex(domain: isMember)
        return mapInOrder(probabilities.count) { index in
            let quantile = distribution.quantile(probabilities[index])
            let indicator = values.map { $0.isNaN ? .nan : $0 <= quantile ? 1.0 : 0.0 }
            let share = means(of: moments(of: indicator, by: domain), group: 0).referred(to: intervals)
            let ends = share.proportionIntervals(method, level: level)[0]
            let t = StudentT(degreesOfFreedom: share.degreesOfFreedom).upperQuantile((1 - level) / 2)
            // An end beyond 0 or 1 is beyond all values: there the data set no limit.
            let interval = Interval(
                lower: ends.lower >= 0 ? distribution.quantile(ends.lower) : .nan,
                upper: ends.upper <= 1 ? distribution.quantile(ends.upper) : .nan, level: level)
            return QuantileEstimate(
                probability: probabilities[index], value: quantile, interval: interval,
                standardError: (interval.upper - interval.lower) / (2 * t), degreesOfFreedom: share.degreesOfFreedom,
                count: share.counts[0])
        }
    }
}
