/// A number held as the unevaluated sum of two doubles, about 32 digits in all (Dekker 1971).
struct DoubledPrecision {
    var high: Double
    var low: Double

    static let zero = DoubledPrecision(high: 0, low: 0)

    var value: Double { high + low }

    /// self += a·b, exactly but for the last bits of the low part.
    @inline(__always)
    mutating func add(_ a: Double, times b: Double) {
        let product = a * b
        add(product, productError(a, b, product))
    }

    /// self += high + low.
    @inline(__always)
    mutating func add(_ more: Double, _ moreLow: Double) {
        let sum = high + more
        let part = sum - high
        low += ((high - (sum - part)) + (more - part)) + moreLow
        high = sum
    }

    /// Moves what the low part has gathered into the high part.
    @inline(__always)
    mutating func normalize() {
        let sum = high + low
        low -= sum - high
        high = sum
    }
}

/// a·b − fl(a·b), by Veltkamp's splitting: exact without a fused multiply-add, which not every processor has.
@inline(__always)
func productError(_ a: Double, _ b: Double, _ product: Double) -> Double {
    let splitter = 134_217_729.0  // 2²⁷ + 1
    let aScaled = splitter * a
    let aHigh = aScaled - (aScaled - a)
    let aLow = a - aHigh
    let bScaled = splitter * b
    let bHigh = bScaled - (bScaled - b)
    let bLow = b - bHigh
    return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
}
