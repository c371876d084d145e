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

/// Strata that join a neighbour.
@Suite("Collapsed strata")
struct CollapsedStrataTests {
    /// Strata 1 and 2 as above, and stratum 3 with units of totals 1 and 2; sizes of the population 4, 3 and 9.
    private func design(_ collapsed: [CollapsedStratum], sizes: Bool = false) throws -> SurveyDesign {
        var frame = DataFrame(rowCount: 5)
        frame.set(Column(name: "s", values: .numeric([1, 1, 2, 3, 3])))
        frame.set(Column(name: "N", values: .numeric([4, 4, 3, 9, 9])))
        frame.set(Column(name: "w", values: .numeric([1, 1, 1, 1, 1])))
        var declaration = DesignDeclaration(weights: "w", strata: ["s"], populationSizes: sizes ? ["N"] : [])
        declaration.collapsed = collapsed
        return try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "t", line: row) }
    }

    private func variance(_ design: SurveyDesign) -> Double {
        design.totals(of: [NumericVariable("y", [2, 6, 10, 1, 2])], by: GroupIndex(allRows: 5)).covariance[0, 0]
    }

    @Test func variances() throws {
        let joined = [CollapsedStratum(["2"], into: ["1"])]
        // Totals 2, 6, 10 about 6: 3/2 · 32; totals 1, 2 about 1.5: 2 · 0.5.
        #expect(isClose(variance(try design(joined)), 48 + 1, relative: 1e-14))
        // Populations add: f = 3/7, and 2/9.
        #expect(isClose(variance(try design(joined, sizes: true)), 48 * 4 / 7 + 7.0 / 9, relative: 1e-14))
        // A chain ends where it ends.
        let chain = joined + [CollapsedStratum(["1"], into: ["3"])]
        #expect(try design(chain).stages[0].stratumCount == 1)
    }

    @Test func refusals() throws {
        for (collapsed, words) in [
            ([CollapsedStratum(["4"], into: ["1"])], "'4' is no stratum of s"),
            ([CollapsedStratum(["2"], into: ["2"])], "joins itself"),
            ([CollapsedStratum(["2"], into: ["1"]), CollapsedStratum(["1"], into: ["2"])], "joins itself"),
            ([CollapsedStratum(["2"], into: ["1"]), CollapsedStratum(["2"], into: ["3"])], "two others"),
        ] {
            #expect {
                try design(collapsed)
            } throws: {
                "\($0)".contains(words)
            }
        }
    }
}
