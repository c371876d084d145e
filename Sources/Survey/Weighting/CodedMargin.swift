import Estimation
import Frame

/// A margin found in a frame: the cell of each row, the total of each cell, and what cells are called.
struct CodedMargin {
    let margin: PopulationMargin
    let codes: [Int32]
    /// NaN for a cell without a total. Cells of the sample come in the order of levels, the last variable fastest; cells of
    /// the population only come after them.
    let totals: [Double]
    let names: [String]

    var raking: RakingMargin { RakingMargin(codes: codes, totals: totals) }

    /// - Parameter weights: rows of no weight need no level.
    init(_ margin: PopulationMargin, in frame: DataFrame, weights: [Double]) throws(WeightingError) {
        let crossing = try CodedCells(margin.variables, in: frame, role: "margin", weights: weights)
        var totals = [Double](repeating: .nan, count: crossing.count)
        var names = (0..<crossing.count).map { crossing.name($0) }
        var seen: Set<[Int]> = []
        for cell in margin.cells {
            guard cell.levels.count == margin.variables.count else {
                throw .cellShape(margin: margin.name, levels: cell.levels, variables: margin.variables)
            }
            var levels: [Int] = []
            for (place, text) in cell.levels.enumerated() {
                let known = crossing.levels[place]
                // A category that only the population has is known by its own text.
                levels.append(known.index(named: text) ?? -1)
            }
            if let unknown = levels.firstIndex(of: -1) {
                guard cell.total != 0 else { continue }
                throw .unknownLevel(
                    variable: margin.variables[unknown], level: cell.levels[unknown],
                    known: crossing.levels[unknown].map(\.name), total: cell.total)
            }
            guard seen.insert(levels).inserted else { throw .repeatedCell(margin: margin.name, levels: cell.levels) }
            if let number = crossing.number(of: levels) {
                totals[number] = cell.total
            } else {
                totals.append(cell.total)
                names.append(crossing.name(levels))
            }
        }
        self.margin = margin
        codes = crossing.codes
        self.totals = totals
        self.names = names
    }
}
