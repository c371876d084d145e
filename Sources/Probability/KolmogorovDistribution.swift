import Glibc

/// The limit distribution of √n·D, the statistic of Kolmogorov and Smirnov.
///
/// P(X > x) = 2 Σ_{k≥1} (−1)^{k−1} e^{−2k²x²}, and for small x by its transform
/// P(X ≤ x) = √(2π)/x · Σ_{k≥1} e^{−(2k−1)²π²/(8x²)} (Kolmogorov 1933; Smirnov 1948).
public struct KolmogorovDistribution: Sendable {
    public init() {}

    /// P(X > x).
    public func upperTail(_ x: Double) -> Double {
        guard !x.isNaN else { return .nan }
        guard x > 0 else { return 1 }
        // Either series needs no more than a few terms on its side of 1.
        guard x >= 1 else { return 1 - lower(x) }
        var sum = 0.0
        for k in 1...20 {
            let term = exp(-2 * Double(k * k) * x * x)
            sum += k % 2 == 1 ? term : -term
            if term < 1e-300 { break }
        }
        return min(1, 2 * sum)
    }

    private func lower(_ x: Double) -> Double {
        let unit = -Double.pi * Double.pi / (8 * x * x)
        var sum = 0.0
        for k in stride(from: 1, through: 19, by: 2) { sum += exp(Double(k * k) * unit) }
        return (2 * Double.pi).squareRoot() / x * sum
    }
}
