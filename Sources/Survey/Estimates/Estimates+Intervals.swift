import Glibc
import Probability
public import Results

extension Estimates {
    /// estimate ± t·SE, with t the quantile of Student's distribution on the design's degrees of freedom.
    ///
    /// R's `confint` takes the normal quantile for means unless told otherwise; Stata, SAS and this package do not,
    /// because with few primary units the difference is large.
    public func intervals(level: Double = 0.95) -> [Interval] {
        let t = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
        return zip(values, standardErrors).map { value, error in
            Interval(lower: value - t * error, upper: value + t * error, level: level)
        }
    }

    /// Two-sided p-values of t = estimate/SE against zero.
    public var pValues: [Double] {
        let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
        return zip(values, standardErrors).map { distribution.twoSidedTail($0 / $1) }
    }
}
