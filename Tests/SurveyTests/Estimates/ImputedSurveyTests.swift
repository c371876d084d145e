import Estimation
import FileFormats
import Formula
import Frame
import Survey
import TestSupport
import Testing

/// Five imputations of a survey, each analysed under its design, against R's survey and mitools (`mi.json` of the
/// reference material).
@Suite(
    "Multiple imputation against R's survey and mitools",
    .enabled(if: Places.hasReference, Comment(rawValue: Places.noReference)))
struct ImputedSurveyTests {
    private let frame: DataFrame
    private let design: SurveyDesign

    init() throws {
        frame = try CSVFile(path: Places.reference("data/mi_syn_long.csv")).read().frame
        // One design of the stacked imputations would count its units five times: each imputation is a domain of its own
        // copy of the strata.
        design = try SurveyDesign(
            DesignDeclaration(weights: "weight", strata: [".imp", "stratum"], clusters: ["psu"], nested: true),
            in: frame,
            locate: { row, _ in SourcePosition(file: "mi_syn_long.csv", line: row + 2) })
    }

    private func combined(_ estimate: (Int) throws -> Estimates) throws -> Estimates {
        try Estimates.combining((1...5).map(estimate), by: ImputationRule(degreesOfFreedom: .rubin)).estimates
    }

    private func agree(_ found: Estimates, _ id: String, relative: Double, withDF: Bool = true) throws {
        let item = try #require(ReferenceCase.load("mi").first { $0.id == id })
        func part(_ name: String) throws -> [Double] {
            try #require(item.results.first { $0.part == name }).value.numbers
        }
        #expect(disagreements(found.values, try part("coef"), relative: relative) == [])
        #expect(disagreements(found.standardErrors, try part("se"), relative: relative) == [])
        if withDF { #expect(disagreements(found.ownDegreesOfFreedom ?? [], try part("df"), relative: 1e-5) == []) }
    }

    @Test("Means of two variables")
    func means() throws {
        let numbers = frame[".imp"]!.doubles!
        let found = try combined { draw in
            design.means(
                of: ["ses", "bmi"].map { NumericVariable($0, frame[$0]!.doubles!) },
                by: GroupIndex(domain: numbers.map { $0 == Double(draw) }))
        }
        try agree(found, "MIcombine(with(dmi,svymean(~ses+bmi)))", relative: 1e-9)
    }

    private func model(_ formula: String, _ family: Family) throws -> Estimates {
        let numbers = frame[".imp"]!.doubles!
        return try combined { draw in
            try design.regress(
                ModelFormula(formula), RegressionSpecification(family: family), in: frame,
                where: { numbers[$0] == Double(draw) }
            ).coefficients
        }
    }

    @Test("A linear and a logistic regression")
    func models() throws {
        // R was given the complete data's degrees of freedom in the first, for another formula than Rubin's.
        try agree(
            try model("y_cont ~ categorical(f_lbc) + categorical(f_sex) + age + ses + support", .gaussian),
            "MIcombine(with(dmi,svyglm(y_cont~f_lbc+f_sex+age+ses+support)),df.complete=160)", relative: 1e-8,
            withDF: false)
        try agree(
            try model("y_bin ~ categorical(f_lbc) + ses + support", .binomial),
            "MIcombine(with(dmi,svyglm(y_bin~f_lbc+ses+support,family=quasibinomial())))", relative: 1e-6)
    }
}
