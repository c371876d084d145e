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

extension Estimates {
    /// Intervals of proportions on the logit scale: logit⁻¹(logit p ± t·SE/(p(1 − p))), which stay within 0 and 1
    /// (Korn & Graubard 1999, §2.5; R's `svyciprop(method = "logit")` with the same degrees of freedom).
    ///
    /// A share of exactly 0 or 1 has no interval on this scale; its bounds are NaN.
    public func logitIntervals(level: Double = 0.95) -> [Interval] {
        let t = StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
        return zip(values, standardErrors).map { share, error in
            guard share > 0, share < 1 else { return Interval(lower: .nan, upper: .nan, level: level) }
            let center = log(share / (1 - share))
            let half = t * error / (share * (1 - share))
            return Interval(
                lower: 1 / (1 + exp(half - center)), upper: 1 / (1 + exp(-half - center)), level: level)
        }
    }
}
