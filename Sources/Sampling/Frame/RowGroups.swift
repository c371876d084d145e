import Frame

/// The groups that some variables make of rows: their crossed categories that occur, in the order of the categories.
struct RowGroups: Sendable {
    /// The group of every row.
    let codes: [Int32]
    /// What messages and tables call each group: names of levels, joined.
    let names: [String]
    /// What tells each group apart however levels are named: codes as the file writes them.
    let keys: [String]

    var count: Int { names.count }

    /// One group of all rows.
    init(whole rowCount: Int) {
        codes = [Int32](repeating: 0, count: rowCount)
        names = [""]
        keys = [""]
    }

    /// - Parameter columns: without missing cells.
    init(_ columns: [Column], rowCount: Int) {
        var groups = RowGroups(whole: rowCount)
        for column in columns { groups = groups.crossed(with: column.categories) }
        self = groups
    }

    init(codes: [Int32], names: [String], keys: [String]) {
        self.codes = codes
        self.names = names
        self.keys = keys
    }

    private func crossed(with categories: CategoryCodes) -> RowGroups {
        let width = categories.levels.count
        let pairs = zip(codes, categories.codes).map { Int($0) * width + Int($1) }
        let distinct = Set(pairs).sorted()
        let number = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Int32($0)) })
        func joined(_ first: [String], _ mark: String, _ part: (CategoricalLevel) -> String) -> [String] {
            distinct.map { pair in
                let (before, level) = (first[pair / width], part(categories.levels[pair % width]))
                return before.isEmpty ? level : before + mark + level
            }
        }
        return RowGroups(
            codes: pairs.map { number[$0] ?? 0 }, names: joined(names, " × ", \.name),
            keys: joined(keys, "\u{1F}", \.code))
    }

    /// The rows of each group, in the order given.
    func members(of rows: [Int32]) -> [[Int32]] {
        var members = [[Int32]](repeating: [], count: count)
        for row in rows { members[Int(codes[Int(row)])].append(row) }
        return members
    }
}
