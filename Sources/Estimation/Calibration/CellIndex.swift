/// The combinations of several codings that occur among rows: what rows are collapsed to, so that an iteration costs a
/// step a cell and not a step a row.
package struct CellIndex: Sendable {
    /// The cell of each row.
    package let rows: [Int32]
    /// The number of cells.
    package let count: Int
    /// The code of each cell in each coding: `parts[coding][cell]`.
    package let parts: [[Int32]]

    /// - Parameter codings: codes from −1 (none) to below `count`, one a row, for each coding.
    package init(_ codings: [(codes: [Int32], count: Int)], rowCount: Int) {
        var rows = [Int32](repeating: 0, count: rowCount)
        var parts: [[Int32]] = []
        var count = rowCount > 0 ? 1 : 0
        for coding in codings {
            // A code of −1 is a place of its own.
            let width = coding.count + 1
            let pairing = Self.pair(&rows, with: coding.codes, width: width, possible: count * width)
            parts = parts.map { part in pairing.map { part[$0 / width] } }
            parts.append(pairing.map { Int32($0 % width) - 1 })
            count = pairing.count
        }
        self.rows = rows
        self.count = count
        self.parts = parts
    }

    /// Replaces each row's cell by the number of its pair with a code, and returns the pairs that occur, in order.
    private static func pair(_ rows: inout [Int32], with codes: [Int32], width: Int, possible: Int) -> [Int] {
        precondition(rows.count == codes.count, "codings need one code a row")
        guard possible <= max(1 << 16, 2 * rows.count) else { return pairSparsely(&rows, with: codes, width: width) }
        var numbers = [Int32](repeating: -1, count: possible)
        var places = rows.mutableSpan
        let codes = codes.span
        var seen = numbers.mutableSpan
        for row in 0..<places.count {
            let pair = Int(places[row]) * width + Int(codes[row]) + 1
            seen[pair] = 0
            places[row] = Int32(truncatingIfNeeded: pair)
        }
        var pairs: [Int] = []
        for pair in 0..<possible where seen[pair] == 0 {
            seen[pair] = Int32(pairs.count)
            pairs.append(pair)
        }
        for row in 0..<places.count { places[row] = seen[Int(places[row])] }
        return pairs
    }

    private static func pairSparsely(_ rows: inout [Int32], with codes: [Int32], width: Int) -> [Int] {
        let paired = rows.indices.map { Int(rows[$0]) * width + Int(codes[$0]) + 1 }
        let pairs = Set(paired).sorted()
        let number = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($1, Int32($0)) })
        for row in rows.indices { rows[row] = number[paired[row]] ?? 0 }
        return pairs
    }
}

extension CellIndex {
    /// Σw by cell, with Neumaier's compensation: a cell of a million rows loses no digits, and their order matters only
    /// to the last bit.
    func sums(of weights: [Double]) -> [Double] {
        weightSums(weights.span, by: rows.span, count: count)
    }
}

/// Σw by code, compensated; a code of −1 is left out.
func weightSums(_ weights: Span<Double>, by codes: Span<Int32>, count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    var lost = [Double](repeating: 0, count: count)
    var sum = sums.mutableSpan
    var rest = lost.mutableSpan
    for row in 0..<codes.count where codes[row] >= 0 {
        let cell = Int(codes[row])
        let weight = weights[row]
        let before = sum[cell]
        let after = before + weight
        rest[cell] += abs(before) >= abs(weight) ? (before - after) + weight : (weight - after) + before
        sum[cell] = after
    }
    for cell in 0..<count { sum[cell] += rest[cell] }
    return sums
}
