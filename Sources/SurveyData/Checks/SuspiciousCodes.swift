/// Finds numbers that surveys reserve for "no answer" and that stand apart from all other values of a variable.
///
/// A reserved number (−1 … −10, −99 …, 7 … 9, 77 … 99, 777 … 999, 7777 … 9999) is suspicious when it occurs at least
/// twice at an end of the distribution and is far from the nearest value that is not reserved: negative among
/// non-negative values, or beyond them by more than their whole range.
struct SuspiciousCodes {
    private(set) var found: [(code: Double, count: Int)] = []
    /// The lowest and highest of the other values.
    private(set) var lowest = Double.infinity
    private(set) var highest = -Double.infinity

    private static let reserved: Set<Double> = {
        let negative = (1...10).map { -Double($0) } + [-77, -88, -97, -98, -99, -777, -888, -999, -9999]
        let positive = [7, 8, 9, 77, 88, 96, 97, 98, 99, 777, 888, 996, 997, 998, 999, 7777, 8888, 9997, 9998, 9999]
        return Set(negative + positive.map(Double.init))
    }()

    /// Whether surveys reserve a number.
    static func isReserved(_ value: Double) -> Bool { reserved.contains(value) }

    init(_ values: [Double]) {
        self.init(values.lazy.map { (value: $0, count: 1) })
    }

    /// - Parameter values: numbers with how often they occur.
    init(_ values: some Sequence<(value: Double, count: Int)>) {
        var counts: [Double: Int] = [:]
        var distinctOthers = Set<Double>()
        for (value, count) in values where !value.isNaN {
            // Most numbers are none of a few whole ones.
            if abs(value) <= 9_999, value == value.rounded(), Self.reserved.contains(value) {
                counts[value, default: 0] += count
            } else {
                lowest = min(lowest, value)
                highest = max(highest, value)
                if distinctOthers.count < 3 { distinctOthers.insert(value) }
            }
        }
        // Without ordinary values to compare with, 1 to 9 may simply be the scale of the variable.
        guard distinctOthers.count >= 2 else { return }
        let spread = highest - lowest
        found = counts.filter { code, count in
            count >= 2
                && ((code < 0 && lowest >= 0) || code > highest + max(1, spread) || code < lowest - max(1, spread))
        }.map { (code: $0.key, count: $0.value) }.sorted { $0.code < $1.code }
    }
}
