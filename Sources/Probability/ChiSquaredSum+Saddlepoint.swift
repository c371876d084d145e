import Glibc

extension ChiSquaredSum {
    /// P(Q > x) by the saddlepoint approximation Φ̄(w + log(v/w)/w), with ζ the root of K′(ζ) = x,
    /// w = sign(ζ)√(2(ζx − K(ζ))) and v = ζ√K″(ζ) (Lugannani & Rice 1980; Barndorff-Nielsen 1990; for quadratic forms
    /// Kuonen 1999, *Biometrika* 86, 929).
    ///
    /// Its relative error is a few per cent, and stays below some 15 % however far out the tail is. At the mean, where the
    /// formula is 0/0, its limit is taken.
    public func saddlepointUpperTail(_ x: Double) -> Double {
        if let certain = certainUpperTail(x) { return certain }
        let root = Self.increasingRoot(in: domain, from: 0) { s in
            let local = cumulants(s)
            return (local.first - x, local.second)
        }
        let found = cumulants(root)
        let v = root * found.second.squareRoot()
        // The limit of log(v/w)/w at the mean: a sixth of the skewness.
        guard abs(v) > 1e-5 else {
            let third = zip(weights, degreesOfFreedom).reduce(0) { $0 + 8 * $1.0 * $1.0 * $1.0 * $1.1 }
            return StandardNormal().upperTail(v + third / (6 * pow(variance, 1.5)))
        }
        let w = (root < 0 ? -1 : 1) * (2 * (root * x - found.value)).squareRoot()
        return StandardNormal().upperTail(w + log(v / w) / w)
    }

    /// The root of an increasing function on an open interval, by Newton's method within a shrinking bracket.
    ///
    /// - Parameters:
    ///   - start: a point of the interval.
    ///   - function: its value and derivative.
    static func increasingRoot(
        in interval: (lower: Double, upper: Double), from start: Double, _ function: (Double) -> (Double, Double)
    ) -> Double {
        var (low, high) = interval
        var s = start
        for _ in 0..<1000 {
            let (value, slope) = function(s)
            if value == 0 { return s }
            if value > 0 { high = s } else { low = s }
            var next = s - value / slope
            if !(next > low && next < high) {
                next =
                    low.isFinite && high.isFinite
                    ? low + (high - low) / 2 : s + (value > 0 ? -1 : 1) * max(2 * abs(s), 1)
            }
            if abs(next - s) <= 2e-16 * abs(s) { return next }
            s = next
        }
        return s
    }
}
