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
        (codes, cells) = Self.cross(all, rowCount: frame.rowCount)
    }

    /// The cells that occur, and the cell of each row.
    private static func cross(_ parts: [CategoryCodes], rowCount: Int) -> ([Int32], [[Int32]]) {
        var codes = [Int32](repeating: 0, count: rowCount)
        var cells: [[Int32]] = [[]]
        for part in parts {
            let width = part.levels.count
            var pairs = Set<Int>()
            var last = -1
            for row in 0..<rowCount where codes[row] >= 0 && part.codes[row] >= 0 {
                let pair = Int(codes[row]) * width + Int(part.codes[row])
                if pair != last { pairs.insert(pair) }
                last = pair
            }
            let ordered = pairs.sorted()
            let first = ordered.first ?? 0
            var numbers = [Int32](repeating: -1, count: (ordered.last ?? -1) + 1 - min(first, (ordered.last ?? -1) + 1))
            for (number, pair) in ordered.enumerated() { numbers[pair - first] = Int32(number) }
            for row in 0..<rowCount {
                codes[row] =
                    codes[row] < 0 || part.codes[row] < 0
                    ? -1 : numbers[Int(codes[row]) * width + Int(part.codes[row]) - first]
            }
            cells = ordered.map { cells[$0 / width] + [Int32($0 % width)] }
        }
        return (codes, cells)
    }

    /// The cell of a combination, if it occurs.
    func number(of levels: [Int]) -> Int? {
        cells.firstIndex { cell in zip(cell, levels).allSatisfy { Int($0) == $1 } }
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
