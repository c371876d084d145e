// How often 95 % intervals cover the truth with few clusters, by standard errors and distribution: the table of
// docs/replicates.md. Samples are seeded, so that the table is the same on every machine and any number of cores.
//
// Usage: interval-coverage [REPETITIONS]

import Estimation
import Formula
import Frame
import Glibc
import Probability
import Results
import RowBlocks
import Survey

/// A population from which clusters are drawn, and an effect to find.
struct Scenario: Sendable {
    let name: String
    let strata: Int
    /// Clusters of a stratum.
    let clusters: Int
    /// Which of them are treated.
    let treated: Range<Int>
    let formula: String
    let family: Family
    /// The position of the coefficient of interest, and its true value.
    let coefficient: Int
    let truth: Double

    /// Clusters of 6 to 16 rows under unequal weights, with an intraclass correlation of a third.
    func sample(seed: UInt64) throws -> (DataFrame, SurveyDesign) {
        var random = SeededGenerator(seed: seed)
        var columns: [[Double]] = [[], [], [], [], [], []]
        for stratum in 0..<strata {
            for unit in 0..<clusters {
                let effect = 0.7 * random.normal()
                let isTreated = treated.contains(unit) ? 1.0 : 0
                for _ in 0..<(6 + 2 * (unit % 6)) {
                    let x = random.normal()
                    let y = 10 + isTreated + x / 2 + Double(stratum) + effect + random.normal()
                    // A probit with a random intercept: its slope in the population is 1/√(1 + 0.7²) of the one within clusters.
                    let event = isTreated + effect + random.normal() > 0.5 ? 1.0 : 0
                    let row = [Double(stratum), Double(unit), isTreated, x, 0.5 + random.uniform()]
                    for index in row.indices { columns[index].append(row[index]) }
                    columns[5].append(family == .binomial ? event : y)
                }
            }
        }
        var frame = DataFrame(rowCount: columns[0].count)
        for (name, values) in zip(["stratum", "unit", "treated", "x", "w", "y"], columns) {
            frame.set(Column(name: name, values: .numeric(values)))
        }
        let declaration = DesignDeclaration(weights: "w", strata: strata > 1 ? ["stratum"] : [], clusters: ["unit"])
        let design = try SurveyDesign(declaration, in: frame) { row, _ in
            SourcePosition(file: "sample", line: row + 2)
        }
        return (frame, design)
    }
}

/// One way to make an interval, over all repetitions.
struct Tally {
    var covered = 0
    var width = 0.0
    var count = 0
}

let within = (1 + 0.7 * 0.7).squareRoot()
let scenarios = [
    Scenario(
        name: "mean of 6 clusters", strata: 1, clusters: 6, treated: 0..<0, formula: "y ~ 1", family: .gaussian,
        coefficient: 0, truth: 10),
    Scenario(
        name: "mean, 3 strata of 2", strata: 3, clusters: 2, treated: 0..<0, formula: "y ~ 1", family: .gaussian,
        coefficient: 0, truth: .nan),
    Scenario(
        name: "difference, 3 of 6 clusters treated", strata: 1, clusters: 6, treated: 0..<3, formula: "y ~ treated",
        family: .gaussian, coefficient: 1, truth: 1),
    Scenario(
        name: "difference, 2 of 6", strata: 1, clusters: 6, treated: 0..<2, formula: "y ~ treated", family: .gaussian,
        coefficient: 1, truth: 1),
    Scenario(
        name: "difference, 2 of 6, adjusted for x", strata: 1, clusters: 6, treated: 0..<2,
        formula: "y ~ treated + x", family: .gaussian, coefficient: 1, truth: 1),
    Scenario(
        name: "slope of x within 6 clusters", strata: 1, clusters: 6, treated: 0..<2, formula: "y ~ treated + x",
        family: .gaussian, coefficient: 2, truth: 0.5),
    Scenario(
        name: "slope of x, 3 strata of 2", strata: 3, clusters: 2, treated: 0..<0, formula: "y ~ x", family: .gaussian,
        coefficient: 1, truth: 0.5),
    Scenario(
        name: "probit, 6 of 15 clusters treated", strata: 1, clusters: 15, treated: 0..<6, formula: "y ~ treated",
        family: .binomial, coefficient: 1, truth: 1 / within),
    Scenario(
        name: "difference, 10 of 30", strata: 1, clusters: 30, treated: 0..<10, formula: "y ~ treated",
        family: .gaussian, coefficient: 1, truth: 1),
]
let ways: [(errors: Inference.StandardErrors, intervals: Inference.Intervals)] = [
    (.design, .normal), (.design, .t), (.bellMcCaffrey, .normal), (.bellMcCaffrey, .t),
]

func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}

func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
}

let repetitions = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 0 : 10_000
print(
    "| 95 % intervals (\(repetitions) samples) | design, z | design, t | bellMcCaffrey, z | bellMcCaffrey, t | width |")
print("|---|--:|--:|--:|--:|--:|")
for (index, scenario) in scenarios.enumerated() {
    // The mean of strata under unequal weights is that of the strata's means: 10 + 0, 1, 2, of equal size.
    let truth = scenario.truth.isNaN ? 10 + Double(scenario.strata - 1) / 2 : scenario.truth
    let formula = try ModelFormula(scenario.formula)
    let outcomes = try mapInOrder(repetitions) { repetition throws -> [Interval] in
        let (frame, design) = try scenario.sample(seed: UInt64(1_000_000 * (index + 1) + repetition))
        return try ways.map { way in
            let fit = try design.regress(
                formula,
                RegressionSpecification(
                    family: scenario.family, link: scenario.family == .binomial ? .probit : nil,
                    standardErrors: way.errors), in: frame
            ) { _ in true }
            return fit.coefficients.referred(to: way.intervals).intervals()[scenario.coefficient]
        }
    }
    var tallies = [Tally](repeating: Tally(), count: ways.count)
    for outcome in outcomes {
        for (way, interval) in outcome.enumerated() {
            tallies[way].count += 1
            tallies[way].covered += interval.lower <= truth && truth <= interval.upper ? 1 : 0
            tallies[way].width += interval.upper - interval.lower
        }
    }
    let shares = tallies.map { percent(Double($0.covered) / Double($0.count)) }
    print(
        "| \(scenario.name) | \(shares.joined(separator: " | ")) | \(hundredths(tallies[3].width / tallies[1].width)) |"
    )
}
