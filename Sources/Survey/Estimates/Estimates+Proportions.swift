import Glibc
import Probability
public import Results

extension Estimates {
    /// Intervals of proportions on the logit scale; see ``ProportionInterval/logit``.
    ///
    /// A share of exactly 0 or 1 has no interval on this scale; its bounds are NaN.
    public func logitIntervals(level: Double = 0.95) -> [Interval] {
        proportionIntervals(.logit, level: level)
    }

    /// Intervals of proportions, with Student's t on the design's degrees of freedom, or on those of each
    /// proportion where they differ.
    ///
    /// A share of exactly 0 or 1 has an interval by ``ProportionInterval/beta`` only; else its bounds are NaN.
    public func proportionIntervals(_ method: ProportionInterval, level: Double = 0.95) -> [Interval] {
        let quantiles = upperQuantiles((1 - level) / 2)
        let errors = standardErrors
        return values.indices.map { index in
            let share = Share(
                p: values[index], error: errors[index], n: Double(counts[index]), t: quantiles[index],
                freedom: degreesOfFreedom(of: index), level: level)
            let bounds = share.bounds(method)
            return Interval(lower: bounds.0, upper: bounds.1, level: level)
        }
    }
}

/// One proportion with its precision.
private struct Share {
    let p: Double
    let error: Double
    let n: Double
    /// The quantile of Student's t.
    let t: Double
    let freedom: Double
    let level: Double

    func bounds(_ method: ProportionInterval) -> (Double, Double) {
        if method == .beta { return beta }
        guard p > 0, p < 1 else { return (.nan, .nan) }
        let odds = p * (1 - p)
        switch method {
        case .logit:
            let (center, half) = (log(p / (1 - p)), t * error / odds)
            return (1 / (1 + exp(half - center)), 1 / (1 + exp(-half - center)))
        case .arcsine:
            let (center, half) = (asin(p.squareRoot()), t * error / (2 * odds.squareRoot()))
            let bounds = (sin(max(0, center - half)), sin(min(.pi / 2, center + half)))
            return (bounds.0 * bounds.0, bounds.1 * bounds.1)
        case .wilson:
            let size = odds / (error * error)
            let square = t * t / size
            let center = (p + square / 2) / (1 + square)
            let half = t * (odds / size + square / (4 * size)).squareRoot() / (1 + square)
            return (center - half, center + half)
        case .likelihood: return likelihood
        case .mean, .beta: return (p - t * error, p + t * error)
        }
    }

    /// Korn & Graubard's interval.
    private var beta: (Double, Double) {
        let ratio = StudentT(degreesOfFreedom: n - 1).upperQuantile((1 - level) / 2) / t
        let size = p > 0 && p < 1 ? p * (1 - p) / (error * error) * ratio * ratio : n
        guard size.isFinite, size > 0 else { return (.nan, .nan) }
        let tail = (1 - level) / 2
        let lower = p > 0 ? BetaDistribution(a: size * p, b: size * (1 - p) + 1).quantile(tail) : 0
        let upper = p < 1 ? BetaDistribution(a: size * p + 1, b: size * (1 - p)).upperQuantile(tail) : 1
        return (lower, upper)
    }

    /// The ends of the scaled likelihood's profile, by bisection.
    private var likelihood: (Double, Double) {
        let effect = error * error / (p * (1 - p) / n)
        let limit = effect * FDistribution(numeratorDF: 1, denominatorDF: freedom).upperQuantile(1 - level)
        func distance(_ q: Double) -> Double { 2 * n * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))) }
        func end(from inside: Double, to outside: Double) -> Double {
            var (inside, outside) = (inside, outside)
            for _ in 0..<200 {
                let middle = (inside + outside) / 2
                if distance(middle) <= limit { inside = middle } else { outside = middle }
            }
            return (inside + outside) / 2
        }
        return (end(from: p, to: 0), end(from: p, to: 1))
    }
}
