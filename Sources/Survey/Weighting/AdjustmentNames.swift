import Estimation

/// The names behind numbers of columns, cells and groups: what turns an error of the numerics into one that a reader of the
/// data understands.
struct AdjustmentNames {
    private var margins: [CodedMargin] = []
    private var columns: [String] = []
    private var auxiliaries: [String] = []
    private var groups: CodedCells?
    private var propensity = ""

    init(margins: [CodedMargin]) { self.margins = margins }

    init(columns: [String], auxiliaries: [String]) {
        self.columns = columns
        self.auxiliaries = auxiliaries
    }

    init(groups: CodedCells?) { self.groups = groups }

    init(propensity: String) { self.propensity = propensity }

    /// Runs a calculation, and gives its error names.
    func explain<Result>(_ body: () throws(CalibrationError) -> Result) throws(WeightingError) -> Result {
        do throws(CalibrationError) { return try body() } catch { throw named(error) }
    }

    private func named(_ error: CalibrationError) -> WeightingError {
        switch error {
        case .invalidWeight(let row, let value): .invalidWeight(row: row, value: value)
        case .invalidValue(let auxiliary, let row, _): .missingNumber(variable: auxiliaries[auxiliary], row: row)
        case .invalidTotal(let column, let value): .invalidTotal(what: columns[column], value: value)
        case .invalidMarginTotal(let cell, let value): .invalidTotal(what: name(cell), value: value)
        case .emptyColumn(let column, let total): .emptyCells([(columns[column], total)])
        case .emptyCategories(let cells, let totals): .emptyCells(zip(cells, totals).map { (name($0), $1) })
        case .contradiction(let column, let others, let total, let implied):
            .contradiction(
                what: columns[column], of: others.map { columns[$0] }, total: total, implied: implied)
        case .notReached(let column, let total, let reached, let lowest, let highest, let steps):
            .notReached(
                what: columns[column], total: total, reached: reached, lowest: lowest, highest: highest, steps: steps)
        case .categoriesWithoutTotal(let cells, let counts):
            .cellsWithoutTotal(zip(cells, counts).map { (name($0), $1) })
        case .zeroTotals(let cells, let counts): .zeroTotals(zip(cells, counts).map { (name($0), $1) })
        case .differentSums(let margin, let sum, let first):
            .differentSums(
                margin: margins[margin].margin.name, sum: sum, first: margins[0].margin.name, firstSum: first)
        case .rakingNotReached(let cell, let total, let reached, let cycles):
            .rakingNotReached(what: name(cell), total: total, reached: reached, cycles: cycles)
        case .trimImpossible(let lower, let upper, let sum, let count, let group):
            .trimImpossible(lower: lower, upper: upper, sum: sum, count: count, group: name(group: group))
        case .nothingToScale(let group): .nothingToScale(group: name(group: group))
        case .invalidPropensity(let row, let value): .invalidPropensity(variable: propensity, row: row, value: value)
        case .invalidScale, .invalidBounds, .rowsWithoutCategory, .trimBounds, .noRespondents, .classesTooSmall,
            .factorsTooLarge, .invalidRule:
            .adjustment(error)
        }
    }

    private func name(_ cell: MarginCell) -> String { margins[cell.margin].names[cell.category] }

    private func name(group: Int) -> String? { groups.map { $0.name(group) } }
}
