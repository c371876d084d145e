/// Looks for the place where an increasing function reaches a level.
enum RootSearch {
    /// The smallest x in [low, high] with f(x) ≥ level, to the last digits; `nil` where even f(high) is less. Where f is
    /// undefined (NaN) it counts as too small.
    ///
    /// The upper end is found by doubling, so that f is never asked far beyond the place.
    static func first(from low: Double, to high: Double, reaching level: Double, _ f: (Double) -> Double) -> Double? {
        if f(low) >= level { return low }
        var below = low
        var step = max(1, abs(low)) / 4
        var above = low
        repeat {
            guard above < high else { return nil }
            below = above
            above = min(high, above + step)
            step *= 2
        } while !(f(above) >= level)
        for _ in 0..<200 {
            let middle = below + (above - below) / 2
            guard middle > below, middle < above else { break }
            if f(middle) >= level { above = middle } else { below = middle }
        }
        return above
    }
}
