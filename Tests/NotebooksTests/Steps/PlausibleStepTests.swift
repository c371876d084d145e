import Glibc
import Reporting
import Results
import TestSupport
import Testing

@testable import Notebooks

/// A study with plausible values against the same study run with each of them.
@Suite("Plausible values in studies")
struct PlausibleStepTests {
    private static func csv() -> String {
        var state: UInt64 = 11
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        let lines = (0..<80).map { row in
            let ability = draw(200)
            let values = (0..<3).map { _ in "\(400 + ability + draw(60))" }
            return
                "\(row / 40),\(row / 5),\(1 + draw(3)),\(draw(2) == 0 ? "a" : "b"),\(values.joined(separator: ",")),\(ability + draw(90))"
        }
        return "s,p,w,g,PV1M,PV2M,PV3M,x\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func frontMatter(_ more: String) -> String {
        "data: data.csv\ndesign: {weights: w, strata: s, clusters: p, nested: true}\n" + more
    }

    private let study: SampleStudy

    init() throws {
        study = try SampleStudy()
        _ = try study.folder.write(Self.csv(), to: "data.csv")
    }

    private static let body = """
        ```lbc estimate
        id: e
        mean: math
        proportion: [low, level]
        median: math
        by: g
        ```

        ```lbc model
        id: m
        outcome: math
        models: {A: g + x, B: each(g + x)}
        ```

        ```lbc model
        id: o
        family: binomial
        formula: low ~ g + x
        ```
        """

    private static let derive = "derive: {low: math < 510, level: 'cut(math, [450, 560])'}"

    /// The statistics of the study with all three plausible values, and with each of them alone.
    private func runs(_ rule: String = "") throws -> (all: [Statistic], single: [[Statistic]]) {
        let all = try study.run(
            Self.body, frontMatter: Self.frontMatter("plausible: {math: PV1M...PV3M}\n\(rule)\n\(Self.derive)"))
        let single = try (1...3).map { draw in
            let derive = Self.derive.replacing("math", with: "PV\(draw)M")
            let body = Self.body.replacing("math", with: "PV\(draw)M")
            return try study.run(body, frontMatter: Self.frontMatter(derive)).1.statistics
        }
        return (all.1.statistics, single)
    }

    private static let combined: Set<StatisticName> = [.mean, .proportion, .coefficient]

    @Test(
        "Every estimate is the mean; its variance follows from those of the single runs", arguments: ["all", "first"])
    func combination(variance: String) throws {
        let (all, single) = try runs("imputation: {variance: \(variance)}")
        var count = 0
        for (index, statistic) in all.enumerated() {
            let own = single.map { $0[index] }
            let mean = own.reduce(0) { $0 + $1.value } / 3
            if [.lowerQuartile, .median, .upperQuartile].contains(statistic.name) {
                #expect(isClose(statistic.value, mean, relative: 1e-14))
            }
            guard Self.combined.contains(statistic.name), let error = statistic.standardError else { continue }
            #expect(own.allSatisfy { $0.name == statistic.name && $0.level == statistic.level })
            let squares = own.map { $0.standardError! * $0.standardError! }
            let within = variance == "all" ? squares.reduce(0, +) / 3 : squares[0]
            let between = own.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) } / 2
            #expect(isClose(statistic.value, mean, relative: 1e-12, absolute: 1e-12))
            #expect(isClose(error, (within + 4 / 3.0 * between).squareRoot(), relative: 1e-11))
            #expect(statistic.degreesOfFreedom == own.compactMap(\.degreesOfFreedom).min())
            count += 1
        }
        // 3 means, 3 × 2 and 3 × 3 shares, 3 + 2 + 3 coefficients.
        #expect(count == 26)
        // A ratio is of the mean coefficient.
        let odds = try #require(all.first { $0.name == .oddsRatio && $0.variable == "x" })
        let slope = try #require(
            all.first { $0.analysis == "o" && $0.name == .coefficient && $0.variable == "x" })
        #expect(isClose(log(odds.value), slope.value, relative: 1e-12))
    }

    @Test("A model without plausible values is as it is alone, and the note says how the others were combined")
    func notes() throws {
        let front = Self.frontMatter(
            "plausible: {math: {values: PV1M...PV3M, label: Maths}}\nimputation: {df: barnardRubin}")
        let body = """
            ```lbc model
            id: m
            outcome: x
            models: {A: g + w, B: g + math}
            ```
            """
        let alone = "```lbc model\nid: m\noutcome: x\nmodels: {A: g + w}\n```"
        let (_, run) = try study.run(body, frontMatter: front)
        let plain = try study.run(alone, frontMatter: Self.frontMatter("")).1.statistics
        let model = run.statistics.filter { $0.model == "A" }
        #expect(model.filter { $0.name == .coefficient } == plain.filter { $0.name == .coefficient })
        let facts = run.results.flatMap(\.notes).compactMap { note -> Note.ImputationFacts? in
            if case .imputation(let facts) = note { return facts }
            return nil
        }
        #expect(facts.count == 1)
        #expect(facts[0].setCount == 3 && facts[0].degreesOfFreedom == "barnardRubin")
        #expect(facts[0].largestShare > 0 && facts[0].largestShare < 1)
        let report = try study.report(body, frontMatter: front)
        #expect(report["report.md"]?.contains("Estimated with each of 3 plausible values") == true)
        #expect(report["report.md"]?.contains("Maths") == true)
    }

    @Test("What cannot be combined is refused before data are read")
    func refusals() throws {
        let plausible = "plausible: {math: PV1M...PV3M}\n"
        let estimate = "```lbc estimate\nid: e\nmean: math\n```"
        let table = "```lbc table1\nid: t\nrows: [math, low]\n```"
        let derive = "derive: {low: math < 510}\n"
        let refused = try study.message(table, frontMatter: Self.frontMatter(plausible + derive))
        #expect(refused.count == 2)
        #expect(
            refused[0]
                == "study.md:10:8: 'math' has plausible values, which 't' cannot combine. Estimates and models can (lbc estimate, lbc model, or blocks of these names)."
        )
        let population = try study.message(
            estimate, frontMatter: Self.frontMatter(plausible + derive + "population: low == yes"))
        #expect(population.count == 1)
        #expect(population[0].contains("so it cannot say who is in the population"))
        let unknown = try study.message(estimate, frontMatter: Self.frontMatter("plausible: {math: PV1N...PV2N}"))
        #expect(unknown[0] == "study.md:4:13: no variable is called 'PV1N' in data.csv. Did you mean 'PV1M'?")
        let column = try study.message(estimate, frontMatter: Self.frontMatter("plausible: {x: PV1M...PV3M}"))
        #expect(
            column[0] == "study.md:4:13: 'x' is a column of the file. Give its plausible values a name of their own.")
        let rule = try study.message(
            estimate, frontMatter: Self.frontMatter(plausible + "imputation: {df: rubins}"))
        #expect(
            rule[0].contains("'df' is 'rubins', but must be one of design, rubin, barnardRubin. Did you mean 'rubin'?"))
    }

    @Test("Levels that not every plausible value has leave the place empty, with the reason")
    func differentLevels() throws {
        let front = Self.frontMatter("plausible: {math: PV1M...PV3M}\nderive: {score: {value: round(math / 7)}}")
        let (_, run) = try study.run("```lbc estimate\nid: e\nproportion: score\nmean: math\n```", frontMatter: front)
        let problem = try #require(run.results.flatMap(\.problems).first)
        #expect(problem.hasPrefix("e: score: plausible value 2 gives other estimates than the first: it lacks "))
        #expect(run.statistics.contains { $0.name == .mean } && !run.statistics.contains { $0.name == .proportion })
    }

    @Test("A file in blocks gives the same to the last bit")
    func blocks() throws {
        let body = """
            ```lbc estimate
            id: e
            mean: [burden, age]
            proportion: heavy
            by: leftBehind
            ```

            ```lbc model
            id: m
            outcome: burden
            models: {A: leftBehind + ses, B: each(leftBehind + sleepHours)}
            ```
            """
        let more = """
            population: hukou == rural and age < 16
            plausible:
              burden: [cesd10, siblings]
            derive:
              heavy: burden > 4
            """
        let error = BlockLaw.hold(try BlockEstimateTests.pupils(body, more: more))
        #expect(error == nil)
    }
}
