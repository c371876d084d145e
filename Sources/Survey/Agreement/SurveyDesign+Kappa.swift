public import Estimation
import LinearAlgebra

extension SurveyDesign {
    /// Cohen's κ = (pₒ − pₑ)/(1 − pₑ) of two classifications into the same levels, under the design: pₒ = Σ vᵢⱼpᵢⱼ,
    /// pₑ = Σ vᵢⱼpᵢ·p·ⱼ with agreement weights v (Cohen 1960, 1968). Its variance is by the delta method from the design
    /// covariance of the weighted cell shares, so that replicates and Taylor series serve alike.
    ///
    /// - Parameter sums: the first classification as groups, the second as levels; as many of each.
    /// - Returns: one estimate; NaN where pₑ is 1.
    public func kappa(_ sums: LevelSums, weights: AgreementWeights = .identity) -> Estimates {
        precondition(sums.groupCount == sums.levelCount, "two classifications into the same levels")
        let size = sums.levelCount
        let table = cellShares(sums)
        let p = table.values
        let rows = (0..<size).map { row in (0..<size).reduce(0) { $0 + p[row * size + $1] } }
        let columns = (0..<size).map { column in (0..<size).reduce(0) { $0 + p[$1 * size + column] } }
        func agreement(_ i: Int, _ j: Int) -> Double { weights.agreement(i, j, of: size) }
        var (observed, expected) = (0.0, 0.0)
        for i in 0..<size {
            for j in 0..<size {
                observed += agreement(i, j) * p[i * size + j]
                expected += agreement(i, j) * rows[i] * columns[j]
            }
        }
        let rest = 1 - expected
        let gradient = Matrix(rows: 1, columns: size * size) { _, cell in
            let (i, j) = (cell / size, cell % size)
            let change = (0..<size).reduce(0) {
                $0 + agreement(i, $1) * columns[$1] + agreement($1, j) * rows[$1]
            }
            return (agreement(i, j) * rest - (1 - observed) * change) / (rest * rest)
        }
        return table.transformed([(observed - expected) / rest], gradient: gradient, names: ["kappa"])
    }

    /// The share of every cell in the whole table, group by group.
    func cellShares(_ sums: LevelSums) -> Estimates {
        let influence = sums.cellInfluence
        let total = (0..<sums.groupCount).reduce(0) { $0 + sums.weight($1) }
        let columns = influence.indices.map { cell in
            let (group, level) = (cell / sums.levelCount, cell % sums.levelCount)
            return EstimateColumn(
                name: "\(group),\(level)", value: sums.weight(group, level) / total, influence: influence[cell],
                count: sums.count(group, level))
        }
        return Estimates(columns, design: self) { unit in
            (0..<sums.groupCount).contains { sums.hasRows(unit: unit, group: $0) }
        }
    }
}
