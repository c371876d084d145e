import LinearAlgebra

/// Solves the normal equations of each pass: by Cholesky while the columns are far from collinear, otherwise by QR.
struct NormalEquationSolver {
    /// A column whose unexplained share of length falls below this is a combination of the columns before it.
    static let aliasTolerance = 1e-11
    /// Below this unexplained share of its square a column is too nearly collinear for cross products.
    static let smallestPivot = 1e-6

    private(set) var method: WorkingPass.Method = .crossProducts
    /// The columns estimated; all until QR finds aliased ones.
    private(set) var estimated: [Int]
    private let columns: Int
    private var aliasingIsSettled = false

    init(columns: Int) {
        self.columns = columns
        estimated = Array(0..<columns)
    }

    /// Switches to QR, for good, when cross products would lose too many digits. The pass must then be run again.
    mutating func wantsTriangle(_ equations: WorkingPass.Equations) -> Bool {
        guard case .crossProducts(let matrix, _) = equations else { return false }
        if let factor = cholesky(matrix), factor.pivot > Self.smallestPivot { return false }
        method = .triangle
        return true
    }

    /// The solution of the normal equations, with their own score or another; 0 for aliased columns.
    mutating func solve(_ equations: WorkingPass.Equations, score other: [Double]? = nil) -> [Double] {
        switch equations {
        case .crossProducts(let matrix, let score):
            guard let factor = cholesky(matrix) else { preconditionFailure("cross products were checked before") }
            // Columns that are independent once are so in all passes, however weights may degenerate in later ones.
            aliasingIsSettled = true
            let scaled = zip(other ?? score, factor.scale).map { $0 * $1 }
            return zip(factor.cholesky.solve(scaled), factor.scale).map { $0 * $1 }
        case .triangle(let factor):
            if let other { return spread(factor.solve(columns: estimated, crossProduct: other)) }
            if !aliasingIsSettled {
                estimated = factor.independentColumns(tolerance: Self.aliasTolerance)
                aliasingIsSettled = true
            }
            return spread(factor.solve(columns: estimated).coefficients)
        case .none: preconditionFailure("a pass without equations has no solution")
        }
    }

    /// Values of the estimated columns among all; 0 for the aliased.
    private func spread(_ values: [Double]) -> [Double] {
        var all = [Double](repeating: 0, count: columns)
        for (value, column) in zip(values, estimated) { all[column] = value }
        return all
    }

    /// δᵀ(XᵀVX)δ.
    func squaredLength(of step: [Double], in equations: WorkingPass.Equations) -> Double {
        switch equations {
        case .crossProducts(var matrix, _):
            matrix.mirrorUpperTriangle()
            return Matrix.dot(step, matrix * step)
        case .triangle(let factor):
            let image = factor.r * (step + [0])
            return Matrix.dot(image, image)
        case .none: return .nan
        }
    }

    /// (XᵀVX)⁻¹ over the estimated columns, and the condition number where QR knows it.
    func information(_ equations: WorkingPass.Equations) -> (inverse: Matrix, conditionNumber: Double) {
        switch equations {
        case .crossProducts(let matrix, _):
            guard let factor = cholesky(matrix) else { preconditionFailure("cross products were checked before") }
            let inverse = factor.cholesky.inverse
            let scaled = Matrix(rows: columns, columns: columns) {
                inverse[$0, $1] * factor.scale[$0] * factor.scale[$1]
            }
            return (scaled, .nan)
        case .triangle(let factor):
            let solution = factor.solve(columns: estimated)
            return (solution.inverseCrossProduct, solution.conditionNumber)
        case .none: preconditionFailure("a pass without equations has no information")
        }
    }

    /// The Cholesky factor of the cross products with columns scaled to unit length.
    private func cholesky(_ matrix: Matrix) -> (cholesky: Cholesky, scale: [Double], pivot: Double)? {
        let scale = matrix.diagonal.map { 1 / $0.squareRoot() }
        guard scale.allSatisfy(\.isFinite) else { return nil }
        var scaled = Matrix(rows: columns, columns: columns) { row, column in
            row <= column ? matrix[row, column] * scale[row] * scale[column] : 0
        }
        scaled.mirrorUpperTriangle()
        guard let factor = Cholesky(scaled) else { return nil }
        return (factor, scale, factor.smallestPivot(of: scaled))
    }
}
