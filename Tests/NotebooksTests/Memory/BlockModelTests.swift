import TestSupport
import Testing

@testable import Notebooks

@Suite("Models of a file in blocks")
struct BlockModelTests {
    static let sizes = [1, 1 << 18]

    @Test("Crude and adjusted logistic models, interactions, references, counts by level")
    func logistic() throws {
        let body = """
            ```lbc model
            id: m
            outcome: depressed
            family: binomial
            models:
              Crude: leftBehind
              Adjusted: leftBehind * ses + age + sex + siblings
            reference: {leftBehind: both}
            ```

            ```lbc model
            id: narrow
            outcome: ses
            models: {A: age}
            ```

            ```lbc table1
            id: t
            rows: [caregiver, boarding, friends, sleepHours, bullied, fatherEducation, motherEducation, siblings]
            ```
            """
        let more = "population: hukou == rural and age < 16"
        #expect(BlockLaw.hold(try BlockEstimateTests.pupils(body, more: more), sizes: Self.sizes) == nil)
    }

    @Test("Counts with an offset, a linear model, a transformed outcome, samples of their own")
    func others() throws {
        let body = """
            ```lbc model
            id: counts
            formula: "friends ~ leftBehind + sex + offset(log(age))"
            family: poisson
            ```

            ```lbc model
            id: linear
            outcome: cesd10
            models: {A: age + poorSleep, B: caregiver + log(fatherMonths) + square(ses)}
            sample: available
            ```

            ```lbc model
            id: transformed
            formula: "sqrt(cesd10) ~ categorical(siblings) + categorical(school):ses"
            ```

            ```lbc model
            id: wide
            formula: "ses ~ schoolName + age"
            ```
            """
        let more = """
            derive:
              poorSleep: {condition: sleepHours < 7}
            """
        #expect(BlockLaw.hold(try BlockEstimateTests.pupils(body, wave: 2, more: more), sizes: Self.sizes) == nil)
    }

    @Test("Without a codebook: two codes as outcome, numbers as categories, texts")
    func undeclared() throws {
        let body = """
            ```lbc model
            id: m
            outcome: RIAGENDR
            family: binomial
            models: {All: categorical(race) + agecat + HI_CHOL}
            ```

            ```lbc model
            id: c
            formula: "HI_CHOL ~ race + agecat"
            family: binomial
            link: probit
            sample: available
            ```
            """
        #expect(BlockLaw.hold(try BlockEstimateTests.adults(body), sizes: Self.sizes) == nil)
    }

    /// A hundred and twenty rows of twelve units: y counts, z is told by x without fail, k repeats x.
    private static func hold(_ body: String) throws -> String? {
        let rows = (0..<120).map { row in
            "\(row / 60),\(row / 10),\(1 + row % 3),\(row * 7 % 5),\(row % 8),\(row % 8 > 4 ? 1 : 0),\(2 * (row % 8)),"
                + "\(row % 9 == 0 ? "" : "1"),\(row % 2 == 0 ? "北" : "南"),same"
        }
        let (plan, folder) = try BlockLaw.plan(
            body, csv: "s,p,w,y,x,z,k,m,t,u\n" + rows.joined(separator: "\n") + "\n",
            front: "design: {weights: w, strata: s, clusters: p, nested: true}")
        return withExtendedLifetime(folder) { BlockLaw.hold(plan, threads: [1, 3]) }
    }

    @Test("What cannot be fitted is said alike: separation, aliasing, one level, no rows, wrong outcomes")
    func refusals() throws {
        let formulas = [
            ("binomial", "z ~ x"), ("gaussian", "y ~ x + k"), ("gaussian", "y ~ x + u"), ("poisson", "y ~ x + t"),
            ("gaussian", "y ~ log(x)"), ("binomial", "y ~ x"), ("gamma", "y ~ x"), ("gaussian", "t ~ x"),
            ("gaussian", "m ~ x"), ("binomial", "t ~ y"), ("gaussian", "y ~ t*x + offset(k)"), ("gaussian", "y ~ u"),
            ("poisson", "y ~ x + offset(t)"), ("gaussian", "y ~ categorical(x):t - 1"),
        ]
        let blocks = formulas.enumerated().map { index, model in
            "```lbc model\nid: m\(index)\nfamily: \(model.0)\nformula: \"\(model.1)\"\n```\n"
        }
        #expect(try Self.hold(blocks.joined(separator: "\n")) == nil)
    }
}
