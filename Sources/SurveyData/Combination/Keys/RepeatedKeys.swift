import Frame

/// Keys that occur in several rows of a table.
struct RepeatedKeys: Sendable, Equatable {
    /// A key and where its first rows stand.
    struct Example: Sendable, Equatable {
        let key: String
        let positions: [SourcePosition]
        let rows: Int
    }

    /// How many keys.
    let keys: Int
    /// How many rows have them.
    let rows: Int
    let examples: [Example]

    /// The most examples and places of one that a message lists.
    static let listed = 3

    /// `nil` when every key occurs once.
    init?(
        _ keys: RowKeys, table: Int, counts: [Int32], columns: [Column], locate: (Int, String) -> SourcePosition
    ) {
        var repeated = 0
        var rows = 0
        for count in counts where count > 1 {
            repeated += 1
            rows += Int(count)
        }
        guard repeated > 0 else { return nil }
        // In the order in which their first rows stand.
        var places: [Int32: [Int]] = [:]
        var order: [Int32] = []
        for (row, code) in keys.codes[table].enumerated() where code >= 0 && counts[Int(code)] > 1 {
            if let known = places[code] {
                if known.count < Self.listed { places[code] = known + [row] }
            } else if order.count < Self.listed {
                order.append(code)
                places[code] = [row]
            }
        }
        self.keys = repeated
        self.rows = rows
        examples = order.map { code in
            let found = places[code] ?? []
            return Example(
                key: columns.map { "\($0.name) \(KeyColumn.text($0, row: found[0]))" }.joined(separator: ", "),
                positions: found.map { locate($0, columns[0].name) }, rows: Int(counts[Int(code)]))
        }
    }
}
