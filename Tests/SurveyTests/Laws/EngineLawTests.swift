import Estimation
import Formula
import Frame
import Probability
import RowBlocks
import Survey
import TestSupport
import Testing

/// What holds of replicates and calibrated weights whatever the data.
@Suite("Laws of replicates and calibration")
struct EngineLawTests {
    private static let sample = SyntheticSample(strata: 6, units: 6)

    /// Totals of the population that the sample does not meet.
    private static let group = PopulationMargin("group", [("0", 180), ("1", 200), ("2", 190)])
    private static let event = PopulationMargin("event", [("0", 300), ("1", 270)])

    /// Kinds of designs over the same units.
    private static let kinds: [(name: String, change: @Sendable (inout DesignDeclaration) -> Void)] = [
        ("jackknife", { $0.replicates = .init(.made(.jackknife, count: 0, seed: 1)) }),
        ("bootstrap", { $0.replicates = .init(.made(.bootstrap(.raoWu), count: 60, seed: 3)) }),
        ("post-stratified", { $0.adjustments = [.postStratified(group, isPartial: false)] }),
        ("raked", { $0.adjustments = [.raked([group, event])] }),
        (
            "calibrated",
            {
                $0.adjustments = [
                    .calibrated(
                        [.margin(group), .total(variable: "x", total: 20)], distance: .linear, bounds: .none,
                        clusters: [])
                ]
            }
        ),
        (
            "raked bootstrap",
            {
                $0.replicates = .init(.made(.bootstrap(.raoWu), count: 40, seed: 3))
                $0.adjustments = [.raked([group, event])]
            }
        ),
    ]

    private static func design(_ sample: SyntheticSample, _ kind: String) throws -> SurveyDesign {
        var declaration = SyntheticSample.declaration
        kinds.first { $0.name == kind }?.change(&declaration)
        return try sample.design(declaration)
    }

    /// Means, shares, ratios and coefficients with their standard errors.
    private static func everything(_ sample: SyntheticSample, _ kind: String) throws -> [Double] {
        let design = try design(sample, kind)
        let groups = GroupIndex(codes: sample.values("g").map(Int32.init), count: 3)
        let all = GroupIndex(allRows: sample.rowCount)
        let y = NumericVariable("y", sample.values("y"))
        let x = NumericVariable("x", sample.values("x").map { $0 + 5 })
        let shares = design.proportions(
            of: sample.values("event").map(Int32.init), levelNames: ["no", "yes"], by: groups)
        let fit = try design.regress(
            try ModelFormula("event ~ x + group"), RegressionSpecification(family: .binomial), in: sample.frame
        ) { _ in true }
        let results = [
            design.means(of: [y], by: groups), shares, design.ratios(of: y, over: x, by: all),
            design.variances(of: [y], by: all), fit.coefficients,
        ]
        return results.flatMap { $0.values + $0.standardErrors }
    }

    @Test("Nothing depends on the order of rows", arguments: kinds.map(\.name))
    func rowOrder(kind: String) throws {
        var random = SeededGenerator(seed: 5)
        let shuffled = Self.sample.reordered((0..<Self.sample.rowCount).shuffled(using: &random))
        let first = try Self.everything(Self.sample, kind)
        #expect(disagreements(try Self.everything(shuffled, kind), first, relative: 1e-8) == [])
    }

    @Test("A common factor of the weights changes nothing of these", arguments: kinds.map(\.name))
    func weightScale(kind: String) throws {
        let scaled = Self.sample.replacing("w") { $0 * 64 }
        let first = try Self.everything(Self.sample, kind)
        #expect(disagreements(try Self.everything(scaled, kind), first, relative: 1e-8) == [])
    }

    @Test("The same bits on one core and on many", arguments: kinds.map(\.name))
    func threads(kind: String) throws {
        let many = try Self.everything(Self.sample, kind)
        let one = try Workers.$limit.withValue(1) { try Self.everything(Self.sample, kind) }
        #expect(many.map(\.bitPattern) == one.map(\.bitPattern))
    }

    @Test("Replicates made, and the same ones given as weights, are one design")
    func madeAndGiven() throws {
        let made = try Self.design(Self.sample, "bootstrap")
        var sample = Self.sample
        let names = (0..<60).map { "r\($0 + 1)" }
        for (index, name) in names.enumerated() {
            sample.frame.set(Column(name: name, values: .numeric(made.replicateWeights(index))))
        }
        let given = try sample.design(
            DesignDeclaration(
                weights: "w",
                replicates: .init(.variables(names, areFactors: false), kind: .bootstrap, scale: 1.0 / 59)))
        let y = NumericVariable("y", sample.values("y"))
        let groups = GroupIndex(codes: sample.values("g").map(Int32.init), count: 3)
        guard case .replicated(let replication) = made.method else { return }
        let factor = (replication.scale * 59).squareRoot()
        let a = made.means(of: [y], by: groups).standardErrors
        let b = given.means(of: [y], by: groups).standardErrors
        #expect(disagreements(a, b.map { factor * $0 }, relative: 1e-11) == [])
    }

    @Test("What weights are calibrated to is known: its standard error is zero", arguments: ["raked", "calibrated"])
    func margins(kind: String) throws {
        let design = try Self.design(Self.sample, kind)
        let all = GroupIndex(allRows: Self.sample.rowCount)
        let shares = design.levels(Self.sample.values("g").map(Int32.init), levelCount: 3, by: all)
        let totals = design.levelTotals(of: shares, levelNames: ["0", "1", "2"])
        #expect(disagreements(totals.values, [180, 200, 190], relative: 1e-12) == [])
        // Ten cycles of raking leave a millionth.
        #expect(totals.standardErrors.allSatisfy { $0 < (kind == "raked" ? 1e-3 : 1e-7) })
        guard kind == "calibrated" else { return }
        let x = design.totals(of: [NumericVariable("x", Self.sample.values("x"))], by: all)
        #expect(abs(x.values[0] - 20) < 1e-10 && x.standardErrors[0] < 1e-7)
    }

    @Test(
        "Rows without weight need no value of what the others are calibrated to; a domain of the rest is that of the sample"
    )
    func calibrationAfterNonResponse() throws {
        var sample = Self.sample
        let answered = sample.values("x").map { $0 > -1 ? 1.0 : 0 }
        sample.frame.set(Column(name: "answered", values: .numeric(answered)))
        sample.frame.set(
            Column(
                name: "income", values: .numeric(zip(answered, sample.values("x")).map { $0 == 1 ? $1 + 3 : .nan }),
                missing: MissingCells(reasons: answered.map { $0 == 1 ? 0 : 1 })))
        var declaration = SyntheticSample.declaration
        declaration.adjustments = [
            .nonResponse(
                ResponseVariable("answered", respondents: ["1"]), classes: ["group"], rule: ResponseClasses()),
            .calibrated(
                [.margin(Self.group), .total(variable: "income", total: 1900)], distance: .linear, bounds: .none,
                clusters: []),
        ]
        let design = try sample.design(declaration)
        let income = [NumericVariable("income", sample.values("income"))]
        let total = design.totals(of: income, by: GroupIndex(domain: answered.map { $0 == 1 }))
        #expect(isClose(total.values[0], 1900, relative: 1e-12) && total.standardErrors[0] < 1e-6)
    }

    @Test("Calibration with one factor a cluster knows its totals, whatever the weights within clusters")
    func clusters() throws {
        var declaration = SyntheticSample.declaration
        declaration.adjustments = [
            .calibrated(
                [.margin(Self.group), .total(variable: "x", total: 20)], distance: .linear, bounds: .none,
                clusters: ["stratum", "psu"])
        ]
        let design = try Self.sample.design(declaration)
        let x = design.totals(
            of: [NumericVariable("x", Self.sample.values("x"))], by: GroupIndex(allRows: Self.sample.rowCount))
        #expect(abs(x.values[0] - 20) < 1e-9 && x.standardErrors[0] < 1e-6)
    }

    @Test("Post-stratification is calibration to the same indicators")
    func postStratification() throws {
        let post = try Self.design(Self.sample, "post-stratified")
        var declaration = SyntheticSample.declaration
        declaration.adjustments = [
            .calibrated([.margin(Self.group)], distance: .linear, bounds: .none, clusters: [])
        ]
        let calibrated = try Self.sample.design(declaration)
        let y = [NumericVariable("y", Self.sample.values("y"))]
        let all = GroupIndex(allRows: Self.sample.rowCount)
        let results = [post, calibrated].map { design -> [Double] in
            let mean = design.means(of: y, by: all)
            return mean.values + mean.standardErrors
        }
        #expect(disagreements(results[0], results[1], relative: 1e-11) == [])
    }

    @Test("Linearized and replicated variances of smooth statistics come together as units increase")
    func convergence() throws {
        var gaps: [Double] = []
        for units in [4, 40] {
            let sample = SyntheticSample(seed: 9, strata: 3, units: units, rows: 6)
            let linear = try sample.design()
            let jackknife = try linear.replicated(.jackknife)
            let y = [NumericVariable("y", sample.values("y"))]
            let groups = GroupIndex(codes: sample.values("g").map(Int32.init), count: 3)
            let a = linear.means(of: y, by: groups).standardErrors
            let b = jackknife.means(of: y, by: groups).standardErrors
            gaps.append(zip(a, b).map { abs($0 / $1 - 1) }.max() ?? .nan)
        }
        // The jackknife differs by terms of the order of one over the number of units.
        #expect(gaps[1] < gaps[0] / 4)
        #expect(gaps[1] < 0.01)
    }
}
