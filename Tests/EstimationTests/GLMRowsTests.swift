import Estimation
import LinearAlgebra
import RowBlocks
import Testing

/// The rows of a problem, handed over in segments as rows of a file are that is read in blocks.
private struct CutRows: GLMRows {
    let problem: GLMProblem<Matrix>
    /// About how many rows a segment has.
    let size: Int

    var family: Family { problem.family }
    var link: Link { problem.link }
    var rowCount: Int { problem.rowCount }
    var columnCount: Int { problem.columnCount }

    func forEachSegment(multiple: Int, _ body: (GLMProblem<Matrix>) -> Void) {
        let step = (size + multiple - 1) / multiple * multiple
        for start in stride(from: 0, to: rowCount, by: step) {
            let rows = start..<min(rowCount, start + step)
            body(
                GLMProblem(
                    family: family, link: link,
                    design: Matrix(rows: rows.count, columns: columnCount) { problem.design[rows.lowerBound + $0, $1] },
                    response: Array(problem.response[rows]), weights: Array(problem.weights[rows]),
                    offset: problem.offset.isEmpty ? [] : Array(problem.offset[rows]),
                    units: Array(problem.units[rows])))
        }
    }
}

@Suite("Models of rows that come in segments")
struct GLMRowsTests {
    private func bits(_ values: [Double]) -> [UInt64] { values.map(\.bitPattern) }

    private func expectSameBits(_ problem: GLMProblem<Matrix>, _ comment: Comment) {
        let whole = problem.fit()
        // As short as segments may be: one task of a pass.
        let cut = CutRows(problem: problem, size: 1)
        let fit = cut.fit()
        #expect(bits(fit.coefficients) == bits(whole.coefficients), comment)
        #expect(bits(fit.inverseInformation.storage) == bits(whole.inverseInformation.storage), comment)
        #expect(bits([fit.deviance, fit.pearson]) == bits([whole.deviance, whole.pearson]), comment)
        #expect(bits(fit.lastStep) == bits(whole.lastStep) && fit.iterations == whole.iterations, comment)
        #expect(fit.estimatedColumns == whole.estimatedColumns && fit.converged == whole.converged, comment)
        let scores = cut.unitScores(of: fit, unitCount: 11)
        #expect(bits(scores.storage) == bits(problem.unitScores(of: whole, unitCount: 11).storage), comment)
        guard !whole.converged else { return }
        #expect(
            cut.separation(along: fit.lastStep, intercept: 0)
                == problem.separation(along: whole.lastStep, intercept: 0), comment)
    }

    @Test("Every family, to the last bit", arguments: Family.allCases)
    func everyFamily(family: Family) {
        expectSameBits(LinkFamilyLawTests.problem(family, family.defaultLink, rows: Self.rows), "\(family)")
    }

    /// More than one task of a pass: a task has 16 blocks of up to 4,096 rows.
    private static let rows = 67_000

    @Test("Offsets, collinear columns, and a fit that runs off to infinity")
    func unusual() {
        let plain = LinkFamilyLawTests.problem(.poisson, .log, rows: Self.rows)
        let offset = (0..<Self.rows).map { Double($0 % 5) / 10 }
        expectSameBits(
            GLMProblem(
                family: .poisson, design: plain.design, response: plain.response, weights: plain.weights,
                offset: offset, units: plain.units), "offset")
        let collinear = Matrix(rows: Self.rows, columns: 4) { row, column in
            column < 2 ? plain.design[row, column] : 2 * plain.design[row, 1] + (column == 3 ? Double(row % 2) : 0)
        }
        expectSameBits(
            GLMProblem(
                family: .gaussian, design: collinear, response: plain.response, weights: plain.weights,
                units: plain.units), "collinear")
        let separated = (0..<Self.rows).map { plain.design[$0, 1] > 0.3 ? 1.0 : 0 }
        expectSameBits(
            GLMProblem(
                family: .binomial, design: plain.design, response: separated, weights: plain.weights,
                units: plain.units), "separated")
    }
}
