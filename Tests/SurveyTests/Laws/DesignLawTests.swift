import Estimation
import Formula
import Frame
import LinearAlgebra
import Probability
import RowBlocks
import Survey
import TestSupport
import Testing

/// Identities that hold whatever the data.
@Suite("Laws of design-based estimates")
struct DesignLawTests {
    let sample = SyntheticSample()

    private func close(_ a: [Double], _ b: [Double], _ relative: Double = 1e-12) -> [String] {
        disagreements(a, b, relative: relative)
    }

    @Test("A domain mean is a ratio, and the intercept of a regression in the domain")
    func domainMeanThreeWays() throws {
        let design = try sample.design()
        let isMember = sample.values("g").map { $0 == 1 }
        let y = NumericVariable("y", sample.values("y"))
        let mean = design.means(of: [y], by: GroupIndex(domain: isMember))
        let indicator = NumericVariable("one", isMember.map { $0 ? 1 : 0 })
        let product = NumericVariable("y1", zip(y.values, indicator.values).map { $0 * $1 })
        let ratio = design.ratios(of: product, over: indicator, by: GroupIndex(allRows: sample.rowCount))
        let regression = try design.regress(
            try ModelFormula("y ~ 1"), RegressionSpecification(family: .gaussian), in: sample.frame
        ) { isMember[$0] }
        #expect(close(ratio.values + ratio.standardErrors, mean.values + mean.standardErrors) == [])
        let fit = regression.coefficients
        #expect(close(fit.values + fit.standardErrors, mean.values + mean.standardErrors) == [])
    }

    @Test("Group means differ as regression coefficients do, with the same standard errors")
    func differencesAreCoefficients() throws {
        let design = try sample.design()
        let groups = GroupIndex(codes: sample.values("g").map(Int32.init), count: 3)
        let means = design.means(of: [NumericVariable("y", sample.values("y"))], by: groups)
        let differences = means.differences()
        let fit = try design.regress(
            try ModelFormula("y ~ group"), RegressionSpecification(family: .gaussian), in: sample.frame
        ) { _ in true }
        let slopes = fit.coefficients.selecting([1, 2])
        #expect(
            close(slopes.values + slopes.standardErrors, differences.values + differences.standardErrors, 1e-10) == [])
    }

    @Test("Shares are means of indicators; they add to 1 and their covariances to 0")
    func sharesAreMeans() throws {
        let design = try sample.design()
        let codes = sample.values("g").map(Int32.init)
        let everyone = GroupIndex(allRows: sample.rowCount)
        let shares = design.proportions(of: codes, levelNames: ["a", "b", "c"], by: everyone)
        let indicators = (0..<3).map { level in
            NumericVariable("\(level)", codes.map { $0 == Int32(level) ? 1 : 0 })
        }
        let means = design.means(of: indicators, by: everyone)
        #expect(close(shares.values, means.values) == [])
        #expect(disagreements(shares.standardErrors, means.standardErrors, relative: 1e-12) == [])
        #expect(abs(shares.values.reduce(0, +) - 1) < 1e-14)
        for row in 0..<3 {
            #expect(abs((0..<3).reduce(0) { $0 + shares.covariance[row, $1] }) < 1e-17)
        }
    }

    @Test("Nothing depends on the order of rows")
    func rowOrder() throws {
        var random = SeededGenerator(seed: 5)
        let shuffled = sample.reordered((0..<sample.rowCount).shuffled(using: &random))
        for (a, b) in [(sample, shuffled)] {
            let first = try Self.everything(a)
            let second = try Self.everything(b)
            #expect(close(first, second, 1e-10) == [])
        }
    }

    @Test("A common factor of the weights changes totals only")
    func weightScale() throws {
        let scaled = sample.replacing("w") { $0 * 1000 }
        #expect(close(try Self.everything(sample), try Self.everything(scaled), 1e-9) == [])
    }

    @Test("Units of measurement carry through")
    func unitScale() throws {
        let design = try sample.design()
        let everyone = GroupIndex(allRows: sample.rowCount)
        let mean = design.means(of: [NumericVariable("y", sample.values("y"))], by: everyone)
        let inOther = design.means(of: [NumericVariable("y", sample.values("y").map { 32 + 1.8 * $0 })], by: everyone)
        #expect(close(inOther.values, mean.values.map { 32 + 1.8 * $0 }) == [])
        #expect(close(inOther.standardErrors, mean.standardErrors.map { 1.8 * $0 }) == [])
    }

    @Test("A row of weight 2 counts as two rows of weight 1 in the same unit")
    func replicatedRows() throws {
        let order = (0..<sample.rowCount).flatMap { [$0, $0] }
        let doubled = sample.replacing("w") { 2 * $0 }
        var twice = DataFrame(rowCount: order.count)
        for column in sample.frame.columns {
            guard case .numeric(let values) = column.values else { continue }
            twice.set(Column(name: column.name, values: .numeric(order.map { values[$0] })))
        }
        let design = try SurveyDesign(SyntheticSample.declaration, in: twice) { row, _ in
            SourcePosition(file: "t", line: row)
        }
        let other = try doubled.design()
        let mean = design.means(of: [NumericVariable("y", twice["y"]!.doubles!)], by: GroupIndex(allRows: order.count))
        let expected = other.means(
            of: [NumericVariable("y", sample.values("y"))], by: GroupIndex(allRows: sample.rowCount))
        #expect(close(mean.values + mean.standardErrors, expected.values + expected.standardErrors) == [])
    }

    @Test("The same bits on one core and on many")
    func threads() throws {
        let many = try Self.everything(sample)
        let one = try Workers.$limit.withValue(1) { try Self.everything(sample) }
        let two = try Workers.$limit.withValue(2) { try Self.everything(sample) }
        #expect(many.map(\.bitPattern) == one.map(\.bitPattern))
        #expect(many.map(\.bitPattern) == two.map(\.bitPattern))
    }

    @Test("Another reference level changes coefficients, but not the test of the term nor the fit")
    func referenceLevel() throws {
        let design = try sample.design()
        let formula = try ModelFormula("event ~ group + x")
        let fits = try ["0", "2"].map { reference in
            try design.regress(
                formula, RegressionSpecification(family: .binomial, references: ["group": reference]), in: sample.frame
            ) { _ in true }
        }
        let tests = try fits.map { try #require($0.waldTest(ofTerm: 0)) }
        #expect(isClose(tests[0].statistic, tests[1].statistic, relative: 1e-9))
        #expect(isClose(fits[0].deviance, fits[1].deviance, relative: 1e-12))
    }

    @Test("Filtering rows is not the same as a domain")
    func filterIsNotDomain() throws {
        let design = try sample.design()
        let isMember = sample.values("psu").indices.map {
            sample.values("stratum")[$0] < 3 || sample.values("psu")[$0] == 1
        }
        let domain = design.means(of: [NumericVariable("y", sample.values("y"))], by: GroupIndex(domain: isMember))
        let kept = isMember.indices.filter { isMember[$0] }
        var filtered = DataFrame(rowCount: kept.count)
        for column in sample.frame.columns {
            guard case .numeric(let values) = column.values else { continue }
            filtered.set(Column(name: column.name, values: .numeric(kept.map { values[$0] })))
        }
        // Some strata keep a single unit: the filtered design is refused, the domain is not.
        #expect(throws: DesignError.self) {
            try SurveyDesign(SyntheticSample.declaration, in: filtered) { row, _ in SourcePosition(file: "t", line: row)
            }
        }
        #expect(domain.standardErrors[0] > 0)
    }

    /// Means, shares, tests and models of a sample, as numbers that should not depend on how it is presented.
    static func everything(_ sample: SyntheticSample) throws -> [Double] {
        let design = try sample.design()
        let groups = GroupIndex(codes: sample.values("g").map(Int32.init), count: 3)
        let y = sample.values("y")
        let means = design.means(of: [NumericVariable("y", y), NumericVariable("x", sample.values("x"))], by: groups)
        let variances = design.variances(of: [NumericVariable("y", y)], by: groups)
        let table = TwoWayTable(
            design.levels(sample.values("event").map(Int32.init), levelCount: 2, by: groups), design: design)
        let rank = try design.compareRanks(of: y, by: groups).get()
        let logit = try design.regress(
            try ModelFormula("event ~ group * x"), RegressionSpecification(family: .binomial), in: sample.frame
        ) { _ in true }
        let linear = try design.regress(
            try ModelFormula("y ~ group + x"), RegressionSpecification(family: .gaussian), in: sample.frame
        ) { _ in true }
        var numbers = means.values + means.standardErrors + variances.values + variances.standardErrors
        numbers += [table.raoScottF().statistic, table.waldIndependence().statistic, rank.statistic]
        for fit in [logit, linear] { numbers += fit.coefficients.values + fit.coefficients.standardErrors }
        return numbers
    }
}
