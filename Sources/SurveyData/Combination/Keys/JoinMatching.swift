import Frame

/// Which rows of two tables belong together.
struct JoinMatching {
    /// The row of the left table that every row of the result comes from; `nil` when they are the same.
    let leftRows: [Int32]?
    /// The row of the right table; −1 where it has none.
    let rightRows: [Int32]
    /// Left rows that the right table has something for.
    let matched: Int
    /// Rows of either side that the other has nothing for, and the first of them.
    let unmatchedLeft: Unmatched
    let unmatchedRight: Unmatched
    let repeatedLeft: Int
    let repeatedRight: Int

    /// Rows without a partner.
    struct Unmatched {
        var count = 0
        /// Those among them whose key is missing.
        var keyless = 0
        /// The first rows of the first keys.
        var first: [Int] = []
        private var keys: [Int] = []

        mutating func add(_ row: Int, key: Int) {
            count += 1
            if key < 0 {
                keyless += 1
            } else if keys.count < RepeatedKeys.listed, !keys.contains(key) {
                first.append(row)
                keys.append(key)
            }
        }
    }

    var rowCount: Int { rightRows.count }

    /// - Parameters:
    ///   - keys: of the left table and the right.
    ///   - drops: whether left rows without a partner are left out.
    init(_ keys: RowKeys, drops: Bool) {
        let (leftCodes, rightCodes) = (keys.codes[0], keys.codes[1])
        let leftCounts = keys.counts(0)
        let (sorted, starts) = keys.rowsByKey(1)
        var (left, right): ([Int32], [Int32]) = ([], [])
        right.reserveCapacity(leftCodes.count)
        left.reserveCapacity(leftCodes.count)
        var matched = 0
        var (aloneLeft, aloneRight) = (Unmatched(), Unmatched())
        for row in leftCodes.indices {
            let code = Int(leftCodes[row])
            let partners = code < 0 ? 0..<0 : starts[code]..<starts[code + 1]
            if partners.isEmpty {
                aloneLeft.add(row, key: code)
                guard !drops else { continue }
                left.append(Int32(row))
                right.append(-1)
            } else {
                matched += 1
                for place in partners {
                    left.append(Int32(row))
                    right.append(sorted[place])
                }
            }
        }
        for row in rightCodes.indices {
            let code = Int(rightCodes[row])
            if code < 0 || leftCounts[code] == 0 { aloneRight.add(row, key: code) }
        }
        let isSame = left.count == leftCodes.count && left.indices.allSatisfy { left[$0] == Int32($0) }
        leftRows = isSame ? nil : left
        rightRows = right
        self.matched = matched
        (unmatchedLeft, unmatchedRight) = (aloneLeft, aloneRight)
        repeatedLeft = leftCounts.count { $0 > 1 }
        repeatedRight = (0..<keys.count).count { starts[$0 + 1] - starts[$0] > 1 }
    }

    /// A column of the left table, in the rows of the result.
    func left(_ column: Column) -> Column {
        leftRows.map { column.taking($0, absent: .blank) } ?? column
    }

    /// Where a row of the left table is in the result.
    func place(ofLeft row: Int) -> Int? { leftRows.map { $0.firstIndex(of: Int32(row)) } ?? row }

    /// Where a row of the right table is in the result.
    func place(ofRight row: Int) -> Int? { rightRows.firstIndex(of: Int32(row)) }
}
