import Estimation
import Formula
import Frame
import LinearAlgebra
import Results
import RowBlocks
import Survey
import TestSupport
import Testing

@Suite("Bias-reduced standard errors of analyses")
struct BellMcCaffreyDesignTests {
    let sample = SmallSample()

    @Test(
        "Regressions have the covariance of adjusted residuals and Satterthwaite's degrees of freedom under the design",
        arguments: SmallSample.designs.map(\.name))
    func regressions(_ name: String) throws {
        let expected = try FixtureNumbers("bell-mccaffrey-designs")
        let design = try sample.design(name)
        let cases: [(name: String, formula: String, family: Family, group: Double?)] = [
            ("gaussian", "y ~ treated + x", .gaussian, nil), ("domain", "y ~ treated + x", .gaussian, 0),
            ("binomial", "event ~ treated + x", .binomial, nil), ("poisson", "count ~ treated + x", .poisson, nil),
            ("mean", "y ~ 1", .gaussian, 1),
        ]
        for (part, formula, family, group) in cases {
            let key = "\(name).\(part)"
            let estimates = try sample.fit(formula, family, design, group: group).coefficients
            #expect(disagreements(estimates.values, expected["\(key).coef"], relative: 1e-9) == [], "\(key)")
            #expect(disagreements(estimates.covariance.storage, expected["\(key).v"], relative: 1e-8) == [], "\(key)")
            let freedom = try #require(estimates.ownDegreesOfFreedom)
            #expect(disagreements(freedom, expected["\(key).df"], relative: 1e-8) == [], "\(key)")
        }
    }

    @Test("A mean, a share and a difference of means are regressions", arguments: SmallSample.designs.map(\.name))
    func means(_ name: String) throws {
        let expected = try FixtureNumbers("bell-mccaffrey-designs")
        let design = try sample.design(name)
        let result = design.estimateTable(
            EstimateRequest(
                quantities: [.mean("y"), .proportion("event")], by: "g",
                inference: Inference(standardErrors: .bellMcCaffrey)),
            in: sample.frame, where: sample.frame.domainOfAll, id: "e", language: "en")
        #expect(result.problems == [])
        let mean = try #require(result.statistics.first { $0.name == .mean && $0.group == "1" })
        let share = try #require(
            result.statistics.first { $0.name == .proportion && $0.group == "1" && $0.level == "1" })
        for (part, statistic) in [("mean", mean), ("share", share)] {
            let variance = expected["\(name).\(part).v"][0]
            #expect(isClose(statistic.value, expected["\(name).\(part).coef"][0], relative: 1e-9))
            #expect(isClose(statistic.standardError ?? .nan, variance.squareRoot(), relative: 1e-9))
            #expect(isClose(statistic.degreesOfFreedom ?? .nan, expected["\(name).\(part).df"][0], relative: 1e-8))
        }
        let table = design.tableOne(
            TableOneRequest(
                rows: [.init(variable: "y", summary: .mean)], by: "treated",
                inference: Inference(standardErrors: .bellMcCaffrey)),
            in: sample.frame, where: sample.frame.domainOfAll, id: "t", language: "en")
        #expect(table.notes.contains(.biasReducedErrors))
        let test = try #require(table.statistics.first { $0.name == .test })
        let means = expected["\(name).difference.coef"]
        let v = expected["\(name).difference.v"]
        let error = (v[0] + v[3] - 2 * v[1]).squareRoot()
        #expect(isClose(test.value, (means[1] - means[0]) / error, relative: 1e-8))
        #expect(isClose(test.degreesOfFreedom ?? .nan, expected["\(name).difference.df"][0], relative: 1e-8))
        #expect(test.test == .designT)
    }

    @Test("Intervals and p-values of a coefficient take its own degrees of freedom, Wald's F those of the design")
    func ownFreedom() throws {
        let design = try sample.design("stratified")
        let fit = try sample.fit("y ~ treated + x", .gaussian, design)
        let plain = try sample.fit("y ~ treated + x", .gaussian, design, errors: .design)
        let own = try #require(fit.coefficients.ownDegreesOfFreedom)
        for index in 0..<3 {
            let alone = Estimates(
                names: ["b"], values: [fit.coefficients.values[index]],
                covariance: Matrix(column: [fit.coefficients.covariance[index, index]]),
                degreesOfFreedom: own[index], counts: [1])
            #expect(fit.coefficients.intervals()[index] == alone.intervals()[0])
            #expect(fit.coefficients.pValues[index] == alone.pValues[0])
            #expect(fit.coefficients.standardErrors[index] > plain.coefficients.standardErrors[index])
        }
        #expect(fit.coefficients.selecting([2]).degreesOfFreedom(of: 0) == own[2])
        #expect(fit.waldTest(ofTerm: 0)?.denominatorDF == plain.coefficients.degreesOfFreedom)
        #expect(plain.coefficients.ownDegreesOfFreedom == nil)
    }

    @Test("Adjusted residuals of the single unit of a stratum count as the policy says")
    func singleUnits() throws {
        var frame = sample.frame
        let alone = sample.values("unit").enumerated().map { $1 == 12 ? 9.0 : sample.values("stratum")[$0] }
        frame.set(Column(name: "stratum", values: .numeric(alone)))
        var freedoms: [Double] = []
        for policy in [SinglePSUPolicy.certainty, .centre, .average] {
            let declaration = DesignDeclaration(
                weights: "w", strata: ["stratum"], clusters: ["unit"], nested: true, singlePSU: policy)
            let design = try SurveyDesign(declaration, in: frame) { row, _ in SourcePosition(file: "f", line: row + 2) }
            let fit = try design.regress(
                try ModelFormula("y ~ treated + x"),
                RegressionSpecification(family: .gaussian, standardErrors: .bellMcCaffrey), in: frame
            ) { _ in true }
            let freedom = try #require(fit.coefficients.ownDegreesOfFreedom)
            #expect(freedom.allSatisfy { $0 > 2 && $0 < 11 }, "\(policy)")
            freedoms.append(freedom[0])
        }
        // A single unit that counts with its square adds to the degrees of freedom; one that does not, does not.
        #expect(freedoms[1] > freedoms[0])
        #expect(freedoms[2] == freedoms[0])
    }

    @Test("Numbers do not depend on the number of cores")
    func cores() throws {
        let design = try sample.design("finite")
        let all = try sample.fit("event ~ treated + x", .binomial, design).coefficients
        let one = try Workers.$limit.withValue(1) {
            try sample.fit("event ~ treated + x", .binomial, design).coefficients
        }
        #expect(all.covariance.storage == one.covariance.storage)
        #expect(all.ownDegreesOfFreedom == one.ownDegreesOfFreedom)
    }

    @Test("A group within one unit has neither a standard error nor degrees of freedom, and its table no test")
    func oneUnit() throws {
        let design = try sample.design("plain")
        var frame = sample.frame
        frame.set(Column(name: "first", values: .numeric(sample.values("unit").map { $0 == 1 ? 1 : 0 })))
        let inference = Inference(standardErrors: .bellMcCaffrey)
        let result = design.estimateTable(
            EstimateRequest(quantities: [.mean("y"), .proportion("event")], by: "first", inference: inference),
            in: frame, where: frame.domainOfAll, id: "e", language: "en")
        let mean = try #require(result.statistics.first { $0.name == .mean && $0.group == "1" })
        #expect(mean.standardError?.isNaN == true && mean.interval?.lower.isNaN == true)
        let table = design.tableOne(
            TableOneRequest(rows: [.init(variable: "y", summary: .mean)], by: "first", inference: inference),
            in: frame, where: frame.domainOfAll, id: "t", language: "en")
        #expect(!table.statistics.contains { $0.name == .test })
    }

    @Test("Replicates, totals and ratios are refused with the reason, and so is what is read in blocks")
    func refusals() throws {
        let design = try sample.design("plain")
        let replicated = try design.replicated(.jackknife)
        #expect(replicated.biasReductionRefusal == .replicates)
        #expect(throws: InferenceError.replicates) { try sample.fit("y ~ x", .gaussian, replicated) }
        let inference = Inference(standardErrors: .bellMcCaffrey)
        let total = EstimateRequest(quantities: [.mean("y"), .total("y")], by: nil, inference: inference)
        #expect(total.refusal(by: design, inMemory: true) == .notAMean(quantity: "total"))
        let result = design.estimateTable(
            total, in: sample.frame, where: sample.frame.domainOfAll, id: "e", language: "en")
        #expect(result.statistics.isEmpty && result.problems.count == 1)
        let mean = EstimateRequest(quantities: [.mean("y")], by: nil, inference: inference)
        #expect(mean.refusal(by: design, inMemory: false) == .rowsNotInMemory)
        #expect(mean.refusal(by: design, inMemory: true) == nil)
        let rows = TableOneRequest(rows: [], by: nil, inference: inference)
        #expect(rows.refusal(by: replicated, inMemory: true) == .replicates)
        for error in [InferenceError.replicates, .pairwise, .twoPhase, .calibrated, .rowsNotInMemory, .illConditioned] {
            #expect("\(error)".contains("bellMcCaffrey"))
        }
    }
}
