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

    enum Method: Sendable { case crossProducts, triangle, scoresOnly }

    var equations: Equations
    var deviance: Double
    var pearson: Double
    /// Σ v η², the size of the linear predictor the next step is measured against.
    var predictorSize: Double
    var meansAllowed: Bool
    /// g, one a row.
    var scores: [Double]

    init(empty method: Method, columns: Int) {
        equations = .empty(method, columns: columns)
        deviance = 0
        pearson = 0
        predictorSize = 0
        meansAllowed = true
        scores = []
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

extension GLMProblem {
    /// Computes one pass. Where the means are not allowed, it holds no equations.
    ///
    /// - Parameters:
    ///   - point: where.
    ///   - method: how to hold the normal equations.
    func pass(at point: PassPoint, method: WorkingPass.Method) -> WorkingPass {
        let blocks = RowBlocks(rowCount: design.rowCount, cacheSizedFor: design.columnCount + 1)
        // A fixed number of blocks a task: the order of addition is the same on any number of cores.
        let tasks = RowBlocks(rowCount: blocks.count, blockSize: 16)
        let pieces = mapInOrder(tasks.count) { task in
            accumulate(
                tasks[task].lazy.map { blocks[$0] }, blockSize: blocks.blockSize, point: point, method: method)
        }
        return combine(pieces, method: method)
    }

    private func combine(_ pieces: [WorkingPass], method: WorkingPass.Method) -> WorkingPass {
        var total = WorkingPass(empty: method, columns: design.columnCount)
        total.scores.reserveCapacity(design.rowCount)
        for piece in pieces {
            total.equations.add(piece.equations)
            total.deviance += piece.deviance
            total.pearson += piece.pearson
            total.predictorSize += piece.predictorSize
            total.meansAllowed = total.meansAllowed && piece.meansAllowed
            total.scores += piece.scores
        }
        return total
    }
}

extension WorkingPass.Equations {
    static func empty(_ method: WorkingPass.Method, columns: Int) -> Self {
        switch method {
        case .crossProducts:
            .crossProducts(Matrix(rows: columns, columns: columns), [Double](repeating: 0, count: columns))
        case .triangle: .triangle(TriangularFactor(columns: columns + 1))
        case .scoresOnly: .none
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
