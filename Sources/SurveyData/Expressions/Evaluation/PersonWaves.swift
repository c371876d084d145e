/// The row of every person in every wave.
struct PersonWaves {
    private let persons: [Int32]
    private let waves: WaveOrder
    /// Rows with a person and a wave, person by person and wave by wave.
    private let order: [Int32]

    /// - Parameter duplicate: the error for two rows of one person in one wave.
    init(
        _ persons: RowGroups, _ waves: WaveOrder, duplicate: (Int, Int) -> ConfigurationIssue
    ) throws(ConfigurationIssue) {
        self.persons = persons.codes
        self.waves = waves
        // Counted into place twice: by wave, then, keeping that order, by person.
        let rows = persons.codes.indices.filter { persons.codes[$0] >= 0 && waves.places[$0] >= 0 }.map { Int32($0) }
        let byWave = Self.counted(rows, waves.places, waves.count)
        order = Self.counted(byWave, persons.codes, persons.count)
        for place in order.indices.dropFirst() {
            let (a, b) = (Int(order[place - 1]), Int(order[place]))
            if persons.codes[a] == persons.codes[b], waves.places[a] == waves.places[b] { throw duplicate(a, b) }
        }
    }

    private static func counted(_ rows: [Int32], _ keys: [Int32], _ count: Int) -> [Int32] {
        var next = [Int](repeating: 0, count: count + 1)
        for row in rows { next[Int(keys[Int(row)]) + 1] += 1 }
        for key in 0..<count { next[key + 1] += next[key] }
        var sorted = [Int32](repeating: 0, count: rows.count)
        for row in rows {
            let key = Int(keys[Int(row)])
            sorted[next[key]] = row
            next[key] += 1
        }
        return sorted
    }

    /// For every row the one `back` waves before, of the same person; −1 where there is none.
    func sources(back: Int, skipsGaps: Bool) -> [Int32] {
        var sources = [Int32](repeating: -1, count: persons.count)
        for place in order.indices {
            let row = Int(order[place])
            for step in 1...back where place >= step {
                let other = Int(order[place - step])
                guard persons[other] == persons[row] else { break }
                let isWanted =
                    skipsGaps ? step == back : Int(waves.places[row] - waves.places[other]) == back
                if isWanted { sources[row] = Int32(other) }
            }
        }
        return sources
    }
}
