import Estimation
import Formula
import Frame
import LinearAlgebra
import Probability
import Results
import Survey
import SurveyData
import TestSupport

extension ReferenceInterpreter {
    func independence(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "table") }
        let study = try study(call.positional(1))
        let names = formula.split(separator: "+").map { $0.filter { $0 != " " } }
        let rows = study.frame[names[0]]!.categories
        let columns = study.frame[names[1]]!.categories
        let groups = rows.codes.indices.map { study.domain[$0] ? rows.codes[$0] : -1 }
        let sums = study.design.levels(
            columns.codes, levelCount: columns.levels.count, by: GroupIndex(codes: groups, count: rows.levels.count))
        let table = TwoWayTable(sums, design: study.design)
        var statistic = "F"
        if case .string(let named)? = call.named("statistic") { statistic = named }
        switch statistic {
        case "F": return .test(table.raoScottF(), estimate: nil, interval: [])
        case "Chisq":
            // R scales X² to all rows, those with a missing value included; this package to the rows in the table.
            let test = table.raoScottChiSquared()
            let scale = Double(study.domain.count { $0 }) / Double(table.n)
            return .test(
                TestResult(
                    kind: test.kind, statistic: test.statistic * scale, numeratorDF: test.numeratorDF,
                    denominatorDF: test.denominatorDF, p: test.p), estimate: nil, interval: [])
        case "Wald": return .test(table.waldIndependence(), estimate: nil, interval: [])
        case "adjWald": return .test(table.adjustedWaldIndependence(), estimate: nil, interval: [])
        case "saddlepoint", "lincom":
            let scale = Double(study.domain.count { $0 }) / Double(table.n)
            return mixtureTest(table.pearsonTest, scale: scale, isSaddlepoint: statistic == "saddlepoint")
        case "wls-score":
            // R divides by the square of the number of rows, not by the degrees of freedom: see docs/numbers.md.
            let test = table.scoreIndependence()
            let k = test.numeratorDF ?? 1
            let value = test.statistic * k / Double(table.groupCount * table.groupCount)
            return .test(
                TestResult(
                    kind: test.kind, statistic: value, numeratorDF: k, denominatorDF: test.denominatorDF,
                    p: FDistribution(numeratorDF: k, denominatorDF: test.denominatorDF).upperTail(value)),
                estimate: nil, interval: [])
        default: throw NotCovered(reason: "svychisq statistic \(statistic) comes with the survey engine's tests")
        }
    }

    func tTest(_ call: RCall) throws -> ReferenceObject {
        guard let formula = call.formula(0) else { throw NotCovered(reason: "formula") }
        let study = try study(call.positional(1))
        if formula.hasSuffix("~0") {
            let expression = formula.dropFirst(2).prefix { $0 != ")" }
            let column = try Survey_Expression(String(expression), study.frame)
            let means = study.design.means(of: [NumericVariable("difference", column)], by: study.groups)
            // R takes one degree of freedom more from the one-sample test than the estimate costs.
            return test(means, means.degreesOfFreedom - 1)
        }
        let sides = formula.split(separator: "~").map { $0.filter { $0 != " " } }
        let group = study.frame[sides[1]]!.categories
        let codes = group.codes.indices.map { study.domain[$0] ? group.codes[$0] : -1 }
        let index = GroupIndex(codes: codes, count: group.levels.count)
        let variable = try variables(sides[0], in: study)
        let means = study.design.means(of: variable, by: index.complete(variable))
        return test(means.differences(), means.degreesOfFreedom - 1)
    }

    private func test(_ estimate: Estimates, _ df: Double) -> ReferenceObject {
        let half = StudentT(degreesOfFreedom: df).upperQuantile(0.025) * estimate.standardErrors[0]
        return .test(
            estimate.tTest(denominatorDF: df), estimate: estimate.values[0],
            interval: [estimate.values[0] - half, estimate.values[0] + half])
    }

    /// The values of a calculation.
    private func Survey_Expression(_ text: String, _ frame: DataFrame) throws -> [Double] {
        let expression = try SurveyData.Expression(text, at: SourcePosition(file: "reference", line: 1))
        return try expression.column(named: "value", label: nil, in: frame).doubles!
    }

    func rankTest(_ call: RCall) throws -> ReferenceObject {
        let scores: [String: RankScore] = [
            "wilcoxon": .wilcoxon, "KruskalWallis": .wilcoxon, "vanderWaerden": .vanDerWaerden, "median": .median,
        ]
        guard case .formula(let formula) = call.positional(0) else { throw NotCovered(reason: "formula") }
        var score = RankScore.wilcoxon
        if let argument = call.named("test") {
            if case .string(let name) = argument, let named = scores[name] { score = named }
        }
        let study = try study(call.positional(1))
        let sides = formula.split(separator: "~").map { $0.filter { $0 != " " } }
        let group = study.frame[sides[1]]!.categories
        let index = GroupIndex(
            codes: group.codes.indices.map { study.domain[$0] ? group.codes[$0] : -1 }, count: group.levels.count)
        let values = try variables(sides[0], in: study)[0].values
        var ranks = rankScores(values, study.design.weights.values, score) { index.codes[$0] >= 0 }
        if call.namedText("test") == "upperQuarter" {
            ranks = ranks.map { $0.isNaN ? .nan : $0 > 0.75 ? 1 : 0 }
        }
        let test = try study.design.compareMeans(study.design.moments(of: ranks, by: index), isLinear: true)
            .get()
        let means = study.design.means(of: [NumericVariable("rank", ranks)], by: index)
        let isT = test.kind == .designT
        return .test(
            TestResult(
                kind: isT ? .rankT : .rankF, statistic: test.statistic, numeratorDF: test.numeratorDF,
                denominatorDF: test.denominatorDF, p: test.p),
            estimate: means.values[1] - means.values[0], interval: [])
    }

    /// Scores as R ranks tied observations: one after another in the order of rows, then averaged. Where nothing is tied
    /// they are this package's own.
    private func rankScores(
        _ values: [Double], _ weights: [Double], _ score: RankScore, where isMember: (Int) -> Bool
    ) -> [Double] {
        let rows = values.indices.filter { isMember($0) && weights[$0] > 0 && !values[$0].isNaN }
            .sorted { (values[$0], $0) < (values[$1], $1) }
        let total = rows.reduce(0) { $0 + weights[$1] }
        var ranks = [Double](repeating: .nan, count: values.count)
        var before = 0.0
        for row in rows {
            ranks[row] = (before + weights[row] / 2) / total
            before += weights[row]
        }
        for tied in Dictionary(grouping: rows, by: { values[$0] }).values {
            let mean = tied.reduce(0) { $0 + ranks[$1] } / Double(tied.count)
            for row in tied { ranks[row] = mean }
        }
        switch score {
        case .wilcoxon: return ranks
        case .vanDerWaerden: return ranks.map { $0.isNaN ? .nan : StandardNormal().quantile($0) }
        case .median: return ranks.map { $0.isNaN ? .nan : $0 > 0.5 ? 1 : 0 }
        }
    }

    // MARK: Regression

    func regression(_ call: RCall) throws -> ReferenceObject {
        guard case .formula(var text) = call.positional(0) else { throw NotCovered(reason: "formula") }
        text = text.replacing("I(sch.wide=='Yes')", with: "schwideYes")
        text = text.replacing("I(comp.imp=='Yes')", with: "compimpYes")
        let study = try study(call.named("design") ?? call.positional(1))
        guard let family = families[call.namedText("family") ?? "gaussian"] else {
            throw NotCovered(reason: "family \(call.namedText("family") ?? "") comes with the regression chapter")
        }
        let fit = try study.design.regress(
            try ModelFormula(text), RegressionSpecification(family: family.0, link: family.1), in: study.frame
        ) { study.domain[$0] }
        let weights = study.design.weights.values
        let all = weights.indices.filter { study.domain[$0] }
        let mean = all.reduce(0) { $0 + weights[$1] } / Double(all.count)
        return .regression(fit, devianceScale: fit.meanWeight / mean)
    }

    private var families: [String: (Family, Link)] {
        [
            "gaussian": (.gaussian, .identity), "quasibinomial()": (.binomial, .logit),
            "quasibinomial(link='probit')": (.binomial, .probit), "quasibinomial('probit')": (.binomial, .probit),
            "quasibinomial(link='cloglog')": (.binomial, .complementaryLogLog), "quasipoisson()": (.poisson, .log),
            "Gamma(link='log')": (.gamma, .log),
        ]
    }

    func termTest(_ call: RCall) throws -> ReferenceObject {
        if let method = call.namedText("method") {
            throw NotCovered(reason: "regTermTest(method=\(method)) comes with the regression chapter")
        }
        let fit: RegressionFit
        switch call.positional(0) {
        case .name(let name):
            // The models of the setup, on the design that ends the case's name.
            let design = id.split(separator: "_").last.map(String.init) ?? ""
            let formula = name == "m" ? "api00~ell+meals+mobility+stype" : "I(sch.wide=='Yes')~ell+meals+stype"
            let family = name == "m" ? "" : ", family=quasibinomial()"
            guard case .regression(let model, _) = try evaluate("svyglm(\(formula), design=\(design)\(family))") else {
                throw NotCovered(reason: "model")
            }
            fit = model
        default:
            guard case .regression(let model, _) = try evaluate(call.text(0)) else { throw NotCovered(reason: "model") }
            fit = model
        }
        let names = (call.formula(1) ?? "").split(separator: "+").map { $0.filter { $0 != " " } }
        let terms = fit.formula.terms.indices.filter {
            names.contains(fit.formula.terms[$0].name)
        }
        let isChiSquared = call.namedText("df") == "Inf"
        guard let result = fit.waldTest(ofTerms: terms, denominatorDF: isChiSquared ? .infinity : nil) else {
            throw NotCovered(reason: "no estimated coefficient")
        }
        return .test(result, estimate: nil, interval: [])
    }
}
