import Glibc

/// The mean–variance relation of a generalized linear model (McCullagh & Nelder 1989, ch. 2).
///
/// Under sampling weights the likelihood is a pseudo-likelihood: only the mean and the variance function matter.
public enum Family: String, Sendable, CaseIterable {
    case gaussian
    case binomial
    case poisson
    case gamma

    /// The link used unless another is asked for.
    public var defaultLink: Link {
        switch self {
        case .gaussian: .identity
        case .binomial: .logit
        case .poisson: .log
        case .gamma: .log
        }
    }

    /// V(μ).
    public func variance(_ mu: Double) -> Double {
        switch self {
        case .gaussian: 1
        case .binomial: mu * (1 - mu)
        case .poisson: mu
        case .gamma: mu * mu
        }
    }

    /// Whether a model of this family can have an observation `y`.
    public func allows(_ y: Double) -> Bool {
        switch self {
        case .gaussian: y.isFinite
        case .binomial: y >= 0 && y <= 1
        case .poisson: y >= 0 && y.isFinite
        case .gamma: y > 0 && y.isFinite
        }
    }

    /// The mean from which the first iteration starts: the observation, moved inside the family's range.
    func startingMean(_ y: Double) -> Double {
        switch self {
        case .gaussian, .gamma: y
        case .binomial: (y + 0.5) / 2
        case .poisson: y + 0.1
        }
    }

    /// Whether all means lie where the family allows them. A share of exactly 1 is what rounding makes of one below it
    /// under a link that cannot reach 1. Under a link that can reach the boundary, where the variance vanishes, a fit must
    /// keep away from it: there, weights without bound would make any step look small.
    func allowsMeans(_ mu: Span<Double>, count: Int, of link: Link) -> Bool {
        let margin = 1e-10
        let isBounded = link == .logit || link == .probit || link == .complementaryLogLog
        let highestShare = isBounded ? 1 : 1 - margin
        let lowest = (self == .binomial || self == .poisson) && link == .identity ? margin : 0
        for row in 0..<count {
            let mean = mu[row]
            switch self {
            case .gaussian: if !mean.isFinite { return false }
            case .binomial: if !(mean > lowest && mean <= highestShare) { return false }
            case .poisson, .gamma: if !(mean > lowest && mean.isFinite) { return false }
            }
        }
        return true
    }

    /// Turns slopes dμ/dη and means into what the normal equations need, in place, for a whole block:
    /// `slope` becomes the working weight v = w(dμ/dη)²/V(μ), `mu` the working score g = w(y − μ)(dμ/dη)/V(μ).
    func workingWeights(
        _ y: Span<Double>, weights: Span<Double>, count: Int,
        muToScore mu: inout MutableSpan<Double>, slopeToWeight slope: inout MutableSpan<Double>
    ) {
        switch self {
        case .gaussian:
            for row in 0..<count { Self.combine(y[row], weights[row], 1, row, &mu, &slope) }
        case .binomial:
            for row in 0..<count {
                let variance = max(mu[row] * (1 - mu[row]), .leastNormalMagnitude)
                Self.combine(y[row], weights[row], variance, row, &mu, &slope)
            }
        case .poisson:
            for row in 0..<count { Self.combine(y[row], weights[row], mu[row], row, &mu, &slope) }
        case .gamma:
            for row in 0..<count { Self.combine(y[row], weights[row], mu[row] * mu[row], row, &mu, &slope) }
        }
    }

    @inline(__always)
    private static func combine(
        _ y: Double, _ weight: Double, _ variance: Double, _ row: Int,
        _ mu: inout MutableSpan<Double>, _ slope: inout MutableSpan<Double>
    ) {
        let scaled = weight * slope[row] / variance
        mu[row] = scaled * (y - mu[row])
        slope[row] *= scaled
    }

    /// Σ w·d(y, μ), the weighted deviance of a block.
    func deviance(_ y: Span<Double>, mu: Span<Double>, weights: Span<Double>, count: Int) -> Double {
        var sum = 0.0
        switch self {
        case .gaussian:
            for row in 0..<count {
                let residual = y[row] - mu[row]
                sum += weights[row] * residual * residual
            }
        case .binomial:
            for row in 0..<count {
                sum += 2 * weights[row] * (Self.entropy(y[row], mu[row]) + Self.entropy(1 - y[row], 1 - mu[row]))
            }
        case .poisson:
            for row in 0..<count {
                sum += 2 * weights[row] * (Self.entropy(y[row], mu[row]) - (y[row] - mu[row]))
            }
        case .gamma:
            for row in 0..<count {
                sum += 2 * weights[row] * ((y[row] - mu[row]) / mu[row] - log(y[row] / mu[row]))
            }
        }
        return sum
    }

    /// y·log(y/μ), 0 where y is 0.
    @inline(__always)
    private static func entropy(_ y: Double, _ mu: Double) -> Double {
        y == 0 ? 0 : y * log(y / max(mu, .leastNormalMagnitude))
    }
}
