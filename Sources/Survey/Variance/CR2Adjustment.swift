public import LinearAlgebra

/// The adjustment matrix A_u = B_u^(−1/2) of one unit, as I + V·diag(d)·Vᵀ.
///
/// B_u = I − U S Uᵀ with U = (X_u, W_u X_u) and S = (−M XᵀW²X M, M; M, 0), so that A_u and I agree outside the columns of U.
/// With an orthonormal basis Q of these and T = QᵀU, the eigenvalues κ of I − T S Tᵀ are those of B_u within the basis, and
/// d = κ^(−1/2) − 1, or −1 where κ is zero (the Moore–Penrose inverse).
public struct CR2Adjustment: Sendable {
    /// V: n_u × k orthonormal directions, k ≤ min(n_u, 2p).
    public let directions: Matrix
    /// d.
    public let changes: [Double]

    init(_ unit: BellMcCaffreyUnit, model: BellMcCaffreyModel) {
        let size = unit.columns.columns
        var basis = OrthonormalBasis(rows: unit.rows.count)
        var coordinates: [[Double]] = []
        for block in [unit.columns, unit.weighted] {
            for column in 0..<size { coordinates.append(basis.coordinates(extendingBy: block.column(column))) }
        }
        let rank = basis.vectors.count
        let projected = Matrix(rows: rank, columns: 2 * size) { row, column in
            row < coordinates[column].count ? coordinates[column][row] : 0
        }
        let form = Matrix(rows: 2 * size, columns: 2 * size) { row, column in
            switch (row < size, column < size) {
            case (true, true): -model.spread[row, column]
            case (false, false): 0
            default: model.inverse[row % size, column % size]
            }
        }
        let eigen = SymmetricEigen(Matrix.identity(rank) + (-1) * projected.conjugating(form))
        let smallest = 1e-12 * max(1, eigen.values.last ?? 1)
        changes = eigen.values.map { $0 > smallest ? 1 / $0.squareRoot() - 1 : -1 }
        directions = Matrix(rows: unit.rows.count, columns: rank, storage: basis.vectors.flatMap { $0 }) * eigen.vectors
    }

    /// A_u·Y for Y of n_u rows.
    public func applied(to block: Matrix) -> Matrix {
        var inner = directions.transposed * block
        for column in 0..<inner.columns {
            for row in 0..<inner.rows { inner[row, column] *= changes[row] }
        }
        return block + directions * inner
    }

    /// A_u itself, n_u × n_u.
    public var matrix: Matrix {
        applied(to: Matrix.identity(directions.rows))
    }
}

/// An orthonormal basis that grows by a column at a time: Gram and Schmidt's method, twice, which is enough (Giraud,
/// Langou & Rozložník 2005).
private struct OrthonormalBasis {
    let rows: Int
    private(set) var vectors: [[Double]] = []

    init(rows: Int) {
        self.rows = rows
    }

    /// The coordinates of a column in the basis, which is extended by its remainder unless that is rounding error.
    mutating func coordinates(extendingBy column: [Double]) -> [Double] {
        let length = Matrix.dot(column, column).squareRoot()
        guard length > 0 else { return [] }
        var remainder = column
        var coordinates = [Double](repeating: 0, count: vectors.count)
        for _ in 0..<2 {
            for (index, vector) in vectors.enumerated() {
                let coordinate = Matrix.dot(vector, remainder)
                coordinates[index] += coordinate
                for row in 0..<rows { remainder[row] -= coordinate * vector[row] }
            }
        }
        let rest = Matrix.dot(remainder, remainder).squareRoot()
        if rest > 1e-12 * length, vectors.count < rows {
            vectors.append(remainder.map { $0 / rest })
            coordinates.append(rest)
        }
        return coordinates
    }
}
