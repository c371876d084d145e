/// The rows of every group in ascending order of a variable.
struct SortedGroups {
    private let x: [Double]
    private let groups: RowGroups
    /// Rows with a value, group by group.
    private let order: [Int32]
    /// Where each group begins in `order`, and where the last one ends.
    private let starts: [Int]

    init(_ x: [Double], _ groups: RowGroups) {
        self.x = x
        self.groups = groups
        let codes = groups.codes
        // 1. Rows by group, counted into place.
        var starts = [Int](repeating: 0, count: groups.count + 1)
        for row in x.indices where codes[row] >= 0 && !x[row].isNaN { starts[Int(codes[row]) + 1] += 1 }
        for group in 0..<groups.count { starts[group + 1] += starts[group] }
        var next = starts
        var pairs = [(value: Double, row: Int32)](repeating: (0, 0), count: starts[groups.count])
        for row in x.indices where codes[row] >= 0 && !x[row].isNaN {
            pairs[next[Int(codes[row])]] = (x[row], Int32(row))
            next[Int(codes[row])] += 1
        }
        // 2. Each group by value; equal values in the order of the file, so that sums are the same everywhere.
        for group in 0..<groups.count {
            pairs[starts[group]..<starts[group + 1]].sort {
                $0.value != $1.value ? $0.value < $1.value : $0.row < $1.row
            }
        }
        self.starts = starts
        order = pairs.map(\.row)
    }

    /// Ranks from 1 within the group; equal values share the mean of theirs. NaN where there is no value.
    var ranks: [Double] {
        var ranks = [Double](repeating: .nan, count: x.count)
        forEachTie { first, end, start in
            let rank = Double(first + end - 1 - 2 * start) / 2 + 1
            for place in first..<end { ranks[Int(order[place])] = rank }
        }
        return ranks
    }

    /// Runs of equal values: where they begin and end in `order`, and where their group begins.
    private func forEachTie(_ body: (_ first: Int, _ end: Int, _ start: Int) -> Void) {
        for group in 0..<groups.count {
            var first = starts[group]
            while first < starts[group + 1] {
                var end = first + 1
                while end < starts[group + 1], x[Int(order[end])] == x[Int(order[first])] { end += 1 }
                body(first, end, starts[group])
                first = end
            }
        }
    }

    /// Groups by the quantiles j/k: the least value at which the weighted distribution function reaches j/k, so that a
    /// value is in group 1 + (number of quantiles below it). Definition 1 of Hyndman & Fan (1996) with weights, R's
    /// `svyquantile(qrule = "math")` followed by `cut`. Weights that reach j/k of their sum but for rounding reach it.
    ///
    /// - Returns: codes from 0; −1 where there is no value, or no weight in the group.
    func quantileGroups(_ count: Int, weights: [Double]?) -> [Int32] {
        var codes = [Int32](repeating: -1, count: x.count)
        for group in 0..<groups.count {
            let rows = order[starts[group]..<starts[group + 1]]
            let total = rows.reduce(0.0) { $0 + (weights?[Int($1)] ?? 1) }
            guard total > 0 else { continue }
            let tolerance = 1e-12 * total
            var reached = 0.0
            var code = 0
            var first = rows.startIndex
            while first < rows.endIndex {
                var end = first
                while end < rows.endIndex, x[Int(order[end])] == x[Int(order[first])] {
                    codes[Int(order[end])] = Int32(code)
                    reached += weights?[Int(order[end])] ?? 1
                    end += 1
                }
                while code < count - 1, reached >= Double(code + 1) / Double(count) * total - tolerance { code += 1 }
                first = end
            }
        }
        return codes
    }
}
