import LinearAlgebra
import Survey
import TestSupport
import Testing

/// Laws of combining, and the worked numbers of R's mice.
@Suite("Combining estimates over plausible values")
struct PlausibleValuesTests {
    private func set(_ values: [Double], _ covariance: [Double], df: Double = 30) -> Estimates {
        Estimates(
            names: ["a", "b"], values: values, covariance: Matrix(rows: 2, columns: 2, storage: covariance),
            degreesOfFreedom: df, counts: [10, 20])
    }

    private var three: [Estimates] {
        [set([1, 10], [4, 1, 1, 9]), set([2, 13], [5, 2, 2, 10], df: 28), set([6, 10], [6, 0, 0, 11])]
    }

    @Test("Means, U, B and V by hand")
    func byHand() throws {
        let combined = try Estimates.combining(three)
        // B: deviations (−2, −1, 3) and (−1, 2, −1), over 2.
        #expect(combined.estimates.values == [3, 11])
        #expect(disagreements(combined.between.storage, [7, -1.5, -1.5, 3], relative: 1e-15) == [])
        #expect(disagreements(combined.within.storage, [5, 1, 1, 10], relative: 1e-15) == [])
        let total: [Double] = [5 + 28 / 3.0, -1, -1, 14]
        #expect(disagreements(combined.estimates.covariance.storage, total, relative: 1e-14) == [])
        #expect(disagreements(combined.imputationShares, [28 / 43.0, 4 / 14.0], relative: 1e-14) == [])
        #expect(combined.estimates.degreesOfFreedom == 28 && combined.estimates.ownDegreesOfFreedom == nil)
        #expect(combined.setCount == 3 && combined.estimates.counts == [10, 20])
    }

    @Test("The sampling variance of the first alone")
    func firstOnly() throws {
        let combined = try Estimates.combining(three, by: ImputationRule(variance: .first))
        #expect(combined.within.storage == [4, 1, 1, 9])
        #expect(
            disagreements(combined.estimates.covariance.storage, [4 + 28 / 3.0, -1, -1, 13], relative: 1e-14) == [])
    }

    @Test("Combining differences is taking differences of what is combined")
    func differences() throws {
        let outside = try Estimates.combining(three).estimates.differences()
        let inside = try Estimates.combining(three.map { $0.differences() }).estimates
        #expect(outside.values == inside.values)
        #expect(isClose(outside.covariance[0, 0], inside.covariance[0, 0], relative: 1e-14))
    }

    @Test("Sets that do not differ are one: its covariance, its degrees of freedom, no share of imputation")
    func equalSets() throws {
        let one = three[0]
        for freedom in ImputationRule.DegreesOfFreedom.allCases {
            let rule = ImputationRule(degreesOfFreedom: freedom)
            let combined = try Estimates.combining([one, one, one, one], by: rule)
            #expect(combined.estimates.values == one.values)
            #expect(disagreements(combined.estimates.covariance.storage, one.covariance.storage, relative: 1e-15) == [])
            #expect(combined.imputationShares == [0, 0])
            // Barnard and Rubin's are those of the data seen, ν(ν + 1)/(ν + 3).
            let expected = freedom == .design ? 30 : freedom == .rubin ? .infinity : 30 * 31 / 33.0
            #expect(isClose(combined.estimates.degreesOfFreedom(of: 1), expected, relative: 1e-14))
        }
    }

    @Test("Barnard and Rubin's degrees of freedom never exceed the design's nor Rubin's, by which t and p go")
    func bounds() throws {
        let rubin = try Estimates.combining(three, by: ImputationRule(degreesOfFreedom: .rubin)).estimates
        let both = try Estimates.combining(three, by: ImputationRule(degreesOfFreedom: .barnardRubin)).estimates
        for index in 0..<2 {
            #expect(both.degreesOfFreedom(of: index) < min(28, rubin.degreesOfFreedom(of: index)))
        }
        #expect(both.degreesOfFreedom == both.ownDegreesOfFreedom?.min())
        // The joint test takes the smallest; one estimate its own.
        #expect(both.waldTest().denominatorDF == both.degreesOfFreedom)
        #expect(both.selecting([1]).degreesOfFreedom == both.degreesOfFreedom(of: 1))
        #expect(both.selecting([1]).intervals()[0] == both.intervals()[1])
        #expect(both.selecting([1]).pValues[0] == both.pValues[1])
    }

    /// Sets with given mean, U and B: standardized deviations times √B.
    @Test("mice's pool() of R's nhanes2", .enabled(if: Places.hasReference, Comment(rawValue: Places.noReference)))
    func mice() throws {
        let item = try #require(ReferenceCase.load("mi").first { $0.id == "pool_glm_nh" })
        let pooled = try #require(item.results.first { $0.part == "pooled" }).value
        func column(_ name: String) throws -> [Double] { try #require(pooled[name]).numbers }
        let (means, within, between) = (try column("estimate"), try column("ubar"), try column("b"))
        let pattern = [-2.0, -1, 0, 1, 2].map { $0 / 2.5.squareRoot() }
        let sets = pattern.map { z in
            Estimates(
                names: ["1", "2", "3"], values: zip(means, between).map { $0 + z * $1.squareRoot() },
                covariance: .diagonal(within), degreesOfFreedom: 22, counts: [25, 25, 25])
        }
        let combined = try Estimates.combining(sets, by: ImputationRule(degreesOfFreedom: .barnardRubin))
        #expect(disagreements(combined.estimates.covariance.diagonal, try column("t"), relative: 1e-12) == [])
        #expect(disagreements(combined.estimates.ownDegreesOfFreedom ?? [], try column("df"), relative: 1e-11) == [])
        #expect(disagreements(combined.imputationShares, try column("lambda"), relative: 1e-12) == [])
        let intervals = combined.estimates.intervals()
        let summary = try #require(item.results.first { $0.part == "summary" }).value
        #expect(
            disagreements(combined.estimates.pValues, try #require(summary["p.value"]).numbers, relative: 1e-9) == [])
        #expect(disagreements(intervals.map(\.lower), try #require(summary["2.5 %"]).numbers, relative: 1e-9) == [])
    }

    @Test("What cannot be combined says why")
    func refusals() {
        #expect(throws: ImputationError.tooFewSets(1)) { try Estimates.combining([three[0]]) }
        let other = Estimates(
            names: ["a", "c"], values: [1, 2], covariance: .identity(2), degreesOfFreedom: 3, counts: [1, 1])
        #expect(throws: ImputationError.namesDiffer(set: 3, found: ["a", "c"], first: ["a", "b"])) {
            try Estimates.combining([three[0], three[1], other])
        }
        let error = ImputationError.namesDiffer(set: 3, found: ["a", "c"], first: ["a", "b"])
        #expect(
            "\(error)".hasPrefix(
                "plausible value 3 gives other estimates than the first: it lacks b and has c besides. Give"))
        #expect("\(ImputationError.tooFewSets(1))".hasPrefix("estimates from 1 set of values cannot be combined"))
    }
}
