import Estimation
import Frame
import LinearAlgebra
import Survey
import TestSupport
import Testing

/// Every policy for strata with a single unit, on numbers small enough to work out by hand.
@Suite("Single-unit strata")
struct SinglePSUTests {
    /// Stratum 1 has unit totals 2 and 6, stratum 2 the single total 10.
    private func variance(_ policy: SinglePSUPolicy) throws -> Double {
        var frame = DataFrame(rowCount: 3)
        frame.set(Column(name: "s", values: .numeric([1, 1, 2])))
        let design = try SurveyDesign(DesignDeclaration(strata: ["s"], singlePSU: policy), in: frame) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        return design.totals(of: [NumericVariable("y", [2, 6, 10])], by: GroupIndex(allRows: 3)).covariance[0, 0]
    }

    @Test func policies() throws {
        let ownStratum = 2.0 / 1 * ((2.0 - 4) * (2 - 4) + (6 - 4) * (6 - 4))  // 16
        #expect(isClose(try variance(.remove), ownStratum, relative: 1e-14))
        #expect(isClose(try variance(.certainty), ownStratum, relative: 1e-14))
        // Its deviation from the mean of all totals, (2 + 6 + 10)/3 = 6, counts as it is.
        #expect(isClose(try variance(.centre), ownStratum + (10.0 - 6) * (10 - 6), relative: 1e-14))
        // One stratum of two is estimated, so the sum is doubled.
        #expect(isClose(try variance(.average), 2 * ownStratum, relative: 1e-14))
    }
}
