import Glibc

/// How far calibrated weights dᵢgᵢ are held to be from the weights dᵢ: Σ dᵢ G(gᵢ)/qᵢ is minimised subject to
/// Σ dᵢgᵢxᵢ = t.
///
/// The solution is gᵢ = F(qᵢ xᵢᵀλ), where F is the inverse of G′, F(0) = 1 and F′(0) = 1.
/// Source: Deville & Särndal (1992), JASA 87, 376, §2 and table 1.
public enum CalibrationDistance: String, Sendable, CaseIterable {
    /// F(u) = 1 + u: the generalized regression estimator. Its g may be negative; with bounds it is truncated.
    case linear
    /// F(u) = eᵘ: g is positive. On indicators it is what iterative proportional fitting gives.
    case raking
    /// F(u) = (L(U−1) + U(1−L)e^{Au}) / (U−1 + (1−L)e^{Au}), A = (U−L)/((1−L)(U−1)): L < g < U. Needs bounds L < 1 < U.
    case logit
    /// F(u) = (s + √(s² + 4))/2 with s = asinh 2u, so that g − 1/g = asinh 2u: g is positive, and large ones are held
    /// back more than by raking.
    case hyperbolicSine
}

extension CalibrationDistance {
    /// F(u) and F′(u) within bounds. Outside them, where F would leave them, the bound and 0.
    @inline(__always)
    func factor(_ u: Double, _ lower: Double, _ upper: Double) -> (value: Double, slope: Double) {
        let free: (value: Double, slope: Double)
        switch self {
        case .linear: free = (1 + u, 1)
        case .raking:
            let value = exp(u)
            free = (value, value)
        case .logit: return Self.logit(u, lower, upper)
        case .hyperbolicSine:
            let s = asinh(2 * u)
            let root = (s * s + 4).squareRoot()
            // For negative s, (s + root)/2 = 2/(root − s) without cancellation.
            let value = s >= 0 ? (s + root) / 2 : 2 / (root - s)
            free = (value, 2 * value / (root * (1 + 4 * u * u).squareRoot()))
        }
        if free.value < lower { return (lower, 0) }
        if free.value > upper { return (upper, 0) }
        return free
    }

    @inline(__always)
    private static func logit(_ u: Double, _ lower: Double, _ upper: Double) -> (value: Double, slope: Double) {
        let a = (upper - lower) / ((1 - lower) * (upper - 1))
        // The smaller exponential of the two forms, which cannot overflow.
        let decay = exp(-abs(a * u))
        let (below, above) = u > 0 ? ((upper - 1) * decay, 1 - lower) : (upper - 1, (1 - lower) * decay)
        let sum = below + above
        // F = L + (U − L)·above/sum, and F′ = A(U − L)·below·above/sum².
        let value = u > 0 ? upper - (upper - lower) * (below / sum) : lower + (upper - lower) * (above / sum)
        return (value, a * (upper - lower) * (below / sum) * (above / sum))
    }
}
