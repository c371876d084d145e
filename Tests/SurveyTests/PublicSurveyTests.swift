import Estimation
import Formula
import Frame
import Survey
import SurveyData
import TestSupport
import Testing

/// Three public surveys, read as they are published, against R's survey package
/// (Tests/Fixtures/public-surveys/generate.R). Skipped where the files are absent.
@Suite("Public surveys against R survey", .enabled(if: Places.hasReference, Comment(rawValue: Places.noReference)))
struct PublicSurveyTests {
    let expected: FixtureNumbers

    init() throws {
        expected = try FixtureNumbers("public-surveys")
    }

    /// A survey read without a codebook, and its design.
    private struct Sample {
        let frame: DataFrame
        let design: SurveyDesign

        init(_ path: String, _ declaration: DesignDeclaration, variables: Set<String>) throws {
            let file = try SurveyFile(path: Places.data(path))
            let table = try file.load(variables.union(declaration.variableNames))
            frame = table.frame
            design = try SurveyDesign(declaration, in: table.frame, locate: table.position)
        }

        /// The rows of each category of a variable, within a domain.
        func groups(_ name: String, where isMember: [Bool]? = nil) -> GroupIndex {
            let categories = frame[name]!.categories
            return GroupIndex(
                codes: categories.codes.indices.map { isMember?[$0] ?? true ? categories.codes[$0] : -1 },
                count: categories.levels.count)
        }

        /// The share of a level of a variable in each group, then the standard errors.
        func shares(of level: String, _ name: String, by groups: GroupIndex) throws -> [Double] {
            let categories = frame[name]!.categories
            let index = try #require(categories.levels.index(named: level))
            let found = design.proportions(of: categories.codes, levelNames: categories.levels.map(\.name), by: groups)
            let places = (0..<groups.count).map { $0 * categories.levels.count + index }
            return places.map { found.values[$0] } + places.map { found.standardErrors[$0] }
        }

        func test(_ name: String, by groups: GroupIndex) throws -> [Double] {
            let categories = frame[name]!.categories
            let sums = design.levels(categories.codes, levelCount: categories.levels.count, by: groups)
            let test = try design.compareProportions(sums).get()
            return [test.statistic, test.numeratorDF!, test.denominatorDF, test.p]
        }

        func model(_ formula: String, event: String, where isMember: (Int) -> Bool) throws -> [Double] {
            let fit = try design.regress(
                ModelFormula(formula), RegressionSpecification(family: .binomial, event: event), in: frame,
                where: isMember)
            return fit.coefficients.values + fit.coefficients.standardErrors
        }
    }

    /// Children with neither parent in the household against the rest: delayed care, coverage.
    @Test func childrenWithoutParents() throws {
        let sample = try Sample(
            "practools_nhis/nhis.large.csv.gz",
            DesignDeclaration(weights: "svywt", strata: ["stratum"], clusters: ["psu"], nested: true),
            variables: ["age.grp", "parents", "delay.med", "notcov", "sex", "hisp"])
        let child = sample.frame["age.grp"]!.doubles!.map { $0 == 1 }
        let parents = sample.groups("parents", where: child)
        #expect([Double(child.count { $0 })] == expected["nhis_children"])
        for (name, variable) in [("nhis_delayed", "delay.med"), ("nhis_uncovered", "notcov")] {
            let shares = try sample.shares(of: "1", variable, by: parents)
            #expect(disagreements(shares, expected[name], relative: 1e-10) == [])
            let test = try sample.test(variable, by: parents)
            #expect(disagreements(test, expected["\(name)_test"], relative: 1e-8) == [])
        }
        let odds = try sample.model(
            "categorical(notcov) ~ categorical(parents) + categorical(sex) + categorical(hisp)", event: "1"
        ) { child[$0] }
        #expect(disagreements(odds, expected["nhis_odds"], relative: 1e-8) == [])
    }

    /// 194,000 pupils in districts and years with their own strata, some with one school.
    @Test func hopelessnessByYear() throws {
        let sample = try Sample(
            "yrbs/yrbs_district_2013_2019.csv.gz",
            DesignDeclaration(
                weights: "weight", strata: ["state", "district", "year", "stratum"], clusters: ["PSU"], nested: true,
                singlePSU: .centre),
            variables: ["is_hopeless"])
        let shares = try sample.shares(of: "yes", "is_hopeless", by: sample.groups("year"))
        #expect(disagreements(shares, expected["yrbs_hopeless"], relative: 1e-9) == [])
        #expect(sample.design.degreesOfFreedom { _ in true } == expected["yrbs_df"][0])
    }

    @Test func lowBirthWeight() throws {
        let sample = try Sample(
            "nsfg_2015_2017/NSFG_data.csv.gz",
            DesignDeclaration(weights: "wgt", strata: ["strata"], clusters: ["SECU"], nested: true),
            variables: ["LBW", "race", "age", "income"])
        let shares = try sample.shares(of: "yes", "LBW", by: sample.groups("race"))
        #expect(disagreements(shares, expected["nsfg_low"], relative: 1e-10) == [])
        let model = try sample.model("LBW ~ age + income", event: "yes") { _ in true }
        #expect(disagreements(model, expected["nsfg_model"], relative: 1e-8) == [])
    }
}
