import LinearAlgebra

/// Which columns of x are combinations of columns before them, told from A = Σ d q x xᵀ.
///
/// A column is one when at most 1e-10 of its squared length is left beyond the columns before it: two complete margins
/// share one column. Its total must then be the same combination of theirs.
struct ColumnDependence {
    let kept: [Int]
    let aliased: [Int]

    static let smallestShare = 1e-10
    /// How far, relatively, the total of a combination may be from the combination of totals.
    static let agreement = 1e-9

    init(_ matrix: Matrix, totals: [Double]) throws(CalibrationError) {
        var kept: [Int] = []
        var aliased: [Int] = []
        let lengths = matrix.diagonal.map { $0.squareRoot() }
        // Rows of the Cholesky factor of the scaled matrix, over all columns, one for each kept column.
        var factor: [[Double]] = []
        var left = [Double](repeating: 1, count: totals.count)
        for column in totals.indices {
            guard lengths[column] > 0 else {
                if totals[column] != 0 { throw .emptyColumn(column: column, total: totals[column]) }
                aliased.append(column)
                continue
            }
            guard left[column] > Self.smallestShare else {
                try Self.check(column, kept, matrix, totals)
                aliased.append(column)
                continue
            }
            let pivot = left[column].squareRoot()
            var row = [Double](repeating: 0, count: totals.count)
            for other in column..<totals.count where lengths[other] > 0 {
                let scaled = matrix[column, other] / (lengths[column] * lengths[other])
                let explained = factor.reduce(0) { $0 + $1[column] * $1[other] }
                row[other] = (scaled - explained) / pivot
                if other > column { left[other] -= row[other] * row[other] }
            }
            factor.append(row)
            kept.append(column)
        }
        self.kept = kept
        self.aliased = aliased
    }

    /// Compares the total of a combination with the combination of totals.
    private static func check(
        _ column: Int, _ kept: [Int], _ matrix: Matrix, _ totals: [Double]
    ) throws(CalibrationError) {
        let crossed = matrix.submatrix(rows: kept, columns: kept)
        guard let shares = solve(crossed, kept.map { matrix[$0, column] }) else { return }
        let parts = zip(shares, kept).map { $0 * totals[$1] }
        let implied = parts.reduce(0, +)
        let size = parts.reduce(abs(totals[column])) { $0 + abs($1) }
        if abs(implied - totals[column]) > agreement * size {
            let involved = zip(shares, kept).filter { abs($0.0) > 1e-6 }.map(\.1)
            throw .contradiction(column: column, of: involved, total: totals[column], implied: implied)
        }
    }

    /// The solution of A·x = b by Cholesky on a unit diagonal, refined once; `nil` where A is not positive definite.
    static func solve(_ matrix: Matrix, _ right: [Double]) -> [Double]? {
        guard !right.isEmpty else { return [] }
        let scale = matrix.diagonal.map { 1 / $0.squareRoot() }
        guard scale.allSatisfy(\.isFinite) else { return nil }
        let scaled = Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[$0, $1] * scale[$0] * scale[$1] }
        guard let factor = Cholesky(scaled), factor.smallestPivot(of: scaled) > 1e-13 else { return nil }
        let target = zip(right, scale).map { $0 * $1 }
        var solution = factor.solve(target)
        let rest = zip(target, scaled * solution).map { $0 - $1 }
        solution = zip(solution, factor.solve(rest)).map { $0 + $1 }
        return zip(solution, scale).map { $0 * $1 }
    }
}
