import Glibc

extension ChiSquaredSum {
    /// P(Q > x), from the moment generating function:
    ///
    ///     P(Q > x) = (2πi)⁻¹ ∫ M(s) e^{−sx} ds/s
    ///
    /// along any path from below to above the real axis that crosses it between zero and the first singularity; to the left
    /// of zero the integral is −P(Q ≤ x). Davies (1980, *Appl. Stat.* 29, 323) and Imhof (1961) take the imaginary axis,
    /// which bounds the error in absolute terms: a tail of 10⁻¹² is lost in it. Here the path is a hyperbola through the
    /// saddlepoint of the integrand (Rice 1980; Weideman & Trefethen 2007), on which it is of the size of the tail itself
    /// and decays exponentially in the parameter t, so that the trapezoidal rule converges geometrically.
    ///
    /// Relative error: below 10⁻¹¹ in the smaller tail, however small.
    public func upperTail(_ x: Double) -> Double {
        if let certain = certainUpperTail(x) { return certain }
        return x >= mean ? tail(x, isUpper: true) : 1 - tail(x, isUpper: false)
    }

    /// P(Q ≤ x), as accurate.
    public func lowerTail(_ x: Double) -> Double {
        if let certain = certainUpperTail(x) { return 1 - certain }
        return x >= mean ? 1 - tail(x, isUpper: true) : tail(x, isUpper: false)
    }

    /// One tail, by the integral on its side of zero.
    private func tail(_ x: Double, isUpper: Bool) -> Double {
        // 1. The saddlepoint c: where K(s) − sx − log|s| is least on this side of zero.
        let interval = isUpper ? (lower: 0.0, upper: domain.upper) : (lower: domain.lower, upper: 0.0)
        let reach = isUpper ? interval.upper : -interval.lower
        let start = (isUpper ? 1.0 : -1.0) * min(reach / 2, 1 / variance.squareRoot())
        let center = Self.increasingRoot(in: interval, from: start) { s in
            let local = cumulants(s)
            return (local.first - x - 1 / s, local.second + 1 / (s * s))
        }
        let found = cumulants(center)
        // 2. The hyperbola, opening to where e^{−sx} decays, and no wider than keeps its neighbours off the singularities.
        let path = Hyperbola(center: center, interval: interval, opensRight: x >= 0)
        // 3. The step: a fraction of the width of the peak at the saddlepoint, and of the strip where the integrand is
        //    analytic.
        let curvature = (found.second + 1 / (center * center)).squareRoot()
        let step = min(0.04, 0.1 / (curvature * path.scale))
        // 4. The sum over t ≥ 0, the integrand at −t being the conjugate of that at t.
        let base = found.value - center * x
        var sum = 0.0
        var largest = 0.0
        for index in 0..<200_000 {
            let term = integrand(path.point(Double(index) * step), x: x, base: base)
            sum += index == 0 ? term / 2 : term
            largest = max(largest, abs(term))
            if index > 20, abs(term) <= 1e-18 * largest, Double(index) * step * path.scale * curvature > 1 { break }
        }
        return min(1, (isUpper ? 1 : -1) * exp(base) * sum * step / .pi)
    }

    /// Im(e^{K(s) − sx − base} s′(t)/s).
    private func integrand(_ point: Hyperbola.Point, x: Double, base: Double) -> Double {
        var (modulus, angle) = (-point.real * x - base, -point.imaginary * x)
        for (weight, freedom) in zip(weights, degreesOfFreedom) {
            let (real, imaginary) = (1 - 2 * weight * point.real, -2 * weight * point.imaginary)
            modulus -= freedom / 4 * log(real * real + imaginary * imaginary)
            angle -= freedom / 2 * atan2(imaginary, real)
        }
        modulus -= log(point.real * point.real + point.imaginary * point.imaginary) / 2
        angle -= atan2(point.imaginary, point.real)
        modulus += log(point.slopeReal * point.slopeReal + point.slopeImaginary * point.slopeImaginary) / 2
        angle += atan2(point.slopeImaginary, point.slopeReal)
        return exp(modulus) * sin(angle)
    }
}

/// The path s(t) = c ± A(cosh t − 1) cos α + iA sinh t sin α with α = π/4.
private struct Hyperbola {
    /// c.
    let center: Double
    /// A sin α, the speed at c.
    let scale: Double
    private let direction: Double

    struct Point {
        let real: Double
        let imaginary: Double
        let slopeReal: Double
        let slopeImaginary: Double
    }

    /// - Parameters:
    ///   - interval: of the real axis without singularities; c lies in it.
    ///   - opensRight: or left.
    init(center: Double, interval: (lower: Double, upper: Double), opensRight: Bool) {
        self.center = center
        direction = opensRight ? 1 : -1
        // In the strip |Im t| < α, the curves cross the axis from A(1 − cos α) ahead to A cos α behind.
        let cosine = 0.5.squareRoot()
        let ahead = (opensRight ? interval.upper - center : center - interval.lower) / (1 - cosine)
        let behind = (opensRight ? center - interval.lower : interval.upper - center) / cosine
        scale = 0.9 * min(ahead, behind) * cosine
    }

    func point(_ t: Double) -> Point {
        let (cosine, sine) = (cosh(t), sinh(t))
        return Point(
            real: center + direction * scale * (cosine - 1), imaginary: scale * sine,
            slopeReal: direction * scale * sine, slopeImaginary: scale * cosine)
    }
}
