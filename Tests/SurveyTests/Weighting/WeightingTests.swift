import Estimation
import Frame
import Survey
import Testing

/// Adjustments by names of variables and levels.
@Suite("Weights of named variables")
struct WeightingTests {
    private func isClose(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
    }

    private let region = PopulationMargin("region", [("n", 90), ("w", 30), ("s", 80)])
    private let sex = PopulationMargin("sex", [("f", 120), ("m", 80)])

    @Test("Crossed cells in any order, and partial margins")
    func postStratified() throws {
        let weighting = try WeightingSample.weighting()
        let cells = [("n", "m", 50.0), ("n", "f", 40), ("s", "f", 70), ("s", "m", 10), ("w", "m", 5), ("w", "f", 25)]
        let margin = PopulationMargin(["region", "sex"], cells: cells.map { .init([$0.0, $0.1], $0.2) })
        let adjusted = try weighting.postStratified(to: margin)
        #expect(isClose(WeightingSample.totals(adjusted.weights, by: "region"), [90, 80, 30]))
        #expect(isClose(WeightingSample.totals(adjusted.weights, by: "sex"), [135, 65]))
        let expected: [Double] = [40.0 / 3, 50.0 / 3, 80.0 / 3, 100.0 / 3]
        #expect(isClose(Array(adjusted.weights.prefix(4)), expected))
        let partial = try weighting.postStratified(to: PopulationMargin("region", [("s", 80)]), isPartial: true)
        #expect(isClose(WeightingSample.totals(partial.weights, by: "region"), [60, 80, 60]))
        guard case .postStratified(1, 2) = partial.facts else {
            Issue.record("one cell has a total, two have none")
            return
        }
    }

    @Test("Raking, and calibration to the same margins by raking")
    func raked() throws {
        let weighting = try WeightingSample.weighting()
        let raked = try weighting.raked(to: [region, sex])
        #expect(isClose(WeightingSample.totals(raked.weights, by: "region"), [90, 80, 30]))
        #expect(isClose(WeightingSample.totals(raked.weights, by: "sex"), [120, 80]))
        let calibrated = try weighting.calibrated(to: [.margin(region), .margin(sex)], distance: .raking)
        #expect(isClose(calibrated.weights, raked.weights))
        guard case .calibrated(let solution, let aliased) = calibrated.facts else {
            Issue.record("calibration says what it did")
            return
        }
        #expect(aliased == ["sex = m"] && solution.isConverged)
    }

    @Test("Levels without a total are free in calibration; the size of the population is a margin")
    func size() throws {
        let weighting = try WeightingSample.weighting()
        let targets: [CalibrationTarget] = [.margin(.size(250)), .margin(PopulationMargin("region", [("s", 80)]))]
        let adjusted = try weighting.calibrated(to: targets)
        #expect(isClose(WeightingSample.totals(adjusted.weights, by: "region"), [85, 80, 85]))
    }

    @Test("Within clusters all factors are the same")
    func clusters() throws {
        let weighting = try WeightingSample.weighting()
        let adjusted = try weighting.calibrated(
            to: [.margin(.size(200)), .total(variable: "p", total: 136)], clusters: ["region", "cycle"])
        #expect(abs(adjusted.weights.reduce(0, +) - 200) < 1e-10)
        let propensity = WeightingSample.frame["p"]!.doubles!
        #expect(abs(zip(adjusted.weights, propensity).reduce(0) { $0 + $1.0 * $1.1 } - 136) < 1e-10)
        for rows in [[0, 1, 2, 3], [4, 5], [6, 7], [8, 9, 10, 11]] {
            let factors = rows.map { adjusted.weights[$0] / WeightingSample.weights[$0] }
            #expect(factors.allSatisfy { abs($0 - factors[0]) < 1e-12 })
        }
    }

    @Test("Trimming and scaling within groups")
    func groups() throws {
        let weighting = try WeightingSample.weighting()
        let trimmed = try weighting.trimmed(WeightTrimming(upper: .value(18)), within: ["region"])
        #expect(isClose(WeightingSample.totals(trimmed.weights, by: "region"), [60, 60, 60]))
        #expect(isClose(Array(trimmed.weights.prefix(4)), [12, 12, 18, 18]))
        let scaled = try weighting.scaled(to: .total(1), within: ["sex"])
        #expect(isClose(WeightingSample.totals(scaled.weights, by: "sex"), [1, 1]))
        let summaries = try weighting.summaries(by: ["region", "sex"])
        #expect(summaries.map(\.name).first == "region = n × sex = f" && summaries.count == 6)
        #expect(summaries[0].summary.sum == 30)
    }

    @Test("Non-response: levels say who answered, missing answers are none, the ineligible stand for none")
    func nonResponse() throws {
        let weighting = try WeightingSample.weighting()
        let response = ResponseVariable("result", respondents: ["yes"], ineligible: ["moved"])
        let adjusted = try weighting.adjustedForNonResponse(response, classes: ["region"])
        // n: 60/50; s: eligible 50, responding 30; w: 60/30.
        let expected: [Double] = [12, 0, 24, 24, 0, 16.666666666666668, 0, 33.333333333333336, 0, 20, 0, 40]
        #expect(isClose(adjusted.weights, expected))
        #expect(isClose(WeightingSample.totals(adjusted.weights, by: "region"), [60, 50, 60]))
        guard case .nonResponse(let facts, let classes) = adjusted.facts else {
            Issue.record("the adjustment says what it did")
            return
        }
        #expect(classes == ["region = n", "region = s", "region = w"])
        #expect(facts.classes.map(\.respondents) == [3, 2, 2] && facts.classes[1].ineligible == 1)

        let merged = try weighting.adjustedForNonResponse(
            response, classes: ["region"], rule: ResponseClasses(minimumRespondents: 3))
        guard case .nonResponse(_, let names) = merged.facts else { return }
        #expect(names == ["region = n", "region = s, region = w"])

        let inverse = try weighting.adjustedForNonResponse(response, propensity: .variable("p"), classCount: nil)
        let inverted: [Double] = [10 / 0.9, 0, 20 / 0.7, 20 / 0.6, 0]
        #expect(isClose(Array(inverse.weights.prefix(5)), inverted))
        let halves = try weighting.adjustedForNonResponse(response, propensity: .variable("p"), classCount: 2)
        #expect(abs(halves.weights.reduce(0, +) - 170) < 1e-10)
    }

    @Test("Cycles: shares of time")
    func pooling() throws {
        let weighting = try WeightingSample.weighting()
        let equal = try weighting.pooled(
            "cycle", cycles: [SurveyCycle("A", from: 2013, to: 2015), SurveyCycle("B", from: 2015, to: 2017)])
        #expect(isClose(equal.weights, WeightingSample.weights.map { $0 / 2 }))
        let unequal = try weighting.pooled(
            "cycle", cycles: [SurveyCycle("B", from: 2017, to: 2020.2), SurveyCycle("A", from: 2015, to: 2017)])
        let shares: [Double] = [10 * 2 / 5.2, 20 * 3.2 / 5.2]
        #expect(isClose([unequal.weights[0], unequal.weights[11]], shares))
        // A cycle that is left out by the weight 0 need not be declared.
        let first = try WeightingSample.weighting(WeightingSample.weights.enumerated().map { $0 < 6 ? $1 : 0 })
        let alone = try first.pooled("cycle", cycles: [SurveyCycle("A", from: 2013, to: 2015)])
        #expect(alone.weights == first.weights)
    }

    @Test("Adjustments chain, and rows without weight stay in the frame")
    func chain() throws {
        let response = ResponseVariable("result", respondents: ["yes"], ineligible: ["moved"])
        let weighting = try WeightingSample.weighting()
        let answered = try weighting.with(try weighting.adjustedForNonResponse(response, classes: ["region"]))
        let raked = try answered.raked(to: [sex])
        #expect(raked.weights.count == 12 && raked.weights.count { $0 == 0 } == 5)
        #expect(isClose(WeightingSample.totals(raked.weights, by: "sex"), [120, 80]))
        #expect(raked.summaries.after.positiveCount == 7)
    }
}
