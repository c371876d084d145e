import Estimation
import Formula
import Frame
import LinearAlgebra
import Results
import Survey
import SurveyData
import TestSupport
import Testing

/// PISA 2018, ten plausible values and 80 replicates by Fay's method, against R's survey and mitools
/// (Tests/Fixtures/plausible-values/generate.R). Skipped where the file is absent.
@Suite("Plausible values of PISA against R", .enabled(if: Places.hasReference, Comment(rawValue: Places.noReference)))
struct PlausibleValuesFixtureTests {
    let expected: FixtureNumbers
    let frame: DataFrame
    let design: SurveyDesign

    init() throws {
        expected = try FixtureNumbers("plausible-values")
        let values = (1...10).flatMap { ["pv\($0)math", "pv\($0)read"] }
        let declaration = DesignDeclaration(
            weights: "w_fstuwt",
            replicates: ReplicateDeclaration(
                .variables((1...80).map { "w_fsturwt\($0)" }, areFactors: false), kind: .fay, fay: 0.5))
        let derivations = try (1...10).flatMap { draw in
            try [
                Self.derivation("low\(draw)", "if(pv\(draw)math < 420.07, 1, 0)"),
                Self.derivation("level\(draw)", "cut(pv\(draw)math, [420.07, 544.68])"),
            ]
        }
        let file = try SurveyFile(
            path: Places.data("pisa2018_talis2018_oecd_sample/df_pisa18.csv.gz"), derivations: derivations)
        let table = try file.load(
            Set(values + derivations.map(\.name) + ["cnt", "st004d01t"] + declaration.variableNames))
        frame = table.frame
        design = try SurveyDesign(declaration, in: frame, locate: table.position)
    }

    private static func derivation(_ name: String, _ expression: String) throws -> Derivation {
        let place = SourcePosition(file: "test", line: 1)
        return Derivation(
            name: name, label: nil, rule: .expression(try Expression(expression, at: place)), position: place)
    }

    private var all: GroupIndex { GroupIndex(codes: [Int32](repeating: 0, count: frame.rowCount), count: 1) }

    private func combined(
        _ rule: ImputationRule = ImputationRule(), _ estimate: (Int) throws -> Estimates
    ) throws -> ImputedEstimates {
        try Estimates.combining((1...10).map(estimate), by: rule)
    }

    private func agree(_ found: Estimates, _ key: String, relative: Double = 1e-9) {
        #expect(disagreements(found.values + found.standardErrors, expected[key], relative: relative) == [], "\(key)")
    }

    private func countryMeans(_ rule: ImputationRule = ImputationRule()) throws -> ImputedEstimates {
        let groups = GroupIndex(codes: frame["cnt"]!.categories.codes, count: 3)
        return try combined(rule) { draw in
            design.means(
                of: [NumericVariable("math", frame["pv\(draw)math"]!.doubles!)], by: groups,
                groupNames: ["F", "I", "M"])
        }
    }

    @Test("Means of three countries with their joint covariance, under every rule")
    func means() throws {
        let found = try countryMeans()
        agree(found.estimates, "means")
        let largest = expected["means_vcov"].max()!
        let deviation = zip(found.estimates.covariance.storage, expected["means_vcov"]).map { abs($0 - $1) }.max()!
        #expect(deviation < 1e-9 * largest)
        #expect(disagreements(found.imputationShares, expected["means_lambda"], relative: 1e-9) == [])
        #expect([found.estimates.degreesOfFreedom] == expected["df"])
        let first = try countryMeans(ImputationRule(variance: .first)).estimates
        #expect(disagreements(first.standardErrors, expected["means_first"], relative: 1e-9) == [])
        let rubin = try countryMeans(ImputationRule(degreesOfFreedom: .rubin)).estimates
        #expect(disagreements(rubin.ownDegreesOfFreedom ?? [], expected["mitools_rubin"], relative: 1e-8) == [])
        let barnard = try countryMeans(ImputationRule(degreesOfFreedom: .barnardRubin)).estimates
        #expect(disagreements(barnard.ownDegreesOfFreedom ?? [], expected["means_barnard"], relative: 1e-8) == [])
    }

    @Test("Differences between countries")
    func differences() throws {
        agree(try countryMeans().estimates.differences(), "differences")
    }

    @Test("Tests of groups are those of the combined regression on them")
    func groupTests() throws {
        for (group, count) in [("st004d01t", 2), ("cnt", 3)] {
            let groups = GroupIndex(codes: frame[group]!.categories.codes, count: count)
            let sums = (1...10).map { design.moments(of: frame["pv\($0)math"]!.doubles!, by: groups) }
            let test = try design.compareMeans(sums, by: ImputationRule()).get()
            let request = ModelTableRequest(
                models: [.init(name: "M", formulas: [try ModelFormula("math ~ categorical(\(group))")])],
                specification: RegressionSpecification(family: .gaussian))
            let statistics = rows.modelTable(request, id: "m", language: "en", drawing: draws).statistics
            let tests = statistics.filter { $0.name == .waldTest || ($0.name == .coefficient && $0.level != nil) }
            let known = try #require(
                count == 2 ? tests.first { $0.p != nil } : tests.first { $0.name == .waldTest })
            #expect(isClose(test.p, known.p ?? .nan, relative: 1e-9), "\(group)")
            #expect(test.denominatorDF == known.degreesOfFreedom)
            #expect(test.kind == (count == 2 ? .designT : .waldF))
        }
    }

    @Test("Shares below a cut, levels, variances and quantiles")
    func distribution() throws {
        let groups = GroupIndex(codes: frame["cnt"]!.categories.codes, count: 3)
        let low = try combined { draw in
            design.means(of: [NumericVariable("low", frame["low\(draw)"]!.doubles!)], by: groups)
        }
        agree(low.estimates, "low")
        let levels = try combined { draw in
            let level = frame["level\(draw)"]!.categories
            return design.proportions(of: level.codes, levelNames: level.levels.map(\.name), by: all)
        }
        agree(levels.estimates, "levels")
        let variances = try combined { draw in
            design.variances(of: [NumericVariable("math", frame["pv\(draw)math"]!.doubles!)], by: all)
        }
        agree(variances.estimates, "variances")
        let quantiles = try combined { draw in
            design.replicatedQuantiles(
                of: frame["pv\(draw)math"]!.doubles!, at: [0.1, 0.25, 0.5, 0.75, 0.9], by: all, group: 0)
        }
        agree(quantiles.estimates, "quantiles")
    }

    private var draws: PlausibleDraws {
        PlausibleDraws(
            columns: (1...10).map {
                ["math": "pv\($0)math", "read": "pv\($0)read", "low": "low\($0)", "level": "level\($0)"]
            })
    }

    private var rows: FrameRows {
        FrameRows(design, frame: frame, domain: [Bool](repeating: true, count: frame.rowCount))
    }

    @Test("The table of estimates combines what it prints")
    func estimateTable() throws {
        let request = EstimateRequest(
            quantities: [.mean("math"), .proportion("level"), .median("math"), .mean("st004d01t")], by: "cnt")
        let result = rows.estimateTable(request, id: "e", language: "en", drawing: draws)
        #expect(result.problems == [])
        let means = result.statistics.filter { $0.name == .mean && $0.variable == "math" && $0.group != nil }
        #expect(
            disagreements(means.map(\.value) + means.compactMap(\.standardError), expected["means"], relative: 1e-9)
                == [])
        let levels = result.statistics.filter { $0.name == .proportion && $0.group == nil }
        #expect(
            disagreements(levels.map(\.value) + levels.compactMap(\.standardError), expected["levels"], relative: 1e-9)
                == [])
        // Quartiles have the variance of the replicates.
        let quartiles = result.statistics.filter {
            [.lowerQuartile, .median, .upperQuartile].contains($0.name) && $0.group == nil
        }
        let at = [1, 2, 3, 6, 7, 8].map { expected["quantiles"][$0] }
        #expect(
            disagreements(quartiles.map(\.value) + quartiles.compactMap(\.standardError), at, relative: 1e-9) == [])
        // What has no plausible values is as it was.
        let plain = rows.estimateTable(
            EstimateRequest(quantities: [.mean("st004d01t")], by: "cnt"), id: "e", language: "en")
        #expect(result.statistics.filter { $0.variable == "st004d01t" } == plain.statistics)
    }

    @Test("Models with plausible values on both sides, and of an outcome made from them")
    func models() throws {
        let linear = try table("math ~ categorical(st004d01t) + read", .gaussian)
        #expect(disagreements(linear.numbers, try reordered("linear"), relative: 1e-8) == [])
        #expect(linear.freedom == expected["df"][0] + 1 - 3)
        let logistic = try table("low ~ categorical(st004d01t) + read", .binomial)
        #expect(disagreements(logistic.numbers, try reordered("logistic"), relative: 1e-7) == [])
    }

    /// R compares girls with boys, and here 2 (boys) is compared with 1.
    private func reordered(_ key: String) throws -> [Double] {
        let numbers = expected[key]
        return [-numbers[1], numbers[2], numbers[4], numbers[5]]
    }

    private func table(_ formula: String, _ family: Family) throws -> (numbers: [Double], freedom: Double?) {
        let request = ModelTableRequest(
            models: [.init(name: "M", formulas: [try ModelFormula(formula)])],
            specification: RegressionSpecification(family: family))
        let result = rows.modelTable(request, id: "m", language: "en", drawing: draws)
        #expect(result.problems == [])
        let slopes = result.statistics.filter { $0.name == .coefficient && $0.variable != "(Intercept)" }
        let known = slopes.filter { $0.standardError != nil }
        return (known.map(\.value) + known.compactMap(\.standardError), known.first?.degreesOfFreedom)
    }
}
