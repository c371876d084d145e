import Estimation
import Formula
import Frame
import Results
import Survey
import SurveyData
import TestSupport
import Testing

/// Wave 3 of the synthetic pupils, through the codebook, against R's survey package with everything derived by hand
/// (Tests/Fixtures/left-behind/generate.R): reserved codes, scale, exposure, wave recode, domain and models at once.
@Suite("Synthetic pupils against R survey")
struct LeftBehindFixtureTests {
    let frame: DataFrame
    let design: SurveyDesign
    let domain: [Bool]
    let expected: FixtureNumbers

    init() throws {
        let folder = "left-behind-synthetic"
        let file = try SurveyFile(
            path: Places.dataset("\(folder)/wave3.csv"),
            codebook: try Codebook(path: Places.dataset("\(folder)/codebook.yaml")))
        let table = try file.load([
            "weight", "stratum", "county", "hukou", "age", "leftBehind", "cesd10", "depressed", "sex", "ses",
            "siblings",
            "caregiver", "friends",
        ])
        frame = table.frame
        design = try SurveyDesign(
            DesignDeclaration(weights: "weight", strata: ["stratum"], clusters: ["county"], nested: true), in: frame,
            locate: table.position)
        let population = try Expression("hukou == rural and age < 16", at: SourcePosition(file: "test", line: 1))
        domain = try population.condition(in: frame).map { $0 == 1 }
        expected = try FixtureNumbers("left-behind")
    }

    private var groups: GroupIndex {
        let codes = frame["leftBehind"]!.categories.codes
        return GroupIndex(codes: codes.indices.map { domain[$0] ? codes[$0] : -1 }, count: 4)
    }

    @Test func populationAndExposure() {
        #expect([Double(domain.count { $0 })] == expected["population"])
        let sums = design.levels(groups.codes, levelCount: 4, by: groups.merged)
        #expect((0..<4).map { Double(sums.count(0, $0)) } == expected["left_counts"])
        let shares = design.proportions(of: sums, levelNames: ["none", "father", "mother", "both"])
        #expect(disagreements(shares.values + shares.standardErrors, expected["left_shares"], relative: 1e-10) == [])
    }

    @Test func scaleByExposure() throws {
        let values = frame["cesd10"]!.doubles!
        let means = design.means(of: [NumericVariable("cesd10", values)], by: groups)
        #expect(disagreements(means.values + means.standardErrors, expected["cesd_by_left"], relative: 1e-10) == [])
        let sums = design.moments(of: values, by: groups)
        let deviations = (0..<4).map { sums.variance($0).squareRoot() }
        // The reference was computed with survey 4.1, whose n/(n − 1) counts missing rows too.
        #expect(disagreements(deviations, expected["cesd_sd"], relative: 1e-4) == [])
        let test = try design.compareMeans(sums).get()
        let found = [test.statistic, test.numeratorDF!, test.denominatorDF, test.p]
        #expect(disagreements(found, expected["cesd_test"], relative: 1e-8) == [])
    }

    @Test func tests() throws {
        let depressed = frame["depressed"]!.categories
        let test = try design.compareProportions(design.levels(depressed.codes, levelCount: 2, by: groups)).get()
        let found = [test.statistic, test.numeratorDF!, test.denominatorDF, test.p]
        #expect(disagreements(found, expected["depressed_test"], relative: 1e-8) == [])
        let rank = try design.compareRanks(of: frame["siblings"]!.doubles!, by: groups).get()
        let ranks = [rank.statistic, rank.numeratorDF!, rank.denominatorDF, rank.p]
        #expect(disagreements(ranks, expected["siblings_rank"], relative: 1e-8) == [])
    }

    @Test func waveRecodeOfCaregivers() {
        let codes = frame["caregiver"]!.categories.codes
        let known = GroupIndex(codes: groups.codes.indices.map { groups.codes[$0] < 0 ? -1 : 0 }, count: 1)
        let shares = design.proportions(of: codes, levelNames: (1...5).map(String.init), by: known)
        #expect(disagreements(shares.values, expected["caregivers"], relative: 1e-10) == [])
    }

    @Test(arguments: [
        ("logit", "depressed ~ leftBehind + age + sex + ses + siblings", Family.binomial),
        ("poisson", "friends ~ leftBehind + sex + age", Family.poisson),
    ])
    func regression(name: String, formula: String, family: Family) throws {
        let fit = try design.regress(
            try ModelFormula(formula), RegressionSpecification(family: family), in: frame
        ) { domain[$0] }
        var numbers = fit.coefficients.values + fit.coefficients.standardErrors
        if name == "logit" {
            numbers.append(fit.coefficients.degreesOfFreedom)
            #expect([Double(fit.n)] == expected["logit_n"])
        }
        #expect(disagreements(numbers, expected[name], relative: 1e-8) == [])
    }
}
