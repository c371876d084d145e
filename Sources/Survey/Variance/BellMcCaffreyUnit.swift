import LinearAlgebra

/// The rows of one unit.
struct BellMcCaffreyUnit {
    let rows: [Int]
    /// X_u: n_u × p.
    let columns: Matrix
    /// W_u X_u.
    let weighted: Matrix

    init(_ rows: [Int], columns: Matrix, weights: [Double]) {
        self.rows = rows
        self.columns = Matrix(rows: rows.count, columns: columns.columns) { columns[rows[$0], $1] }
        weighted = Matrix(rows: rows.count, columns: columns.columns) { weights[rows[$0]] * columns[rows[$0], $1] }
    }
}
