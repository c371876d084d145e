public import Estimation

/// A table of several classifications with the design covariance of its cell shares: the input of log-linear models.
public struct LogLinearTable: Sendable {
    /// How many levels each classification has; the last varies fastest among cells.
    public let levelCounts: [Int]
    /// Cell shares p with their design covariance.
    public let shares: Estimates
    /// Respondents in the table.
    public let n: Int

    /// The share of every cell under a hierarchical log-linear model: log πᵢⱼ… = Σ of terms for all subsets of the generating
    /// margins. Fitted by iterative proportional fitting to the weighted margins (Deming & Stephan 1940; Bishop, Fienberg
    /// & Holland 1975, §3.5), which maximises the pseudo-likelihood.
    ///
    /// - Parameter margins: the generating class, as sets of classifications by number: `[[0], [1]]` is independence,
    ///   `[[0, 1]]` everything.
    /// - Returns: `nil` where no convergence is reached in 10 000 rounds, as where empty cells leave terms without a value.
    public func fitted(_ margins: [[Int]]) -> [Double]? {
        let cells = shares.values.count
        var fit = [Double](repeating: 1 / Double(cells), count: cells)
        let classes = margins.map(marginOfCell)
        let targets = classes.map { sums(shares.values, by: $0) }
        for _ in 0..<10_000 {
            var change = 0.0
            for (classes, target) in zip(classes, targets) {
                let current = sums(fit, by: classes)
                for cell in 0..<cells {
                    let (wanted, has) = (target[classes[cell]], current[classes[cell]])
                    let next = has > 0 ? fit[cell] * wanted / has : 0
                    change = max(change, abs(next - fit[cell]))
                    fit[cell] = next
                }
            }
            if change < 1e-15 { return fit }
        }
        return nil
    }

    /// The levels of a cell.
    func levels(ofCell cell: Int) -> [Int] {
        var rest = cell
        var levels = [Int](repeating: 0, count: levelCounts.count)
        for index in levelCounts.indices.reversed() {
            levels[index] = rest % levelCounts[index]
            rest /= levelCounts[index]
        }
        return levels
    }

    /// The class of each cell by the levels of some classifications.
    private func marginOfCell(_ margin: [Int]) -> [Int] {
        shares.values.indices.map { cell in
            let levels = levels(ofCell: cell)
            return margin.reduce(0) { $0 * levelCounts[$1] + levels[$1] }
        }
    }

    private func sums(_ values: [Double], by classes: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: (classes.max() ?? -1) + 1)
        for (value, index) in zip(values, classes) { sums[index] += value }
        return sums
    }
}

extension SurveyDesign {
    /// The table of several classifications among the rows of group 0 of a domain that have all of them.
    ///
    /// - Parameters:
    ///   - codes: the levels of every classification, −1 where missing.
    ///   - levelCounts: how many levels each has.
    public func logLinearTable(
        of codes: [[Int32]], levelCounts: [Int], in domain: GroupIndex
    ) -> LogLinearTable {
        var cells = [Int32](repeating: 0, count: domain.codes.count)
        for (own, count) in zip(codes, levelCounts) {
            for row in cells.indices {
                cells[row] = cells[row] < 0 || own[row] < 0 ? -1 : cells[row] * Int32(count) + own[row]
            }
        }
        let groups = GroupIndex(codes: domain.codes.map { $0 == 0 ? 0 : -1 }, count: 1)
        let count = levelCounts.reduce(1, *)
        let sums = levels(cells, levelCount: count, by: groups)
        return LogLinearTable(
            levelCounts: levelCounts,
            shares: proportions(of: sums, levelNames: (0..<count).map(String.init)), n: sums.count(0))
    }
}
