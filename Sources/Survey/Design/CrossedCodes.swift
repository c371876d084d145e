import Frame

/// Codes of the combinations that occur of several codings of the same rows, numbered in the order of their parts.
struct CrossedCodes {
    let codes: [Int32]
    let count: Int

    /// One class for all rows.
    init(single rowCount: Int) {
        codes = [Int32](repeating: 0, count: rowCount)
        count = 1
    }

    /// A class for each row.
    init(rows rowCount: Int) {
        codes = (0..<rowCount).map(Int32.init)
        count = rowCount
    }

    /// The combinations of two codings that occur.
    init(_ first: CrossedCodes, _ second: CrossedCodes) {
        let width = second.count
        let pairs = zip(first.codes, second.codes).map { Int($0) * width + Int($1) }
        let possible = first.count * width
        if possible <= max(1 << 20, 4 * pairs.count) {
            var number = [Int32](repeating: -1, count: possible)
            for pair in pairs { number[pair] = 0 }
            var next: Int32 = 0
            for pair in number.indices where number[pair] == 0 {
                number[pair] = next
                next += 1
            }
            codes = pairs.map { number[$0] }
            count = Int(next)
        } else {
            let distinct = Set(pairs).sorted()
            let number = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices.map(Int32.init)))
            codes = pairs.map { number[$0] ?? 0 }
            count = distinct.count
        }
    }

    /// The categories of a column without missing cells.
    init(_ column: Column) {
        let categories = column.categories
        self.init(codes: categories.codes, possible: categories.levels.count)
    }

    /// The codes that occur among `possible` ones: levels that do not would make empty strata.
    init(codes: [Int32], possible: Int) {
        var occurs = [Int32](repeating: -1, count: possible)
        for code in codes { occurs[Int(code)] = 0 }
        var next: Int32 = 0
        for level in occurs.indices where occurs[level] == 0 {
            occurs[level] = next
            next += 1
        }
        self.codes = codes.map { occurs[Int($0)] }
        count = Int(next)
    }

    /// The class of `outer` that each class lies in, and the first class that lies in two, if any.
    func parents(in outer: CrossedCodes) -> (parents: [Int32], conflict: Int?) {
        var parents = [Int32](repeating: -1, count: count)
        var conflict: Int?
        for (code, parent) in zip(codes, outer.codes) {
            if parents[Int(code)] < 0 {
                parents[Int(code)] = parent
            } else if parents[Int(code)] != parent, conflict == nil {
                conflict = Int(code)
            }
        }
        return (parents, conflict)
    }
}
