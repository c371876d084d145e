import Glibc
import Probability
public import Results

extension Estimates {
    /// estimate ± t·SE, with t the quantile of Student's distribution on the design's degrees of freedom, or on those of each
    /// estimate where they differ.
    ///
    /// R's `confint` takes the normal quantile for means unless told otherwise; Stata, SAS and this package do not,
    /// because with few primary units the difference is large.
    public func intervals(level: Double = 0.95) -> [Interval] {
        let errors = standardErrors
        return upperQuantiles((1 - level) / 2).enumerated().map { index, t in
            let half = t * errors[index]
            return Interval(lower: values[index] - half, upper: values[index] + half, level: level)
        }
    }

    /// Two-sided p-values of t = estimate/SE against zero.
    public var pValues: [Double] {
        let errors = standardErrors
        return values.indices.map { index in
            let freedom = degreesOfFreedom(of: index)
            let statistic = values[index] / errors[index]
            return freedom > 0 ? StudentT(degreesOfFreedom: freedom).twoSidedTail(statistic) : .nan
        }
    }
}
