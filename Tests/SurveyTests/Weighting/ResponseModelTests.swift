import FileFormats
import Frame
import Survey
import TestSupport
import Testing

/// Weights divided by the fitted probability of answering, against a weighted logistic regression of R.
@Suite("Non-response by a model")
struct ResponseModelTests {
    private let weighting: Weighting
    private let response = ResponseVariable(
        "response", respondents: ["respondent"], ineligible: ["ineligible"], unknown: ["unknown"])

    init() throws {
        let frame = try CSVFile(path: Places.fixture("weights/data.csv")).read().frame
        weighting = try Weighting(frame["weight"]!.doubles!, in: frame)
    }

    @Test func inverseProbabilities() throws {
        let expected = try FixtureNumbers("weights")["responseModel"]
        let adjusted = try weighting.adjustedForNonResponse(
            response, propensity: .model("region + sex + age"), classCount: nil)
        let codes = weighting.frame["response"]!.categories
        let answered = codes.codes.indices.filter { codes.levels[Int(codes.codes[$0])].code == "respondent" }
        #expect(disagreements(answered.map { adjusted.weights[$0] }, expected, relative: 1e-9).count == 0)
        let others = codes.codes.indices.filter {
            ["nonRespondent", "unknown"].contains(codes.levels[Int(codes.codes[$0])].code)
        }
        #expect(others.allSatisfy { adjusted.weights[$0] == 0 })
    }

    @Test("Five classes of the probability have at most five factors")
    func classes() throws {
        let adjusted = try weighting.adjustedForNonResponse(
            response, propensity: .model("region + age"), classCount: 5)
        let codes = weighting.frame["response"]!.categories
        let answered = codes.codes.indices.filter { codes.levels[Int(codes.codes[$0])].code == "respondent" }
        let factors = Set(answered.map { (adjusted.weights[$0] / adjusted.before[$0] * 1e9).rounded() })
        #expect(factors.count > 1 && factors.count <= 5)
    }

    @Test("What cannot be fitted says why")
    func refusals() {
        for (terms, words) in [("region +", "no formula"), ("income", "income"), ("response", "no solution")] {
            #expect {
                try weighting.adjustedForNonResponse(response, propensity: .model(terms), classCount: nil)
            } throws: {
                "\($0)".contains(words)
            }
        }
    }
}
