import LinearAlgebra
import RowBlocks

/// One pass over the rows at given coefficients: normal equations, scores and deviance.
struct WorkingPass: Sendable {
    /// How the normal equations are held.
    enum Equations: Sendable {
        /// XᵀVX (upper triangle) and Xᵀg: fast, loses digits with the square of the condition number.
        case crossProducts(Matrix, [Double])
        /// R of [√V·X | g/√V]: slower, loses digits with the condition number only.
        case triangle(TriangularFactor)
        /// Not computed.
        case none
    }

    enum Method: Sendable {
        case crossProducts, triangle
        /// Without normal equations.
        case none
    }

    var equations: Equations
    var deviance: Double
    var pearson: Double
    /// Σ v η², the size of the linear predictor the next step is measured against.
    var predictorSize: Double
    var meansAllowed: Bool
    /// g, one a row, where they are kept.
    var scores: [Double]
    /// v = w(dμ/dη)²/V(μ), one a row, where they are kept.
    var workingWeights: [Double]

    init(empty method: Method, columns: Int) {
        equations = .empty(method, columns: columns)
        deviance = 0
        pearson = 0
        predictorSize = 0
        meansAllowed = true
        scores = []
        workingWeights = []
    }
}

/// Where a pass takes its linear predictor from.
enum PassPoint: Sendable {
    /// β; the solution is a step from it.
    case coefficients([Double])
    /// η = g(y), moved inside the family's range; the solution is a first β.
    case observations
    /// The same η for all rows; the solution is the β that comes nearest to it.
    case constant(Double)
}

extension GLMRows {
    /// Computes one pass. Where the means are not allowed, it holds no equations.
    ///
    /// - Parameters:
    ///   - point: where.
    ///   - method: how to hold the normal equations.
    func pass(at point: PassPoint, method: WorkingPass.Method) throws(Failure) -> WorkingPass {
        var total = WorkingPass(empty: method, columns: columnCount)
        try forEachSegment(multiple: rowsPerTask(columns: columnCount + 1)) { segment in
            for piece in segment.pieces(at: point, method: method) { total.add(piece) }
        }
        return total
    }
}

extension GLMProblem {
    /// The tasks of a pass, in order.
    fileprivate func pieces(
        at point: PassPoint, method: WorkingPass.Method, keepsScores: Bool = false
    ) -> [WorkingPass] {
        let blocks = RowBlocks(rowCount: design.rowCount, cacheSizedFor: design.columnCount + 1)
        let tasks = RowBlocks(rowCount: blocks.count, blockSize: blocksPerTask)
        return mapInOrder(tasks.count) { task in
            accumulate(
                tasks[task].lazy.map { blocks[$0] }, blockSize: blocks.blockSize, point: point, method: method,
                keepsScores: keepsScores)
        }
    }

    /// The working score g = w(y − μ)(dμ/dη)/V(μ) of every row at β.
    public func scores(at coefficients: [Double]) -> [Double] {
        pieces(at: .coefficients(coefficients), method: .none, keepsScores: true).flatMap(\.scores)
    }

    /// The working score g = w(y − μ)(dμ/dη)/V(μ) and the working weight v = w(dμ/dη)²/V(μ) of every row at β. Their
    /// quotient is the working residual (y − μ)dη/dμ.
    public func workingRows(at coefficients: [Double]) -> (scores: [Double], weights: [Double]) {
        let pieces = pieces(at: .coefficients(coefficients), method: .none, keepsScores: true)
        return (pieces.flatMap(\.scores), pieces.flatMap(\.workingWeights))
    }
}

extension WorkingPass {
    /// Adds what later rows amount to.
    fileprivate mutating func add(_ piece: WorkingPass) {
        equations.add(piece.equations)
        deviance += piece.deviance
        pearson += piece.pearson
        predictorSize += piece.predictorSize
        meansAllowed = meansAllowed && piece.meansAllowed
    }
}

extension WorkingPass.Equations {
    static func empty(_ method: WorkingPass.Method, columns: Int) -> Self {
        switch method {
        case .crossProducts:
            .crossProducts(Matrix(rows: columns, columns: columns), [Double](repeating: 0, count: columns))
        case .triangle: .triangle(TriangularFactor(columns: columns + 1))
        case .none: .none
        }
    }

    mutating func add(_ other: Self) {
        switch (self, other) {
        case (.crossProducts(var matrix, var score), .crossProducts(let otherMatrix, let otherScore)):
            self = .empty(.crossProducts, columns: 0)  // releases the old storage before it is added to
            matrix += otherMatrix
            for index in score.indices { score[index] += otherScore[index] }
            self = .crossProducts(matrix, score)
        case (.triangle(var factor), .triangle(let otherFactor)):
            factor.absorb(otherFactor)
            self = .triangle(factor)
        case (.none, .none): break
        default: preconditionFailure("equations of different kinds")
        }
    }
}
