public import Estimation
import LinearAlgebra
import Probability

/// A two-way table of weighted counts with the design covariance of its cells: the input of tests of independence.
public struct TwoWayTable: Sendable {
    /// Rows (groups) and columns (levels) that occur.
    let rowCount: Int
    let columnCount: Int
    /// Cell shares p, row by row.
    let shares: [Double]
    /// The design covariance of the shares.
    let covariance: Matrix
    /// Σw of the table, and the design covariance of the cells' weighted counts.
    private let total: Double
    private let countCovariance: Matrix
    /// Respondents in the table.
    public let n: Int
    /// Primary units minus strata among the table's respondents.
    public let degreesOfFreedom: Double

    /// The table of groups × levels. Rows and columns without any respondent are left out: they say nothing about
    /// independence.
    public init(_ sums: LevelSums, design: SurveyDesign) {
        let groups = (0..<sums.groupCount).filter { sums.count($0) > 0 }
        let levels = (0..<sums.levelCount).filter { level in groups.contains { sums.count($0, level) > 0 } }
        let total = groups.reduce(0) { $0 + sums.weight($1) }
        self.total = total
        let influence = sums.cellInfluence
        let cells = groups.flatMap { group in levels.map { group * sums.levelCount + $0 } }
        rowCount = groups.count
        columnCount = levels.count
        shares = groups.flatMap { group in levels.map { sums.weight(group, $0) / total } }
        n = groups.reduce(0) { $0 + sums.count($1) }
        covariance = design.covariance(
            of: Matrix(rows: design.plan.influenceCount, columns: cells.count, storage: cells.flatMap { influence[$0] })
        )
        countCovariance = design.covariance(
            of: Matrix(
                rows: design.plan.influenceCount, columns: cells.count,
                storage: groups.flatMap { group in levels.flatMap { sums.totalInfluence(group, $0) } }))
        degreesOfFreedom = design.degreesOfFreedom { unit in
            groups.contains { sums.hasRows(unit: unit, group: $0) }
        }
    }

    /// Groups and levels that occur.
    public var groupCount: Int { rowCount }
    public var levelCount: Int { columnCount }

    private func share(_ row: Int, _ column: Int) -> Double { shares[row * columnCount + column] }
    private var rowShares: [Double] {
        (0..<rowCount).map { row in (0..<columnCount).reduce(0) { $0 + share(row, $1) } }
    }
    private var columnShares: [Double] {
        (0..<columnCount).map { column in (0..<rowCount).reduce(0) { $0 + share($1, column) } }
    }

    /// Pearson's X² of a table of n respondents with these shares.
    var pearson: Double {
        let rows = rowShares
        let columns = columnShares
        var sum = 0.0
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                let expected = rows[row] * columns[column]
                let difference = share(row, column) - expected
                sum += difference * difference / expected
            }
        }
        return Double(n) * sum
    }

    /// N_ij − N_i·N_·j/N for all rows and columns but the last, with its covariance by the delta method from that of the
    /// weighted counts N_ij.
    var residuals: Estimates {
        let rows = rowShares
        let columns = columnShares
        var values: [Double] = []
        var gradients: [[Double]] = []
        for row in 0..<(rowCount - 1) {
            for column in 0..<(columnCount - 1) {
                values.append(total * (share(row, column) - rows[row] * columns[column]))
                gradients.append(
                    (0..<(rowCount * columnCount)).map { cell in
                        let (i, j) = (cell / columnCount, cell % columnCount)
                        let isRow = i == row ? 1.0 : 0.0
                        let isColumn = j == column ? 1.0 : 0.0
                        return (isRow - rows[row]) * (isColumn - columns[column])
                    })
            }
        }
        let gradient = Matrix(rows: gradients.count, columns: rowCount * columnCount) { gradients[$0][$1] }
        return Estimates(
            names: values.indices.map { "residual\($0 + 1)" }, values: values,
            covariance: gradient.conjugating(countCovariance), degreesOfFreedom: degreesOfFreedom,
            counts: [Int](repeating: n, count: values.count))
    }
}
