import Estimation
import Notebooks
import Survey
import TestSupport
import Testing

/// What a front matter says of a design, and what it may not say.
@Suite("Designs in front matter")
struct DesignReaderTests {
    private static func notebook(_ design: String) throws -> Study {
        try Notebook(text: "---\ndata: data.csv\nseed: 7\ndesign:\n\(design)\n---\n\n# x\n", path: "s.md").study
    }

    @Test func replicates() throws {
        let given = try Self.notebook(
            "  weights: w\n  replicates: {weights: r1...r4, kind: fay, fay: 0.5, centre: replicates, df: 3}")
        #expect(
            given.design.replicates
                == ReplicateDeclaration(
                    .variables(["r1", "r2", "r3", "r4"], areFactors: false), kind: .fay, fay: 0.5,
                    isCentredAtEstimate: false, degreesOfFreedom: 3))
        let made = try Self.notebook("  strata: s\n  clusters: c\n  replicates: {make: rescaling, count: 40, draws: 2}")
        #expect(
            made.design.replicates
                == ReplicateDeclaration(.made(.bootstrap(.raoWuYue(draws: 2)), count: 40, seed: 7)))
    }

    @Test func adjustments() throws {
        let study = try Self.notebook(
            """
              weights: w
              collapse: {a*1: b*1}
              adjust:
                - rake: {sex: {m: 4, f: 6}, sex*age: {m*1: 2, f*1: 3}}
                - calibrate: {size: 10, totals: {x: 3}}
                  distance: logit
                  bounds: [0.5, 2]
                - trim: {upper: 5 medians, lower: quantile 0.01, strict: true}
                - nonResponse: {status: r, respondents: [yes], model: age + sex, classes: 5, minimum: 20}
                - pool: {cycle: wave, cycles: {2015: [2015, 2017]}}
            """)
        #expect(study.design.collapsed == [CollapsedStratum(["a", "1"], into: ["b", "1"])])
        #expect(
            study.design.adjustments == [
                .raked([
                    PopulationMargin("sex", [("m", 4), ("f", 6)]),
                    PopulationMargin(["sex", "age"], cells: [.init(["m", "1"], 2), .init(["f", "1"], 3)]),
                ]),
                .calibrated(
                    [.margin(.size(10)), .total(variable: "x", total: 3)], distance: .logit,
                    bounds: .factors(lower: 0.5, upper: 2), clusters: []),
                .trimmed(
                    WeightTrimming(lower: .quantile(0.01), upper: .timesMedian(5), isStrict: true), within: []),
                .propensity(
                    ResponseVariable("r", respondents: ["yes"]), propensity: .model("age + sex"), classCount: 5,
                    rule: ResponseClasses(minimumRespondents: 20)),
                .pooled("wave", cycles: [SurveyCycle("2015", from: 2015, to: 2017)]),
            ])
    }

    @Test(
        "What is not so is said with its place and the remedy",
        arguments: [
            ("  unequal: brewr", "s.md:5:12: 'unequal' is 'brewr'", "Did you mean 'brewer'?"),
            ("  replicates: {make: bootstrap, fay: 0.3}", "s.md:5:38:", "'fay' is for fay, not for bootstrap"),
            ("  replicates: {make: bootstrap, weights: r1}", "s.md:5:42:", "for replicates that come with the data"),
            ("  replicates: {weights: [a, b], kind: jackknife}", "s.md:5:39:", "must be one of jk1"),
            (
                "  adjust:\n  - rake: {sex: {m: 1}}\n    bounds: [0, 1]", "s.md:7:13:",
                "belongs to calibrate, not to rake"
            ),
            ("  adjust:\n  - rake: {sex: {m: 1}}\n    trim: {upper: 2}", "s.md:6:5:", "are two adjustments"),
            ("  adjust:\n  - trim: {}", "s.md:6:11:", "needs lower, upper or both"),
            ("  adjust:\n  - trim: {upper: 5 median of}", "s.md:6:19:", "or a rule as '5 medians'"),
            ("  adjust:\n  - trim: {upper: quantile 99}", "s.md:6:19:", "or a rule as '5 medians'"),
            ("  adjust:\n  - postStratify: {a: {x: 1}, b: {x: 1}}", "s.md:6:19:", "for several use rake"),
            ("  adjust:\n  - pool: {cycle: w, cycles: {a: 2015}}", "s.md:6:34:", "a start and an end"),
            ("  adjust:\n  - nonResponse: {status: r, respondents: [y], model: 'age +'}", "s.md:6:55:", "'model'"),
        ])
    func mistakes(design: String, place: String, words: String) {
        #expect {
            try Self.notebook(design)
        } throws: {
            let message = "\($0)"
            return message.contains(place) && message.contains(words)
        }
    }
}
