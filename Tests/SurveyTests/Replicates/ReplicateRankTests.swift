import Estimation
import LinearAlgebra
import Probability
import RowBlocks
import Survey
import TestSupport
import Testing

@Suite("Rank of replicate weights")
struct ReplicateRankTests {
    @Test("Columns that depend on earlier ones do not count; the tolerance is of a column's own length")
    func dependence() {
        var random = SeededGenerator(seed: 8)
        let base = Matrix(rows: 5000, columns: 6) { _, _ in 1 + random.normal() }
        func matrix(_ shift: Double) -> Matrix {
            // Column 6 is a combination of two others but for a remainder; column 7 is a copy; column 8 zero.
            Matrix(rows: 5000, columns: 9) { row, column in
                switch column {
                case 6: base[row, 0] + base[row, 1] + shift * base[row, 2] + (row == 77 ? shift * 60 : 0)
                case 7: 1e-7 * base[row, 3]
                case 8: 0
                default: base[row, column]
                }
            }
        }
        #expect(replicateRank(of: matrix(0)) == 6)
        #expect(replicateRank(of: matrix(1e-7)) == 6)
        #expect(replicateRank(of: matrix(1e-3)) == 7)
        #expect(replicateRank(of: matrix(1e-7), tolerance: 1e-9) == 7)
        #expect(Workers.$limit.withValue(1) { replicateRank(of: matrix(1e-3)) } == 7)
        #expect(replicateRank(of: Matrix(rows: 0, columns: 3)) == 0)
        #expect(replicateRank(of: Matrix(rows: 3, columns: 0)) == 0)
    }

    @Test("A stratified jackknife has as many degrees of freedom as units less strata")
    func jackknife() throws {
        let sample = try ReplicateSample(sizes: [40, 3, 2, 77])
        let factors = try sample.design.replicateFactors(.jackknife)
        let units = sample.design.stages[0].units.codes
        #expect(factors.rank(weights: sample.design.weights, units: units) - 1 == 122 - 4)
    }
}
