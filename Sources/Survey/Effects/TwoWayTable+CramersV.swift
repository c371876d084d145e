import LinearAlgebra

extension TwoWayTable {
    /// Cramér's V = √(φ²/m) with φ² = Σ pᵢⱼ²/(pᵢ·p·ⱼ) − 1 of the weighted table and m the smaller of rows and columns, less
    /// one; of a 2 × 2 table, |φ| (Cramér 1946, §21.9). Its standard error is by the delta method.
    ///
    /// Where nothing is associated, V still is about √(tr Δ/(nm)): see ``correctedCramersV``.
    public var cramersV: Estimates {
        let (phi, gradient) = meanSquareContingency
        let m = Double(min(rowCount, columnCount) - 1)
        let v = (max(0, phi) / m).squareRoot()
        let slope = v > 0 ? 1 / (2 * v * m) : 0
        let table = Estimates(
            names: shares.indices.map(String.init), values: shares, covariance: covariance,
            degreesOfFreedom: degreesOfFreedom, counts: [Int](repeating: 0, count: shares.count))
        return table.transformed(
            [m > 0 ? v : .nan], gradient: Matrix(rows: 1, columns: shares.count) { slope * gradient[$1] },
            names: ["cramersV"])
    }

    /// V of φ² less what independence makes it under the design, tr Δ/n, or zero; the simple random sample's tr Δ is
    /// (r − 1)(c − 1) (Bergsma 2013, with Rao & Scott's generalized design effects).
    public var correctedCramersV: Double {
        let m = Double(min(rowCount, columnCount) - 1)
        return (max(0, meanSquareContingency.value - pearsonTest.trace / Double(n)) / m).squareRoot()
    }

    /// φ² and its derivative by every cell's share.
    private var meanSquareContingency: (value: Double, gradient: [Double]) {
        let rows = (0..<rowCount).map { row in (0..<columnCount).reduce(0) { $0 + shares[row * columnCount + $1] } }
        let columns = (0..<columnCount).map { column in
            (0..<rowCount).reduce(0) { $0 + shares[$1 * columnCount + column] }
        }
        func part(_ row: Int, _ column: Int) -> Double {
            let share = shares[row * columnCount + column]
            return share * share / (rows[row] * columns[column])
        }
        let byRow = (0..<rowCount).map { row in (0..<columnCount).reduce(0) { $0 + part(row, $1) } / rows[row] }
        let byColumn = (0..<columnCount).map { column in
            (0..<rowCount).reduce(0) { $0 + part($1, column) } / columns[column]
        }
        let gradient = shares.indices.map { cell in
            let (row, column) = (cell / columnCount, cell % columnCount)
            return 2 * shares[cell] / (rows[row] * columns[column]) - byRow[row] - byColumn[column]
        }
        return (zip(byRow, rows).reduce(0) { $0 + $1.0 * $1.1 } - 1, gradient)
    }
}
