import Glibc
import Probability

/// A link function g with η = g(μ).
public enum Link: String, Sendable, CaseIterable {
    case identity
    case log
    case logit
    case probit
    case complementaryLogLog
    case inverse

    /// η = g(μ).
    public func link(_ mu: Double) -> Double {
        switch self {
        case .identity: mu
        case .log: Glibc.log(mu)
        case .logit: Glibc.log(mu / (1 - mu))
        case .probit: StandardNormal().quantile(mu)
        case .complementaryLogLog: Glibc.log(-log1p(-mu))
        case .inverse: 1 / mu
        }
    }

    /// μ = g⁻¹(η) and dμ/dη, for a whole block.
    func inverse(_ eta: Span<Double>, count: Int, mu: inout MutableSpan<Double>, slope: inout MutableSpan<Double>) {
        switch self {
        case .identity:
            for row in 0..<count {
                mu[row] = eta[row]
                slope[row] = 1
            }
        case .log:
            for row in 0..<count {
                let mean = max(exp(eta[row]), .leastNormalMagnitude)
                mu[row] = mean
                slope[row] = mean
            }
        case .logit:
            for row in 0..<count {
                // Beyond ±36 a double cannot tell μ from 0 or 1.
                let odds = exp(-min(abs(eta[row]), 36))
                let mean = eta[row] < 0 ? odds / (1 + odds) : 1 / (1 + odds)
                mu[row] = mean
                slope[row] = mean * (1 - mean)
            }
        case .probit:
            let normal = StandardNormal()
            for row in 0..<count {
                mu[row] = Self.insideUnitInterval(normal.lowerTail(eta[row]))
                slope[row] = max(normal.density(eta[row]), .leastNormalMagnitude)
            }
        case .complementaryLogLog:
            for row in 0..<count {
                let hazard = exp(min(eta[row], 700))
                mu[row] = Self.insideUnitInterval(-expm1(-hazard))
                slope[row] = max(hazard * exp(-hazard), .leastNormalMagnitude)
            }
        case .inverse:
            for row in 0..<count {
                let mean = 1 / eta[row]
                mu[row] = mean
                slope[row] = -mean * mean
            }
        }
    }

    private static func insideUnitInterval(_ probability: Double) -> Double {
        min(max(probability, .leastNormalMagnitude), 1 - .ulpOfOne / 2)
    }
}
