public import LinearAlgebra
import RowBlocks

/// The rows of a generalized linear model as passes go through them: consecutive segments, in the order of the data.
///
/// In memory there is one segment, the ``GLMProblem`` itself; rows that are read anew for every pass come in many. The
/// partial sums of a pass are formed over fixed blocks of rows and added in their order, and segments end where such
/// blocks do; so a fit is the same to the last bit however the rows are handed over.
public protocol GLMRows<Failure>: Sendable {
    /// What can go wrong on the way: nothing, in memory.
    associatedtype Failure: Error
    associatedtype Design: RowBlockMatrix

    var family: Family { get }
    var link: Link { get }
    /// n.
    var rowCount: Int { get }
    /// p.
    var columnCount: Int { get }

    /// Goes through all rows once, in order. Every segment but the last has a multiple of `multiple` rows.
    func forEachSegment(multiple: Int, _ body: (GLMProblem<Design>) -> Void) throws(Failure)
}

extension GLMProblem: GLMRows {
    public var rowCount: Int { design.rowCount }
    public var columnCount: Int { design.columnCount }

    public func forEachSegment(multiple: Int, _ body: (GLMProblem<Design>) -> Void) { body(self) }
}

extension GLMRows {
    /// The linear predictor of the mean response.
    func constantPredictor() throws(Failure) -> Double {
        var total = 0.0
        var weighted = 0.0
        try forEachSegment(multiple: 1) { segment in
            total = segment.weights.reduce(total, +)
            weighted = zip(segment.response, segment.weights).reduce(weighted) { $0 + $1.0 * $1.1 }
        }
        return link.link(weighted / total)
    }

    /// Unit totals Σ xᵢgᵢ of the scores at the β of a fit: the influence of its coefficients, before it is multiplied by
    /// (XᵀV̂X)⁻¹. Needs the unit of every row, ``GLMProblem/units``.
    ///
    /// - Parameter unitCount: the number of units, those without rows included.
    /// - Returns: units × p.
    public func unitScores(of fit: GLMFit, unitCount: Int) throws(Failure) -> Matrix {
        var totals = UnitSums(unitCount: unitCount, columnCount: columnCount)
        try forEachSegment(multiple: rowsPerTask(columns: columnCount + 1)) { segment in
            totals.add(segment.design, times: segment.scores(at: fit.scoredAt), units: segment.units)
        }
        return totals.matrix
    }
}

/// Row blocks in a task of a pass. A fixed number: the order of addition is the same on any number of cores.
let blocksPerTask = 16

/// Rows in a task of a pass whose dense scratch has so many columns.
func rowsPerTask(columns: Int) -> Int {
    RowBlocks(rowCount: 0, cacheSizedFor: columns).blockSize * blocksPerTask
}
