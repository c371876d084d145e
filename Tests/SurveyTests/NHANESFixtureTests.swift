import Estimation
import FileFormats
import Formula
import Frame
import LinearAlgebra
import Results
import Survey
import TestSupport
import Testing

/// The shipped NHANES extract against R's survey package (Tests/Fixtures/nhanes/generate.R).
@Suite("NHANES against R survey")
struct NHANESFixtureTests {
    let frame: DataFrame
    let design: SurveyDesign
    let expected: FixtureNumbers
    let everyone: GroupIndex

    init() throws {
        var frame = try CSVFile(path: Places.dataset("nhanes-2009-2010/nhanes.csv")).read().frame
        for name in ["race", "RIAGENDR", "agecat"] {
            let categories = frame[name]!.categories
            frame.set(Column(name: name, values: .categorical(categories.codes, categories.levels)))
        }
        self.frame = frame
        design = try SurveyDesign(
            DesignDeclaration(weights: "WTMEC2YR", strata: ["SDMVSTRA"], clusters: ["SDMVPSU"], nested: true), in: frame
        ) { row, _ in SourcePosition(file: "nhanes.csv", line: row + 2) }
        expected = try FixtureNumbers("nhanes")
        everyone = GroupIndex(allRows: frame.rowCount)
    }

    private func variable(_ name: String) -> NumericVariable { NumericVariable(name, frame[name]!.doubles!) }
    private func groups(_ name: String) -> GroupIndex {
        let categories = frame[name]!.categories
        return GroupIndex(codes: categories.codes, count: categories.levels.count)
    }

    @Test func mean() {
        let estimate = design.means(of: [variable("HI_CHOL")], by: everyone)
        let effect = design.meanDesignEffects(of: [variable("HI_CHOL")], by: everyone)
        #expect(
            disagreements(estimate.values + estimate.standardErrors + effect, expected["mean"], relative: 1e-10) == [])
        #expect(disagreements([estimate.degreesOfFreedom], expected["degf"], relative: 0) == [])
        let interval = estimate.intervals()[0]
        #expect(disagreements([interval.lower, interval.upper], expected["mean_t_interval"], relative: 1e-10) == [])
    }

    @Test func meansBySexWithTheirCovariance() {
        let estimates = design.means(of: [variable("HI_CHOL")], by: groups("RIAGENDR"))
        let numbers = estimates.values + estimates.standardErrors + [estimates.covariance[0, 1]]
        #expect(disagreements(numbers, expected["by_sex"], relative: 1e-10) == [])
    }

    @Test func total() {
        let estimate = design.totals(of: [variable("HI_CHOL")], by: everyone)
        #expect(disagreements(estimate.values + estimate.standardErrors, expected["total"], relative: 1e-10) == [])
    }

    @Test func proportionsByGroup() {
        let race = frame["race"]!.categories
        let shares = design.proportions(
            of: race.codes, levelNames: race.levels.map(\.name), by: groups("RIAGENDR"), groupNames: ["1", "2"])
        // R lists level by level, both sexes each.
        let order = (0..<4).flatMap { [$0, 4 + $0] }
        let numbers = order.map { shares.values[$0] } + order.map { shares.standardErrors[$0] }
        #expect(disagreements(numbers, expected["race_by_sex"], relative: 1e-10) == [])
    }

    @Test func domainKeepsTheWholeDesign() {
        let isYoung = frame["agecat"]!.categories.codes.map { $0 == 0 }
        let estimate = design.means(of: [variable("HI_CHOL")], by: GroupIndex(domain: isYoung))
        let numbers = estimate.values + estimate.standardErrors + [estimate.degreesOfFreedom]
        #expect(disagreements(numbers, expected["young_mean"], relative: 1e-10) == [])
    }

    @Test func independence() {
        let race = frame["race"]!.categories
        let table = TwoWayTable(
            design.levels(race.codes, levelCount: race.levels.count, by: groups("RIAGENDR")), design: design)
        for (test, name) in [
            (table.raoScottF(), "rao_scott"), (table.waldIndependence(), "wald"),
            (table.adjustedWaldIndependence(), "adjusted_wald"),
        ] {
            let numbers = [test.statistic, test.numeratorDF!, test.denominatorDF, test.p]
            #expect(disagreements(numbers, expected[name], relative: 1e-8) == [], "\(name)")
        }
    }

    @Test func comparisons() throws {
        let t = try design.compareMeans(design.moments(of: variable("HI_CHOL").values, by: groups("RIAGENDR"))).get()
        #expect(disagreements([t.statistic, t.denominatorDF, t.p], expected["t_test"], relative: 1e-8) == [])
        let rank = try design.compareRanks(of: variable("WTMEC2YR").values, by: groups("RIAGENDR")).get()
        #expect(
            disagreements([rank.statistic, rank.denominatorDF, rank.p], expected["rank_test"], relative: 1e-8) == [])
    }

    @Test func quantiles() {
        let numbers = design.quantiles(of: variable("WTMEC2YR").values, at: [0.1, 0.25, 0.5, 0.75, 0.9], by: everyone)
        #expect(numbers[0] == expected["quantiles"])
    }

    @Test(arguments: [
        ("logit", "HI_CHOL ~ race + agecat + RIAGENDR", Family.binomial, 1e-8),
        ("gaussian", "HI_CHOL ~ race + agecat", Family.gaussian, 1e-10),
        ("poisson", "HI_CHOL ~ race * RIAGENDR", Family.poisson, 1e-8),
    ])
    func regression(name: String, formula: String, family: Family, tolerance: Double) throws {
        let fit = try design.regress(
            try ModelFormula(formula), RegressionSpecification(family: family), in: frame
        ) { _ in true }
        var numbers = fit.coefficients.values + fit.coefficients.standardErrors
        if name == "logit" {
            numbers.append(fit.coefficients.degreesOfFreedom)
            let test = try #require(fit.waldTest(ofTerm: 1))
            let found = [test.statistic, test.numeratorDF!, test.denominatorDF, test.p]
            #expect(disagreements(found, expected["logit_term"], relative: 1e-7) == [])
        }
        #expect(disagreements(numbers, expected[name], relative: tolerance) == [])
    }
}
