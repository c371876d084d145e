import Estimation
import Formula
import Frame
import LinearAlgebra
import Probability
import Results
import Survey
import TestSupport

import func Glibc.exp

extension ReferenceInterpreter {
    /// `svyciprop`: the share and its interval.
    func proportion(_ call: RCall) throws -> ReferenceObject {
        let methods: [String: ProportionInterval] = [
            "logit": .logit, "likelihood": .likelihood, "asin": .arcsine, "beta": .beta, "mean": .mean,
            "xlogit": .logit, "wilson": .wilson,
        ]
        guard let formula = call.formula(0), case .string(let name)? = call.named("method"), let method = methods[name]
        else { throw NotCovered(reason: "svyciprop by other arguments") }
        let study = try study(call.positional(1))
        let text = formula.replacing("I(comp.imp=='Yes')", with: "compimpYes")
        guard let categories = study.frame[text == "compimpYes" ? "comp.imp" : text]?.categories else {
            throw NotCovered(reason: "svyciprop of \(text)")
        }
        let isEvent = categories.levels.map { ["1", "Yes"].contains($0.code) }
        let values = categories.codes.map { $0 < 0 ? .nan : isEvent[Int($0)] ? 1.0 : 0 }
        let share = study.design.means(of: [NumericVariable(text, values)], by: study.groups)
        var interval = share.proportionIntervals(method)[0]
        if name == "logit" || name == "likelihood" {
            // The logit of each replicate: R fits the intercept of a logistic model.
            let fit = try study.design.regress(
                ModelFormula("\(text) ~ 1"), RegressionSpecification(family: .binomial), in: study.frame
            ) { study.domain[$0] }
            let (logit, error) = (fit.coefficients.values[0], fit.coefficients.standardErrors[0])
            if name == "likelihood" {
                // Its design effect is that of the logit, too.
                let p = share.values[0]
                let deviation = error * p * (1 - p)
                let scaled = Estimates(
                    names: share.names, values: share.values, covariance: Matrix(column: [deviation * deviation]),
                    degreesOfFreedom: share.degreesOfFreedom, counts: share.counts)
                let ends = scaled.proportionIntervals(.likelihood)[0]
                return .proportion(p, interval: [ends.lower, ends.upper])
            }
            let t = StudentT(degreesOfFreedom: study.degreesOfFreedom).upperQuantile(0.025)
            let half = t * error
            let bounds = [-half, half].map { 1 / (1 + exp(-(logit + $0))) }
            interval = Interval(lower: bounds[0], upper: bounds[1], level: 0.95)
        }
        return .proportion(share.values[0], interval: [interval.lower, interval.upper])
    }

    /// `withReplicates` of a weighted mean.
    func withReplicates(_ text: String) throws -> ReferenceObject {
        let inside = try inner(text, of: "withReplicates").split(separator: ", ", maxSplits: 1)
        guard inside.count == 2, inside[1] == "quote(sum(.weights*api00)/sum(.weights))" else {
            throw NotCovered(reason: "another statistic under replicates")
        }
        let study = try study(.name(String(inside[0])))
        let variable = try variables("api00", in: study)
        return .estimates(
            study.design.means(of: variable, by: study.groups), degf: study.degreesOfFreedom, designEffects: [])
    }

    /// `sapply(c('E','M','H'), function(s) degf(subset(design, stype==s)))`.
    func domainFreedom(_ text: String) throws -> ReferenceObject {
        let parts = text.split(separator: "subset(")
        guard parts.count == 2, parts[1].contains(", stype==s"),
            let name = parts[1].split(separator: ",").first.map(String.init)
        else { throw NotCovered(reason: "sapply of something else") }
        return .numbers(
            try ["E", "M", "H"].map { level in
                try study(.name(name)).restricted(to: "stype == \(level)").degreesOfFreedom
            })
    }
}
