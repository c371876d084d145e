import Frame

/// Looks for rows that the variables which are to tell them apart do not.
struct KeyCheck {
    private let names: [String]
    private let categories: [CategoryCodes]
    private let limit: Int

    /// - Parameters:
    ///   - names: the variables; nothing is looked for where one of them is no column.
    ///   - limit: how many places are kept.
    init(_ names: [String], _ frame: DataFrame, _ limit: Int) {
        let columns = names.compactMap { frame[$0] }
        self.names = names
        self.limit = limit
        categories = columns.count == names.count ? columns.map(\.categories) : []
    }

    func findings(_ places: PlaceFinder) -> [CodebookFinding] {
        guard let first = categories.first else { return [] }
        var (blank, repeated): ((count: Int, rows: [(Int, String)]), (count: Int, rows: [Int])) = ((0, []), (0, []))
        // Rows with the same values so far have the same number; rows without one have −1.
        var groups = first.codes
        for (name, column) in zip(names, categories) {
            for row in column.codes.indices where column.codes[row] < 0 {
                blank.count += 1
                if blank.rows.count < limit { blank.rows.append((row, name)) }
            }
        }
        for column in categories.dropFirst() {
            var numbers: [Int64: Int32] = [:]
            for row in groups.indices {
                guard groups[row] >= 0, column.codes[row] >= 0 else {
                    groups[row] = -1
                    continue
                }
                let pair = Int64(groups[row]) << 32 | Int64(column.codes[row])
                let next = Int32(numbers.count)
                groups[row] = numbers[pair] ?? next
                if groups[row] == next { numbers[pair] = next }
            }
        }
        var isSeen = [Bool](repeating: false, count: Int(groups.max() ?? -1) + 1)
        for row in groups.indices where groups[row] >= 0 {
            if isSeen[Int(groups[row])] {
                repeated.count += 1
                if repeated.rows.count < limit { repeated.rows.append(row) }
            }
            isSeen[Int(groups[row])] = true
        }
        var findings: [CodebookFinding] = []
        let byName = Dictionary(grouping: blank.rows, by: \.1)
        for (name, column) in zip(names, categories) where column.codes.contains(where: { $0 < 0 }) {
            findings.append(
                CodebookFinding(
                    variable: name, kind: .blankKey, count: column.codes.count { $0 < 0 },
                    places: (byName[name] ?? []).map { places.place($0.0, name, "") }))
        }
        if repeated.count > 0 {
            findings.append(
                CodebookFinding(
                    variable: names[0], kind: .repeatedKey(names), count: repeated.count,
                    places: repeated.rows.map { places.place($0, names[0], value(inRow: $0)) }))
        }
        return findings
    }

    private func value(inRow row: Int) -> String {
        categories.map { $0.levels[Int($0.codes[row])].code }.joined(separator: ", ")
    }
}
