import Frame
import Survey
import SurveyData

/// The persons and waves of a panel's rows.
struct PanelRows {
    /// The person of every row, from 0; −1 where it is missing.
    let persons: [Int32]
    let personCount: Int
    /// The place of every row's wave among those that occur; −1 where it is missing.
    let waves: [Int32]
    /// The waves that occur, in order.
    let levels: [CategoricalLevel]
    /// Rows without person or wave.
    let withoutKey: Int
    /// The first row of every person by wave; −1 for persons without one.
    private let firstRows: [Int32]

    /// - Throws: ``StudyError`` for a person with two rows in one wave, and for fewer waves than two.
    init(_ context: StudyContext, persons names: [String], wave: String, analysis: String) throws {
        let columns = names.compactMap { context.variables[$0] }
        guard columns.count == names.count, let waveColumn = context.variables[wave] else {
            preconditionFailure("variables are checked before data are read")
        }
        try context.refuseTextsAsCategories(wave)
        let keys = RowKeys([columns])
        let found = waveColumn.categories
        // Levels that no row has are no waves.
        var occurs = [Bool](repeating: false, count: found.levels.count)
        for code in found.codes where code >= 0 { occurs[Int(code)] = true }
        let kept = found.levels.indices.filter { occurs[$0] }
        guard kept.count > 1 else { throw StudyError.oneWave(variable: wave, analysis: analysis) }
        var place = [Int32](repeating: -1, count: found.levels.count)
        for (index, level) in kept.enumerated() { place[level] = Int32(index) }
        let waves = found.codes.map { $0 < 0 ? -1 : place[Int($0)] }
        let persons = keys.codes[0]
        // The rows of each person stand together.
        let (rows, starts) = keys.rowsByKey(0)
        var first = [Int32](repeating: -1, count: keys.count)
        var twice: [(Int32, Int32)] = []
        var again = 0
        // The last person seen in each wave, and the row.
        var seen = [(person: Int, row: Int32)](repeating: (-1, -1), count: kept.count)
        for person in 0..<keys.count {
            for row in rows[starts[person]..<starts[person + 1]] where waves[Int(row)] >= 0 {
                let wave = waves[Int(row)]
                if seen[Int(wave)].person == person {
                    again += 1
                    if twice.count < 3 { twice.append((seen[Int(wave)].row, row)) }
                } else {
                    seen[Int(wave)] = (person, row)
                }
                if first[person] < 0 || wave < waves[Int(first[person])] { first[person] = row }
            }
        }
        guard again == 0 else {
            throw StudyError.personTwice(
                analysis: analysis, wave: wave, rows: again,
                places: twice.map { one, other in
                    [one, other].map { context.reading.position(row: Int($0), variable: names[0]) }
                })
        }
        self.persons = persons
        personCount = keys.count
        self.waves = waves
        levels = kept.map { found.levels[$0] }
        withoutKey = persons.indices.count { persons[$0] < 0 || waves[$0] < 0 }
        firstRows = first
    }

    /// Persons of a population: those whose first row is in it.
    ///
    /// - Returns: for each row its person, −1 where it is no row of one of them; and how many persons are in the population
    ///   and how many outside.
    func inPopulation(_ domain: [Bool]) -> (persons: [Int32], inside: Int, outside: Int) {
        let isInside = firstRows.map { $0 >= 0 && domain[Int($0)] }
        let counted = persons.map { $0 >= 0 && isInside[Int($0)] ? $0 : -1 }
        let inside = isInside.count { $0 }
        return (counted, inside, firstRows.count { $0 >= 0 } - inside)
    }
}
