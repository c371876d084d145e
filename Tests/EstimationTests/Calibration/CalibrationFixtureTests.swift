import Estimation
import TestSupport
import Testing

/// Weights that R's survey gives: see `Tests/Fixtures/weights/generate.R`.
@Suite("Calibrated weights, as R's survey has them")
struct CalibrationFixtureTests {
    private func check(_ problem: CalibrationProblem, _ name: String, _ tolerance: Double = 1e-10) throws {
        let fixture = try WeightsFixture()
        let solution = try problem.solve()
        #expect(solution.isConverged)
        let deviation = largestDeviation(product(problem.weights, solution.factors), fixture.expected[name])
        #expect(deviation < tolerance, "\(name)")
    }

    @Test("calibrate(…), with and without variance =")
    func linear() throws {
        let fixture = try WeightsFixture()
        try check(fixture.problem(.linear), "linear", 1e-12)
        try check(fixture.problem(.linear, scales: fixture.size.map { 1 / $0 }), "linearScaled", 1e-12)
    }

    @Test("calibrate(calfun = 'raking'), with and without variance =")
    func raking() throws {
        let fixture = try WeightsFixture()
        try check(fixture.problem(.raking), "raking")
        try check(fixture.problem(.raking, scales: fixture.size.map { 1 / $0 }), "rakingScaled")
    }

    @Test("calibrate(calfun = 'logit', bounds = c(0.6, 1.9))")
    func logit() throws {
        try check(try WeightsFixture().problem(.logit, bounds: .factors(lower: 0.6, upper: 1.9)), "logit")
    }

    @Test("calibrate(bounds = c(0.85, 1.3)), some of which bind")
    func bounded() throws {
        let problem = try WeightsFixture().problem(.linear, bounds: .factors(lower: 0.85, upper: 1.3))
        try check(problem, "bounded")
        #expect(try problem.solve().factors.contains(1.3))
    }

    @Test("calibrate(bounds = c(18, 39), bounds.const = TRUE): bounds on weights")
    func boundedWeights() throws {
        let fixture = try WeightsFixture()
        let bounds = CalibrationBounds.weights(fixture.weights, lower: 18, upper: 39)
        try check(fixture.problem(.linear, bounds: bounds), "boundedWeights")
    }

    @Test("calibrate(calfun = cal.sinh)")
    func hyperbolicSine() throws {
        try check(try WeightsFixture().problem(.hyperbolicSine), "sinh")
    }

    @Test("calibrate(aggregate.stage = 1): one factor a cluster", arguments: [CalibrationDistance.linear, .raking])
    func clusters(_ distance: CalibrationDistance) throws {
        let fixture = try WeightsFixture()
        let problem = CalibrationProblem(
            weights: fixture.weights, auxiliaries: Array(fixture.auxiliaries.dropLast()),
            totals: Array(WeightsFixture.totals.dropLast()), distance: distance, clusters: fixture.clusters)
        try check(problem, distance == .linear ? "clusters" : "clustersRaking", distance == .linear ? 1e-12 : 1e-10)
    }

    @Test("rake() over three margins, by cells and by calibration")
    func rake() throws {
        let fixture = try WeightsFixture()
        let margins = [
            RakingMargin(codes: fixture.region, totals: WeightsFixture.regionTotals),
            RakingMargin(codes: fixture.sex, totals: WeightsFixture.sexTotals),
            RakingMargin(codes: fixture.school, totals: WeightsFixture.schoolTotals),
        ]
        let raked = try RakingProblem(weights: fixture.weights, margins: margins).solve(
            CalibrationControl(tolerance: 1e-13))
        let weights = product(fixture.weights, raked.factors)
        #expect(largestDeviation(weights, fixture.expected["rake"]) < 1e-11)
        let calibrated = try CalibrationProblem(
            weights: fixture.weights, auxiliaries: margins.map { .levels(codes: $0.codes, count: $0.totals.count) },
            totals: margins.flatMap(\.totals), distance: .raking
        ).solve()
        // Three complete margins share the size of the population: two columns are combinations of others.
        #expect(calibrated.aliased == [4, 8])
        #expect(largestDeviation(product(fixture.weights, calibrated.factors), weights) < 1e-10)
    }

    @Test("postStratify(), and with partial = TRUE")
    func postStratify() throws {
        let fixture = try WeightsFixture()
        let margin = RakingMargin(codes: fixture.region, totals: WeightsFixture.regionTotals)
        let factors = try PostStratification.factors(weights: fixture.weights, margin: margin)
        #expect(largestDeviation(product(fixture.weights, factors), fixture.expected["postStratify"]) < 1e-12)

        // Region by sex; a seventh cell is in the population only.
        let cells = zip(fixture.region, fixture.sex).map { $0 + 3 * $1 }
        var counts = [Double](repeating: 0, count: 6)
        for cell in cells { counts[Int(cell)] += 1 }
        let totals = product(counts, [30, 28, 35, 33, 31, 29]) + [9]
        let partial = try PostStratification.factors(
            weights: fixture.weights, margin: RakingMargin(codes: cells, totals: totals), isPartial: true)
        #expect(largestDeviation(product(fixture.weights, partial), fixture.expected["partial"]) < 1e-12)
    }
}
