import Estimation
import Frame

/// The combinations of categorical variables that occur in a frame, in the order of their levels, the last variable
/// fastest.
struct CodedCells {
    let variables: [String]
    let levels: [CategoricalLevels]
    /// The cell of each row; −1 where a variable is missing and the row has no weight.
    let codes: [Int32]
    /// The levels of each cell.
    private let cells: [[Int32]]
    /// The cell of each combination that occurs.
    private let numbers: [[Int32]: Int]

    var count: Int { cells.count }

    /// - Throws: ``WeightingError`` for unknown variables, and for a row of positive weight in which one is missing.
    init(
        _ variables: [String], in frame: DataFrame, role: String, weights: [Double]
    ) throws(WeightingError) {
        var all: [CategoryCodes] = []
        for variable in variables {
            guard let column = frame[variable] else {
                throw .unknownVariable(role: role, name: variable, known: frame.names)
            }
            let categories = column.categories
            var missing = (count: 0, first: -1)
            for (row, code) in categories.codes.enumerated() where code < 0 && weights[row] > 0 {
                if missing.count == 0 { missing.first = row }
                missing.count += 1
            }
            guard missing.count == 0 else {
                throw .missingValues(role: role, variable: variable, count: missing.count, first: missing.first)
            }
            all.append(categories)
        }
        self.variables = variables
        levels = all.map(\.levels)
        let index = CellIndex(all.map { ($0.codes, $0.levels.count) }, rowCount: frame.rowCount)
        // Combinations with a missing part are none.
        let found = (0..<index.count).map { cell in index.parts.map { $0[cell] } }
        let complete = found.indices.filter { !found[$0].contains(-1) }
        cells = complete.map { found[$0] }
        numbers = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
        if complete.count == index.count {
            codes = index.rows
        } else {
            var number = [Int32](repeating: -1, count: index.count)
            for (place, cell) in complete.enumerated() { number[cell] = Int32(place) }
            codes = index.rows.map { number[Int($0)] }
        }
    }

    /// The cell of a combination, if it occurs.
    func number(of levels: [Int]) -> Int? {
        numbers[levels.map(Int32.init)]
    }

    /// What messages call a cell: "region = north × sex = boy".
    func name(_ cell: Int) -> String { name(cells[cell].map(Int.init)) }

    func name(_ levels: [Int]) -> String {
        variables.isEmpty
            ? "everybody"
            : zip(variables, levels).enumerated().map { place, pair in
                "\(pair.0) = \(self.levels[place][pair.1].name)"
            }.joined(separator: " × ")
    }
}
