import Frame

/// The value of a design variable in one row.
enum DesignCell: Sendable, Hashable {
    case number(Double)
    /// A level, or a text of the file's dictionary.
    case code(Int32)
    case missing(UInt8)
}

/// Finds a combination of design variables among those seen.
struct CombinationLookup: Sendable {
    private var places: [[DesignCell]: Int32] = [:]

    subscript(_ cells: [DesignCell]) -> Int32? { places[cells] }

    /// Adds a combination that is not among them.
    mutating func append(_ cells: [DesignCell]) {
        places[cells] = Int32(places.count)
    }
}

/// The combinations of design variables that occur in a block.
struct BlockCombinations {
    /// The combination of every row, by the number it has in this block.
    let codes: CrossedCodes
    /// The row each combination first stands in.
    let firstRows: [Int]
    /// The cells of each combination.
    let cells: [[DesignCell]]

    init(_ columns: [Column], rowCount: Int) {
        let codes = columns.reduce(CrossedCodes(single: rowCount)) { CrossedCodes($0, CrossedCodes(cellsOf: $1)) }
        var firstRows = [Int](repeating: -1, count: codes.count)
        for (row, code) in codes.codes.enumerated() where firstRows[Int(code)] < 0 { firstRows[Int(code)] = row }
        self.codes = codes
        self.firstRows = firstRows
        cells = Self.cells(of: columns, at: firstRows)
    }

    /// The combinations in the order of their first rows.
    var inOrderOfRows: [Int] {
        firstRows.indices.sorted { firstRows[$0] < firstRows[$1] }
    }

    private static func cells(of columns: [Column], at rows: [Int]) -> [[DesignCell]] {
        var cells = [[DesignCell]](repeating: [], count: rows.count)
        for column in columns {
            let doubles = column.doubles
            for (index, row) in rows.enumerated() {
                if let reason = column.missing[row] {
                    cells[index].append(.missing(reason.rawValue))
                } else if let doubles {
                    cells[index].append(.number(doubles[row]))
                } else {
                    cells[index].append(.code(column.code(row)))
                }
            }
        }
        return cells
    }
}

extension Column {
    /// The code of a row of categories or texts.
    fileprivate func code(_ row: Int) -> Int32 {
        switch values {
        case .categorical(let codes, _), .text(let codes, _): codes[row]
        case .numeric, .integer: -1
        }
    }
}

extension CrossedCodes {
    /// The values of a column, those missing for the same reason as one more.
    fileprivate init(cellsOf column: Column) {
        let codes: [Int32]
        let levelCount: Int
        switch column.values {
        case .categorical(let own, let levels): (codes, levelCount) = (own, levels.count)
        case .text(let own, let texts): (codes, levelCount) = (own, texts.count)
        case .numeric, .integer:
            let categories = column.categories
            (codes, levelCount) = (categories.codes, categories.levels.count)
        }
        // Missing cells, code −1, come after the levels, by reason.
        let reasons = column.missing.reasons
        let all = codes.indices.map { row in
            codes[row] >= 0 ? codes[row] : Int32(levelCount) + (reasons.isEmpty ? 0 : Int32(reasons[row]))
        }
        self.init(codes: all, possible: levelCount + 256)
    }
}
