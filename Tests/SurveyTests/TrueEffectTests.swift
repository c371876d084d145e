import Estimation
import Formula
import Frame
import Survey
import SurveyData
import TestSupport
import Testing

/// The effects from which the synthetic pupils were made (truth.json) are found again, with standard errors of the
/// right size. The seed was fixed before anything was estimated; over the 81 coefficients the mean of z² should be near 1.
@Suite("Synthetic pupils: true effects are recovered")
struct TrueEffectTests {
    private struct Recovered {
        let name: String
        let estimate: Double
        let standardError: Double
        let truth: Double
        var z: Double { (estimate - truth) / standardError }
    }

    private static let families: [String: Family] = ["binomial": .binomial, "poisson": .poisson, "gaussian": .gaussian]

    /// `sex.girl` is written `sex[girl]` by a model.
    private static func coefficientName(_ key: String) -> String {
        if key == "intercept" { return "(Intercept)" }
        let parts = key.split(separator: ".")
        return parts.count == 2 ? "\(parts[0])[\(parts[1])]" : key
    }

    private func recovered(wave: Int) throws -> [Recovered] {
        let folder = "left-behind-synthetic"
        let truth = try #require(
            try OrderedJSON.parse(Places.text(Places.dataset("\(folder)/truth.json")))["models"])
        let table = try SurveyFile(
            path: Places.dataset("\(folder)/wave\(wave).csv"),
            codebook: try Codebook(path: Places.dataset("\(folder)/codebook.yaml"))
        ).load([
            "weight", "stratum", "county", "leftBehind", "sex", "age", "ses", "siblings", "boarding", "depressed",
            "bullied", "friends", "sleepHours",
        ])
        let design = try SurveyDesign(
            DesignDeclaration(weights: "weight", strata: ["stratum"], clusters: ["county"], nested: true),
            in: table.frame,
            locate: table.position)
        return try truth.members.flatMap { outcome, model in
            let covariates = try #require(model["covariates"]).array.compactMap(\.string)
            let family = try #require(Self.families[model["family"]?.string ?? ""])
            let fit = try design.regress(
                try ModelFormula("\(outcome) ~ \(covariates.joined(separator: " + "))"),
                RegressionSpecification(family: family), in: table.frame
            ) { _ in true }
            let effects = try #require(model["populationAveraged"]).members
                .filter { $0.key != "interceptAtAge13" }
            #expect(fit.coefficients.names.count == effects.count)
            return try effects.map { key, value in
                let index = try #require(
                    fit.coefficients.names.firstIndex(of: Self.coefficientName(key)),
                    "\(key) among \(fit.coefficients.names)")
                return Recovered(
                    name: "wave \(wave), \(outcome), \(key)", estimate: fit.coefficients.values[index],
                    standardError: fit.coefficients.standardErrors[index], truth: try #require(value.double))
            }
        }
    }

    @Test func withinThreeStandardErrors() throws {
        let effects = try (1...3).flatMap(recovered)
        #expect(effects.count == 81)
        #expect(effects.filter { !(abs($0.z) < 3) }.map { "\($0.name): z \($0.z)" } == [])
        let meanSquare = effects.map { $0.z * $0.z }.reduce(0, +) / Double(effects.count)
        #expect(meanSquare > 0.5 && meanSquare < 1.7, "the mean of z² is \(meanSquare)")
    }
}
