import Frame

/// The row of every person in every wave.
struct PersonGrid {
    /// For each wave the row of every person; −1 where there is none.
    private(set) var rows: [[Int32]]
    /// The first row of every person.
    private(set) var firstRows: [Int32]
    /// Rows without a person or a wave.
    private(set) var leftOut: Int

    private let persons: [Column]
    private let codes: [Int32]
    private let position: SourcePosition

    var personCount: Int { firstRows.count }

    /// - Throws: ``CombinationError`` for a wave that is none of `waves`, and for two rows of a person in one wave.
    init(
        persons: [Column], wave: Column, waves: [String], rows all: CombinedRows, position: SourcePosition
    ) throws(CombinationError) {
        self.persons = persons
        self.position = position
        for column in persons { try JoinRun.refuseTwoSpellings(in: column, of: all, position) }
        let places = try Self.places(wave, waves, all, position)
        let keys = RowKeys([persons])
        // Only persons with a row in some wave get one.
        var person = [Int32](repeating: -1, count: keys.count)
        var codes = keys.codes[0]
        rows = [[Int32]](repeating: [], count: waves.count)
        firstRows = []
        leftOut = 0
        for row in codes.indices {
            guard codes[row] >= 0, places[row] >= 0 else {
                codes[row] = -1
                leftOut += 1
                continue
            }
            let key = Int(codes[row])
            if person[key] < 0 {
                person[key] = Int32(firstRows.count)
                firstRows.append(Int32(row))
            }
            codes[row] = person[key]
        }
        self.codes = codes
        for place in waves.indices { rows[place] = [Int32](repeating: -1, count: firstRows.count) }
        var again = 0
        var examples: [(Int, Int)] = []
        for row in codes.indices where codes[row] >= 0 {
            let (place, person) = (Int(places[row]), Int(codes[row]))
            if rows[place][person] >= 0 {
                again += 1
                if examples.count < RepeatedKeys.listed { examples.append((Int(rows[place][person]), row)) }
            } else {
                rows[place][person] = Int32(row)
            }
        }
        guard again == 0 else {
            let locator = all.locator.opened()
            throw .personTwice(
                position: position, rows: again,
                examples.map { first, second in
                    .init(
                        key: Self.text(persons, first) + ", \(wave.name) \(waves[Int(places[first])])",
                        positions: [first, second].map { locator.position(row: $0, column: persons[0].name) }, rows: 2)
                })
        }
    }

    private static func text(_ columns: [Column], _ row: Int) -> String {
        columns.map { "\($0.name) \(KeyColumn.text($0, row: row))" }.joined(separator: ", ")
    }

    /// The place of every row's wave; −1 where it is missing.
    private static func places(
        _ column: Column, _ waves: [String], _ all: CombinedRows, _ position: SourcePosition
    ) throws(CombinationError) -> [Int32] {
        let found = column.categories
        let places = found.levels.map { level in
            waves.firstIndex { isSameCode($0, level.code) || $0 == level.name }.map { Int32($0) } ?? -1
        }
        let unknown = places.indices.first { place in places[place] < 0 && found.codes.contains(Int32(place)) }
        if let unknown, let row = found.codes.firstIndex(of: Int32(unknown)) {
            throw .unknownWave(
                position: position, variable: column.name, value: found.levels[unknown].code,
                place: all.locator.position(row: row, column: column.name), known: waves)
        }
        return found.codes.map { $0 < 0 ? -1 : places[Int($0)] }
    }

    /// For every person the first row that has a value of a variable, which must be the same in all of the person's rows.
    ///
    /// - Throws: ``CombinationError/notConstant(position:variable:persons:_:)``.
    func constant(_ column: Column, _ all: CombinedRows) throws(CombinationError) -> [Int32] {
        let values = RowKeys([[column]]).codes[0]
        var taken = firstRows
        var isKnown = [Bool](repeating: false, count: personCount)
        var isContradicted = [Bool](repeating: false, count: personCount)
        var examples: [(Int, Int)] = []
        for row in codes.indices where codes[row] >= 0 && values[row] >= 0 {
            let person = Int(codes[row])
            if !isKnown[person] {
                isKnown[person] = true
                taken[person] = Int32(row)
            } else if values[Int(taken[person])] != values[row], !isContradicted[person] {
                isContradicted[person] = true
                if examples.count < RepeatedKeys.listed { examples.append((Int(taken[person]), row)) }
            }
        }
        guard examples.isEmpty else {
            let locator = all.locator.opened()
            throw .notConstant(
                position: position, variable: column.name, persons: isContradicted.count { $0 },
                examples.map { first, second in
                    .init(
                        key: "\(Self.text(persons, first)): \(KeyColumn.text(column, row: first)), then "
                            + KeyColumn.text(column, row: second),
                        positions: [first, second].map { locator.position(row: $0, column: column.name) }, rows: 2)
                })
        }
        return taken
    }
}
