/// Counts of which some are hidden, and the sums that tie them together: what a reader can work out of what is shown.
struct CountConstraints {
    /// Σ ±counts = 0.
    typealias Sum = [(cell: Int, sign: Int)]

    private let counts: [Int]
    private let sums: [Sum]
    /// The order in which cells are hidden to protect others: those of a lower rank first. Cells without are never hidden.
    private let ranks: [Int?]
    private var sumsOfCell: [[Int]]
    private(set) var isHidden: [Bool]

    /// - Parameters:
    ///   - counts: one a cell.
    ///   - ranks: see above.
    ///   - sums: each has cells with signs, which add up to 0.
    init(_ counts: [Int], ranks: [Int?], sums: [Sum], hidden: [Bool]) {
        self.counts = counts
        self.ranks = ranks
        self.sums = sums
        isHidden = hidden
        sumsOfCell = [[Int]](repeating: [], count: counts.count)
        for (index, sum) in sums.enumerated() {
            for term in sum { sumsOfCell[term.cell].append(index) }
        }
    }

    /// Hides further cells until no hidden one can be worked out.
    ///
    /// A hidden count can be worked out when the sums, taken together, leave it a single value: by linear algebra, or
    /// because counts are whole and at least 1. Each time the smallest count is hidden that shares a sum with one
    /// (complementary suppression by the simple heuristic with an audit; Willenborg & de Waal 2001, ch. 6).
    mutating func protect() {
        while let cell = protector(of: workedOut) { isHidden[cell] = true }
    }

    /// The cell to hide next for those that can be worked out: in the sum of one that has the fewest hidden, of the lowest
    /// rank, the smallest.
    private func protector(of cells: [Int]) -> Int? {
        Set(cells.flatMap { sumsOfCell[$0] }).flatMap { sum in
            let hidden = sums[sum].count { isHidden[$0.cell] }
            return sums[sum].map(\.cell).filter { !isHidden[$0] && counts[$0] > 0 && ranks[$0] != nil }
                .map { (cell: $0, order: (hidden, ranks[$0] ?? 0, counts[$0], $0)) }
        }.min { $0.order < $1.order }?.cell
    }

    /// The hidden cells whose count a reader can work out.
    var workedOut: [Int] {
        let hidden = isHidden.indices.filter { isHidden[$0] }
        guard !hidden.isEmpty else { return [] }
        let known = determined(hidden).union(bounded(hidden))
        return hidden.filter(known.contains)
    }

    /// Those that linear algebra gives: their unit vector is a combination of the sums.
    private func determined(_ hidden: [Int]) -> Set<Int> {
        let column = Dictionary(uniqueKeysWithValues: hidden.enumerated().map { ($1, $0) })
        var rows = Set(hidden.flatMap { sumsOfCell[$0] }).sorted().map { sum -> [Double] in
            var row = [Double](repeating: 0, count: hidden.count)
            for term in sums[sum] {
                if let place = column[term.cell] { row[place] += Double(term.sign) }
            }
            return row
        }
        var next = 0
        var pivots: [(row: Int, column: Int)] = []
        for place in hidden.indices where next < rows.count {
            guard let pivot = (next..<rows.count).max(by: { abs(rows[$0][place]) < abs(rows[$1][place]) }),
                abs(rows[pivot][place]) > 1e-9
            else { continue }
            rows.swapAt(next, pivot)
            let scale = rows[next][place]
            rows[next] = rows[next].map { $0 / scale }
            for row in rows.indices where row != next && abs(rows[row][place]) > 0 {
                let factor = rows[row][place]
                for index in hidden.indices { rows[row][index] -= factor * rows[next][index] }
            }
            pivots.append((next, place))
            next += 1
        }
        return Set(pivots.filter { pivot in rows[pivot.row].count { abs($0) > 1e-9 } == 1 }.map { hidden[$0.column] })
    }

    /// Those whose bounds meet when counts are whole and hidden ones at least 1.
    private func bounded(_ hidden: [Int]) -> Set<Int> {
        var lower = counts.indices.map { isHidden[$0] ? 1 : counts[$0] }
        var upper = counts.indices.map { isHidden[$0] ? Int.max / 1_000_000 : counts[$0] }
        var changed = true
        var rounds = 0
        while changed, rounds < 200 {
            changed = false
            rounds += 1
            for sum in sums {
                for term in sum where isHidden[term.cell] {
                    // ±x = −Σ of the others.
                    var (low, high) = (0, 0)
                    for other in sum where other.cell != term.cell {
                        low += other.sign > 0 ? lower[other.cell] : -upper[other.cell]
                        high += other.sign > 0 ? upper[other.cell] : -lower[other.cell]
                    }
                    let range = term.sign > 0 ? (-high, -low) : (low, high)
                    if range.0 > lower[term.cell] { (lower[term.cell], changed) = (range.0, true) }
                    if range.1 < upper[term.cell] { (upper[term.cell], changed) = (range.1, true) }
                }
            }
        }
        return Set(hidden.filter { lower[$0] == upper[$0] })
    }
}
