import Estimation
import LinearAlgebra
import Probability
import Results
import Survey

import func Glibc.exp

/// Takes the parts R's extractors take from an object, as numbers in R's order.
struct ReferenceParts {
    let object: ReferenceObject

    func extract(_ extractor: String) throws -> [Double] {
        let text = extractor.filter { $0 != " " }
        switch object {
        case .estimates(let estimates, let degf, let effects):
            return try part(text, of: estimates, degf: degf, effects: effects)
        case .byGroup(let estimates, let degf, let groups, let effects):
            if text == "as.data.frame(.)" { return dataFrame(estimates, effects: effects) }
            _ = groups
            return try part(text, of: estimates, degf: degf, effects: effects)
        case .regression(let fit, let scale): return try part(text, of: fit, devianceScale: scale)
        case .test(let test, let estimate, let interval): return try part(text, of: test, estimate, interval)
        case .numbers(let numbers): return numbers
        case .weights(let weights): return text == "sum(.)" ? [weights.reduce(0, +)] : weights
        case .design(let study): return try part(text, of: study)
        case .hadamard: throw NotCovered(reason: "another Hadamard matrix of the same order")
        case .proportion(let value, let interval): return text == "attr(.,'ci')" ? interval : [value]
        case .logLinear(let comparison): return try part(text, of: comparison)
        case .survival(let times, let hazards):
            switch text {
            case ".$time[1:20]": return times
            case ".$surv[1:20]": return hazards.values.map { exp(-$0) }
            default: return hazards.covariance.diagonal
            }
        case .distribution(let values, let weights):
            let total = weights.reduce(0, +)
            return [500, 600, 700].map { point in
                zip(values, weights).reduce(0) { $0 + ($1.0 <= point ? $1.1 : 0) } / total
            }
        }
    }

    private func part(_ text: String, of estimates: Estimates, degf: Double, effects: [Double]) throws -> [Double] {
        switch text {
        case "coef(.)", "as.matrix(.)": return estimates.values
        case "SE(.)": return estimates.standardErrors
        case "vcov(.)": return rows(estimates.covariance)
        case "cv(.)": return zip(estimates.standardErrors, estimates.values).map { $0 / $1 }
        case "deff(.)": return effects
        case "confint(.)": return intervals(estimates, df: .infinity)
        case _ where text.hasPrefix("confint(.,df=degf("): return intervals(estimates, df: degf)
        case _ where text.hasPrefix("degf("): return [degf]
        default: throw NotCovered(reason: "part \(text)")
        }
    }

    /// What R's replicate designs say of themselves.
    private func part(_ text: String, of study: ReferenceStudy) throws -> [Double] {
        guard case .replicated(let replication) = study.design.method else { throw NotCovered(reason: "no replicates") }
        switch text {
        case ".$scale": return [replication.scale]
        case ".$rscales": return replication.scales
        case ".$rscales[1:3]": return Array(replication.scales.prefix(3))
        case _ where text.hasPrefix("degf("): return [study.degreesOfFreedom]
        default: throw NotCovered(reason: "part \(text)")
        }
    }

    /// `se`, normal interval, cv and variance, as `svyby(vartype = …)` lays them out; or design effects.
    private func dataFrame(_ estimates: Estimates, effects: [Double]) -> [Double] {
        if !effects.isEmpty { return estimates.values + estimates.standardErrors + effects }
        let bounds = intervals(estimates, df: .infinity)
        let lower = stride(from: 0, to: bounds.count, by: 2).map { bounds[$0] }
        let upper = stride(from: 1, to: bounds.count, by: 2).map { bounds[$0] }
        return estimates.values + estimates.standardErrors + lower + upper
            + zip(estimates.standardErrors, estimates.values).map { $0 / $1 } + estimates.covariance.diagonal
    }

    private func part(_ text: String, of fit: RegressionFit, devianceScale: Double) throws -> [Double] {
        let estimates = fit.coefficients
        switch text {
        case "coef(.)": return estimates.values
        case "sqrt(diag(vcov(.)))": return estimates.standardErrors
        case "vcov(.)": return rows(estimates.covariance)
        case "confint(.)": return intervals(estimates, df: estimates.degreesOfFreedom)
        case "confint(.,ddf=Inf)": return intervals(estimates, df: .infinity)
        case ".$df.residual": return [estimates.degreesOfFreedom]
        case "deviance(.)": return [fit.deviance * devianceScale]
        case "summary(.)$coefficients":
            return estimates.values.indices.flatMap { index in
                [
                    estimates.values[index], estimates.standardErrors[index],
                    estimates.values[index] / estimates.standardErrors[index], estimates.pValues[index],
                ]
            }
        default: throw NotCovered(reason: "part \(text)")
        }
    }

    private func part(_ text: String, of test: TestResult, _ estimate: Double?, _ interval: [Double]) throws -> [Double]
    {
        switch text {
        // For several groups R files the degrees of freedom under `statistic` and χ² under `parameter`.
        case ".$statistic" where test.kind == .rankF: return [test.numeratorDF ?? .nan]
        case ".$parameter" where test.kind == .rankF: return [test.statistic * (test.numeratorDF ?? .nan)]
        case ".$statistic": return [test.statistic]
        case ".$Ftest": return [test.denominatorDF == .infinity ? .nan : test.statistic]
        case ".$chisq": return [test.statistic * (test.numeratorDF ?? 1)]
        case ".$parameter":
            return [test.numeratorDF, test.denominatorDF].compactMap { $0 }.filter { $0 != .infinity }
        case ".$df": return [test.numeratorDF ?? .nan]
        case ".$ddf": return [test.denominatorDF]
        case ".$p.value", ".$p": return [test.p]
        case ".$estimate": return [estimate ?? .nan]
        case "as.numeric(confint(.))", "as.numeric(.$conf.int)": return interval
        default: throw NotCovered(reason: "part \(text)")
        }
    }

    /// The statistic, its first-order p-value and, in R, a p-value that is not asked for between them.
    private func part(_ text: String, of comparison: LogLinearTable.Comparison) throws -> [Double] {
        func pair(_ test: QuadraticTest) -> [Double] { [test.statistic, .nan, test.raoScottChiSquared().p] }
        switch text {
        case "unlist(.$score)[1:3]": return pair(comparison.score)
        case "unlist(.$dev)[1:3]": return pair(comparison.deviance)
        case ".$a":
            // R hands Δ, which is not symmetric, to `eigen(symmetric = TRUE)`; only its trace is right.
            throw NotCovered(reason: "eigenvalues of half of Δ")
        default: return [comparison.score.raoScottChiSquared().p]
        }
    }

    private func rows(_ matrix: Matrix) -> [Double] { matrix.transposed.storageByColumn }

    private func intervals(_ estimates: Estimates, df: Double) -> [Double] {
        let t = StudentT(degreesOfFreedom: df).upperQuantile(0.025)
        return zip(estimates.values, estimates.standardErrors).flatMap { [$0 - t * $1, $0 + t * $1] }
    }
}

extension Matrix {
    /// The elements, column by column.
    var storageByColumn: [Double] { (0..<columns).flatMap { column($0) } }
}
