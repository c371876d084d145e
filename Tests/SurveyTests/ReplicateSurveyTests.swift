import Estimation
import Formula
import Frame
import Survey
import SurveyData
import TestSupport
import Testing

/// Public surveys with replicate weights, and two with crossed strata, read as they are published, against R's survey
/// package (Tests/Fixtures/replicate-surveys/generate.R). Skipped where the files are absent.
@Suite(
    "Surveys with replicate weights against R survey",
    .enabled(if: Places.hasReference, Comment(rawValue: Places.noReference)))
struct ReplicateSurveyTests {
    let expected: FixtureNumbers

    init() throws {
        expected = try FixtureNumbers("replicate-surveys")
    }

    private struct Sample {
        let frame: DataFrame
        let design: SurveyDesign

        init(
            _ path: String, _ declaration: DesignDeclaration, variables: Set<String>, derive: [String: String] = [:]
        ) throws {
            let place = SourcePosition(file: "test", line: 1)
            let derivations = try derive.sorted { $0.key < $1.key }.map { name, text in
                Derivation(
                    name: name, label: nil, rule: .expression(try Expression(text, at: place)), position: place)
            }
            let file = try SurveyFile(path: Places.data(path), derivations: derivations)
            let table = try file.load(variables.union(derive.keys).union(declaration.variableNames))
            frame = table.frame
            design = try SurveyDesign(declaration, in: table.frame, locate: table.position)
        }

        var df: Double { design.degreesOfFreedom { _ in true } }

        var all: GroupIndex { GroupIndex(codes: [Int32](repeating: 0, count: frame.rowCount), count: 1) }

        func groups(_ name: String) -> GroupIndex {
            let categories = frame[name]!.categories
            return GroupIndex(codes: categories.codes, count: categories.levels.count)
        }

        /// Means, then their standard errors.
        func means(_ name: String, by group: String? = nil) -> [Double] {
            let variable = NumericVariable(name, frame[name]!.doubles!)
            return numbers(design.means(of: [variable], by: group.map(groups) ?? all))
        }

        func numbers(_ estimates: Estimates) -> [Double] { estimates.values + estimates.standardErrors }

        /// Coefficients, then their standard errors.
        func model(_ formula: String, _ family: Family = .gaussian) throws -> [Double] {
            numbers(
                try design.regress(
                    ModelFormula(formula), RegressionSpecification(family: family), in: frame, where: { _ in true }
                ).coefficients)
        }
    }

    private func agree(_ found: [Double], _ key: String, relative: Double = 1e-9) {
        #expect(disagreements(found, expected[key], relative: relative) == [], "\(key)")
    }

    private func replicates(
        _ weight: String, _ stem: String, _ count: Int, _ kind: ReplicateKind, fay: Double? = nil, scales: [Double] = []
    ) -> DesignDeclaration {
        DesignDeclaration(
            weights: weight,
            replicates: ReplicateDeclaration(
                .variables((1...count).map { "\(stem)\($0)" }, areFactors: false), kind: kind, fay: fay, scales: scales)
        )
    }

    @Test("PISA 2003, Belgium: Fay's replicates, types of school with missing values")
    func belgium() throws {
        let sample = try Sample(
            "pisa2003_belgium/pisa.be.2003.csv.gz", replicates("W_FSTUWT", "W_FSTR", 80, .fay, fay: 0.5),
            variables: ["ESCS1", "school.type", "male", "PV1MATH1"])
        #expect([sample.df] == expected["belgium_df"])
        agree(sample.means("ESCS1", by: "school.type"), "belgium_escs")
        let types = sample.frame["school.type"]!.categories
        let shares = sample.design.proportions(
            of: types.codes, levelNames: types.levels.map(\.name), by: sample.all)
        agree(sample.numbers(shares), "belgium_types")
        agree(
            try sample.model("PV1MATH1 ~ ESCS1 + categorical(male) + categorical(school.type)"), "belgium_model",
            relative: 1e-8)
    }

    @Test("TALIS 2018: Fay's replicates, of which some are combinations of others")
    func talis() throws {
        let sample = try Sample(
            "pisa2018_talis2018_oecd_sample/df_talis18.csv.gz", replicates("tchwgt", "trwgt", 100, .fay, fay: 0.5),
            variables: ["cntry"], derive: ["men": "if(tt3g01 == 2, 1, 0)"])
        #expect([sample.df] == expected["talis_df"])
        agree(sample.means("men", by: "cntry"), "talis_men")
    }

    @Test("NHANES II: half-samples")
    func halfSamples() throws {
        let sample = try Sample(
            "samplics_tests/estimation__nhanes2brr.csv.gz", replicates("finalwgt", "brr_", 32, .balancedHalfSamples),
            variables: ["weight", "height", "region", "highbp", "age", "female"])
        #expect([sample.df] == expected["brr_df"])
        agree(sample.means("weight", by: "region"), "brr_weight")
        let ratio = sample.design.ratios(
            of: NumericVariable("weight", sample.frame["weight"]!.doubles!),
            over: NumericVariable("height", sample.frame["height"]!.doubles!), by: sample.all)
        agree(sample.numbers(ratio), "brr_ratio")
        agree(try sample.model("highbp ~ height + weight + age + female", .binomial), "brr_model", relative: 1e-7)
    }

    @Test("NHANES II: Fay's method with 0.3")
    func fay() throws {
        let sample = try Sample(
            "samplics_tests/estimation__nhanes2fay.csv.gz", replicates("finalwgt", "fay_", 32, .fay, fay: 0.3),
            variables: ["weight", "height", "region", "diabetes", "female"])
        agree(sample.means("weight", by: "region"), "fay_weight")
        agree(sample.means("diabetes", by: "female"), "fay_diabetes")
        agree(try sample.model("weight ~ height + female"), "fay_model", relative: 1e-8)
    }

    @Test("NHANES II: jackknife of 31 strata of two units")
    func jackknife() throws {
        let sample = try Sample(
            "samplics_tests/estimation__nhanes2jknife2.csv.gz",
            replicates(
                "finalwgt", "jkw_", 62, .stratifiedJackknife, scales: [Double](repeating: 0.5, count: 62)),
            variables: ["iron", "race", "diabetes", "age", "female", "rural"])
        #expect([sample.df] == expected["jackknife_df"])
        agree(sample.means("iron", by: "race"), "jackknife_iron")
        let total = sample.design.totals(
            of: [NumericVariable("diabetes", sample.frame["diabetes"]!.doubles!)], by: sample.all)
        agree(sample.numbers(total), "jackknife_total")
        agree(try sample.model("iron ~ age + female + rural"), "jackknife_model", relative: 1e-8)
    }

    @Test("NSCH 2019: strata crossed from state and type of address, households as units")
    func childrensHealth() throws {
        let sample = try Sample(
            "nsch_screener/nsch_2019e_screener.csv.gz",
            DesignDeclaration(weights: "C_FWS", strata: ["FIPSST", "STRATUM"], clusters: ["HHIDS"], nested: true),
            variables: ["C_SEX", "C_AGE_YEARS"],
            derive: ["needs": "if(C_CSHCN == 1, 1, 0)", "emotional": "if(C_K2Q22 == 1, 1, 0)"])
        #expect([sample.df] == expected["nsch_df"])
        agree(sample.means("needs", by: "C_SEX"), "nsch_needs")
        agree(sample.means("emotional"), "nsch_emotional")
        agree(
            try sample.model("needs ~ C_AGE_YEARS + categorical(C_SEX)", .binomial), "nsch_model", relative: 1e-8)
    }

    @Test("NHIS 2015, sample children: codes of missing values, children living with a grandparent")
    func healthInterview() throws {
        let sample = try Sample(
            "nhis_sample_child/samchild_2015.csv.gz",
            DesignDeclaration(weights: "WTFA_SC", strata: ["STRAT_P"], clusters: ["PSU_P"], nested: true),
            variables: ["SEX", "AGE_P"],
            derive: [
                "grandparents": "if(CSRELTVP > 5, missingAs(refused), if(CSRELTVP == 2, 1, 0))",
                "difficult": "if(RSCL6 > 3, missingAs(refused), if(RSCL6 >= 2, 1, 0))",
            ])
        #expect([sample.df] == expected["nhis_df"])
        agree(sample.means("grandparents"), "nhis_grandparents")
        agree(sample.means("difficult", by: "grandparents"), "nhis_difficult")
        agree(
            try sample.model("difficult ~ grandparents + categorical(SEX) + AGE_P", .binomial), "nhis_model",
            relative: 1e-8)
    }
}
