package import Frame

/// The keys of the rows of one or several tables, as numbers: the same in every table, from 0 in order of appearance, −1
/// where a part of the key is missing. Time and memory are linear in the rows.
package struct RowKeys {
    /// One list a table.
    package private(set) var codes: [[Int32]]
    /// How many keys there are.
    package private(set) var count: Int

    /// - Parameter tables: the columns of the key of each table, in the same order.
    package init(_ tables: [[Column]]) {
        codes = []
        count = 0
        for part in 0..<(tables.first?.count ?? 0) {
            let (next, nextCount) = Self.numbered(tables.map { $0[part] })
            if part == 0 { (codes, count) = (next, nextCount) } else { cross(next) }
        }
    }

    private static func numbered(_ columns: [Column]) -> (codes: [[Int32]], count: Int) {
        var texts: [String: UInt64] = [:]
        let parts = columns.map { KeyColumn($0, texts: &texts) }
        var numbering = DenseNumbering(expected: columns.map(\.count).max() ?? 0)
        let codes = parts.map { part in
            var codes = [Int32](repeating: -1, count: part.column.count)
            part.forEach { row, key in if let key { codes[row] = numbering.number(of: key) } }
            return codes
        }
        return (codes, numbering.count)
    }

    private mutating func cross(_ next: [[Int32]]) {
        var numbering = DenseNumbering(expected: count)
        for table in codes.indices {
            for row in codes[table].indices {
                let (a, b) = (codes[table][row], next[table][row])
                guard a >= 0, b >= 0 else {
                    codes[table][row] = -1
                    continue
                }
                codes[table][row] = numbering.number(of: UInt64(UInt32(a)) << 32 | UInt64(UInt32(b)))
            }
        }
        count = numbering.count
    }

    /// How many rows of a table have each key.
    func counts(_ table: Int) -> [Int32] {
        var counts = [Int32](repeating: 0, count: count)
        for code in codes[table] where code >= 0 { counts[Int(code)] += 1 }
        return counts
    }

    /// Rows of a table without a key.
    func missing(_ table: Int) -> Int { codes[table].count { $0 < 0 } }

    /// The rows of a table in the order of their keys, and where each key's begin.
    package func rowsByKey(_ table: Int) -> (rows: [Int32], starts: [Int]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for code in codes[table] where code >= 0 { starts[Int(code) + 1] += 1 }
        for key in 0..<count { starts[key + 1] += starts[key] }
        var next = starts
        var rows = [Int32](repeating: 0, count: starts[count])
        for (row, code) in codes[table].enumerated() where code >= 0 {
            rows[next[Int(code)]] = Int32(row)
            next[Int(code)] += 1
        }
        return (rows, starts)
    }
}
