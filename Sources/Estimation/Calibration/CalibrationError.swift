/// What can be wrong when weights are adjusted, by number of rows, columns and categories. All wording of this room is
/// here; `WeightingError` says the same with the names of variables and levels.
public enum CalibrationError: Error, Equatable {
    // Any adjustment.
    case invalidWeight(row: Int, value: Double)
    // Calibration.
    case invalidValue(auxiliary: Int, row: Int, value: Double)
    case invalidTotal(column: Int, value: Double)
    case invalidScale(row: Int, value: Double)
    case invalidBounds(distance: CalibrationDistance, row: Int?, lower: Double, upper: Double)
    case emptyColumn(column: Int, total: Double)
    case contradiction(column: Int, of: [Int], total: Double, implied: Double)
    case notReached(column: Int, total: Double, reached: Double, lowest: Double, highest: Double, iterations: Int)
    // Raking and post-stratification.
    case invalidMarginTotal(cell: MarginCell, value: Double)
    case rowsWithoutCategory(margin: Int, count: Int, first: Int)
    case categoriesWithoutTotal(cells: [MarginCell], counts: [Int])
    case emptyCategories(cells: [MarginCell], totals: [Double])
    case zeroTotals(cells: [MarginCell], counts: [Int])
    case differentSums(margin: Int, sum: Double, first: Double)
    case rakingNotReached(cell: MarginCell, total: Double, reached: Double, cycles: Int)
    // Trimming.
    case trimBounds(lower: Double, upper: Double)
    case trimImpossible(lower: Double, upper: Double, sum: Double, count: Int, group: Int)
    // Non-response.
    case invalidPropensity(row: Int, value: Double)
    case noRespondents
    case classesTooSmall(count: Int, minimum: Int)
    case factorsTooLarge(largest: Double, limit: Double)
    case invalidRule(name: String, value: Double)
    // Scaling.
    case nothingToScale(group: Int)
}

extension CalibrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidWeight(let row, let value):
            "row \(row + 1): the weight is \(value), but must be a number that is not negative."
        case .invalidValue(let auxiliary, let row, let value):
            "row \(row + 1): auxiliary variable \(auxiliary + 1) is \(value), but must be a number in every row of "
                + "positive weight. Impute it, or calibrate to other variables."
        case .invalidTotal(let column, let value):
            "column \(column + 1): the population total is \(value), but must be a number."
        case .invalidScale(let row, let value):
            "row \(row + 1): the scale q is \(value), but must be a positive number."
        case .invalidBounds(let distance, let row, let lower, let upper):
            (row.map { "row \($0 + 1): " } ?? "") + Self.bounds(distance, lower, upper)
        case .emptyColumn(let column, let total):
            "column \(column + 1): the population total is \(total), but the column is zero in every row of positive "
                + "weight. Leave it out, or merge it with another."
        case .contradiction(let column, let others, let total, let implied):
            "column \(column + 1) is a combination of columns \(Self.list(others)), whose totals imply \(implied) for it, "
                + "but its total is given as \(total). Correct the totals, or leave the column out."
        case .notReached(let column, let total, let reached, let lowest, let highest, let iterations):
            "calibration did not meet the totals in \(iterations) steps: column \(column + 1) came to \(reached) of "
                + "\(total). Bounds allow \(lowest) to \(highest) for it alone. Widen the bounds, calibrate to fewer "
                + "totals, or accept the nearest weights with force."
        case .invalidMarginTotal(let cell, let value):
            "\(Self.name(cell)): the total is \(value), but must be a number that is not negative."
        case .rowsWithoutCategory(let margin, let count, let first):
            "margin \(margin + 1): \(count) row(s) of positive weight, the first row \(first + 1), are in no category. Give "
                + "them one, or a category of their own with its total."
        case .categoriesWithoutTotal(let cells, let counts):
            "\(Self.list(cells)): \(counts.reduce(0, +)) row(s), but no total. Give one, or merge the category."
        case .emptyCategories(let cells, let totals):
            "\(Self.list(cells)): the total is \(totals.map { "\($0)" }.joined(separator: ", ")), but no row of positive "
                + "weight is there. Merge it with a similar category."
        case .zeroTotals(let cells, let counts):
            "\(Self.list(cells)): the total is 0, but \(counts.reduce(0, +)) row(s) of positive weight are there. Correct "
                + "the total, or give these rows the weight 0 first."
        case .differentSums(let margin, let sum, let first):
            "margin \(margin + 1): its totals add up to \(sum), those of margin 1 to \(first). All margins describe one "
                + "population; scale them to one size."
        case .rakingNotReached(let cell, let total, let reached, let cycles):
            "raking did not meet the margins in \(cycles) cycles: \(Self.name(cell)) came to \(reached) of \(total). Margins "
                + "whose cells are empty together may exclude each other; merge categories, or accept with force."
        case .trimBounds(let lower, let upper):
            "trimming: the lower bound \(lower) must be a number below the upper bound \(upper)."
        case .trimImpossible(let lower, let upper, let sum, let count, let group):
            "trimming: \(count) weights between \(lower) and \(upper) cannot add up to \(sum) in group \(group + 1). Widen "
                + "the bounds."
        case .invalidPropensity(let row, let value):
            "row \(row + 1): the propensity of response is \(value), but must be above 0 and at most 1."
        case .noRespondents: "non-response: nobody of positive weight responded. Check which levels say so."
        case .classesTooSmall(let count, let minimum):
            "non-response: all \(count) respondents are fewer than the \(minimum) a class must have. Ask for fewer."
        case .factorsTooLarge(let largest, let limit):
            "non-response: with all classes merged the factor is \(largest), above the limit of \(limit). Raise the limit."
        case .invalidRule(let name, let value): "\(name) is \(value), which is not possible."
        case .nothingToScale(let group): "group \(group + 1): all weights are zero, so they cannot be scaled."
        }
    }

    private static func bounds(_ distance: CalibrationDistance, _ lower: Double, _ upper: Double) -> String {
        distance == .logit
            ? "bounds are \(lower) to \(upper), but logit calibration needs finite bounds below and above 1."
            : "bounds are \(lower) to \(upper), but the lower must be below the upper."
    }

    private static func name(_ cell: MarginCell) -> String {
        "margin \(cell.margin + 1), category \(cell.category + 1)"
    }

    private static func list(_ numbers: [Int]) -> String {
        let shown = numbers.prefix(10).map { "\($0 + 1)" }.joined(separator: ", ")
        return numbers.count > 10 ? shown + ", … (\(numbers.count) in all)" : shown
    }

    private static func list(_ cells: [MarginCell]) -> String {
        let shown = cells.prefix(10).map(name).joined(separator: "; ")
        return cells.count > 10 ? shown + "; … (\(cells.count) in all)" : shown
    }
}
