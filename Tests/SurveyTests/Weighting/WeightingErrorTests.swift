import Estimation
import Frame
import Survey
import Testing

/// What adjustments refuse, in the words the user reads.
@Suite("Weighting errors")
struct WeightingErrorTests {
    private func message(_ body: (Weighting) throws -> AdjustedWeights) -> String {
        WeightingSample.message { try body(WeightingSample.weighting()) }
    }

    private func stratify(_ margin: PopulationMargin) -> String { message { try $0.postStratified(to: margin) } }

    @Test func variablesAndLevels() {
        #expect(
            stratify(PopulationMargin("regoin", [("n", 1)]))
                == "margin: no variable is called 'regoin'. Did you mean 'region'?")
        #expect(
            stratify(PopulationMargin("region", [("n", 60), ("s", 60), ("w", 60), ("north", 5)]))
                == "'region' has no level 'north' in the sample, but a population total of 5. Merge it with a similar level."
        )
        #expect(
            stratify(PopulationMargin("gaps", [("a", 60), ("b", 60)]))
                == "margin: 'gaps' is missing in 2 rows of positive weight, first in row 3. Impute it, or make the missing "
                + "values a level of their own that has a total.")
        #expect(
            stratify(PopulationMargin(["region", "sex"], cells: [.init(["n"], 5)]))
                == "margin region × sex: 'n' names 1 level(s), but the margin has 2 variable(s); give one level of each."
        )
        #expect(
            stratify(PopulationMargin("sex", [("f", 1), ("m", 2), ("f", 3)]))
                == "margin sex: 'f' has two totals; give one.")
        #expect(
            message { try $0.calibrated(to: [.total(variable: "region", total: 5)]) }
                == "calibration: 'region' must be numeric. Name another variable, or declare its type in the codebook.")
        #expect(
            message { try $0.calibrated(to: [.total(variable: "age", total: 5)]) }
                == "calibration: 'age' is missing in row 12, which has a positive weight. Impute it, or calibrate to other "
                + "variables.")
    }

    @Test("Cells that are empty in the sample are named, with what to do")
    func emptyCells() throws {
        let margin = PopulationMargin(
            ["region", "cycle"],
            cells: [("n", "A", 50.0), ("s", "A", 40), ("s", "B", 30), ("w", "B", 20), ("n", "B", 7), ("w", "A", 8)].map
            {
                .init([$0.0, $0.1], $0.2)
            })
        let text =
            "nobody in the sample is in region = n × cycle = B (total 7); region = w × cycle = A (total 8). Merge them with "
            + "similar cells that have respondents, and add their totals."
        #expect(stratify(margin) == text)
        #expect(message { try $0.raked(to: [margin]) } == text)
        #expect(message { try $0.postStratified(to: margin, isPartial: true) } == "(accepted)")
        #expect(
            message { try $0.calibrated(to: [.margin(margin)]) }
                == "nobody in the sample is in region = n × cycle = B (total 7). Merge it with similar cells that have "
                + "respondents, and add their totals.")
    }

    @Test func contradictions() {
        let region = PopulationMargin("region", [("n", 90), ("s", 80), ("w", 30)])
        let sex = PopulationMargin("sex", [("f", 120), ("m", 81)])
        #expect(
            message { try $0.raked(to: [region, sex]) }
                == "margins contradict each other: totals of sex add up to 201, those of region to 200. They describe one "
                + "population; scale them to one size.")
        let text = message { try $0.calibrated(to: [.margin(region), .margin(sex)]) }
        #expect(text.hasPrefix("totals contradict each other: sex = m is given as 81, but the totals of region = n;"))
        #expect(
            stratify(PopulationMargin("region", [("n", 90), ("s", 80)]))
                == "no population total for region = w (4 rows). Give one, merge levels, or (in postStratify) leave such cells as they "
                + "are with partial: true.")
        #expect(
            stratify(PopulationMargin("region", [("n", 90), ("s", 80), ("w", 0)]))
                == "the population total is 0 for region = w (4 rows). Correct it, or take these rows out of the population by "
                + "the weight 0 first.")
        #expect(
            stratify(PopulationMargin("region", [("n", 90), ("s", 80), ("w", -1)]))
                == "region = w: the population total is -1, but must be a number that is not negative.")
    }

    @Test func bounds() {
        let region = PopulationMargin("region", [("n", 90), ("s", 60), ("w", 60)])
        let text = message {
            try $0.calibrated(to: [.margin(region)], bounds: .factors(lower: 0.8, upper: 1.25))
        }
        #expect(text.contains("region = n came to 75"))
        #expect(text.contains("bounds allow 48 to 75 for it alone. Widen the bounds"))
        #expect(
            message { try $0.trimmed(WeightTrimming(upper: .value(14), isStrict: true), within: ["region"]) }
                == "trimming: the 4 weights of region = n add up to 60, which weights between -inf and 14 cannot. Widen the "
                + "bounds.")
    }

    @Test func response() {
        func adjust(_ response: ResponseVariable, _ classes: [String] = ["region"]) -> String {
            message { try $0.adjustedForNonResponse(response, classes: classes) }
        }
        #expect(
            adjust(ResponseVariable("result", respondents: ["Yess"]))
                == "'result' has no level 'Yess' in the sample. Did you mean 'yes'?")
        #expect(
            adjust(ResponseVariable("result", respondents: ["yes"], ineligible: ["yes"]))
                == "response: level 'yes' of 'result' is named twice; name it once.")
        #expect(
            message {
                try $0.adjustedForNonResponse(
                    ResponseVariable("result", respondents: ["yes"]), propensity: .variable("age"), classCount: nil)
            }
                == "propensity 'age' is 8 in row 1, but must be above 0 and at most 1. Use the fitted probabilities of a model "
                + "for response.")
    }

    @Test("Cycles that overlap, are declared twice, or not at all")
    func cycles() {
        func pool(_ cycles: SurveyCycle...) -> String { message { try $0.pooled("cycle", cycles: cycles) } }
        #expect(
            pool(SurveyCycle("A", from: 2015, to: 2017), SurveyCycle("B", from: 2016.5, to: 2020))
                == "cycles 'A' (2015 to 2017) and 'B' (2016.5 to 2020) overlap, so that people would count twice. Leave one "
                + "out.")
        #expect(
            pool(SurveyCycle("A", from: 2015, to: 2017), SurveyCycle("A", from: 2017, to: 2019)).contains("overlap"))
        #expect(
            pool(SurveyCycle("A", from: 2015, to: 2017))
                == "rows of cycle = B belong to no declared cycle. Declare it with its years, or give these rows the weight 0."
        )
        #expect(
            pool(SurveyCycle("A", from: 2015, to: 2015), SurveyCycle("B", from: 2016.5, to: 2020))
                == "cycle 'A' runs from 2015 to 2015; its end must be after its start, in years.")
    }

    @Test("Negative weights of linear calibration cannot go on, and say why")
    func negative() throws {
        let weighting = try WeightingSample.weighting()
        let adjusted = try weighting.calibrated(
            to: [.margin(.size(180)), .margin(PopulationMargin("sex", [("f", -10)]))])
        #expect(adjusted.weights.contains { $0 < 0 })
        #expect(
            WeightingSample.message {
                _ = try weighting.with(adjusted); return adjusted
            }
            .hasSuffix("Linear calibration can give such weights; set bounds, or use raking."))
    }
}
