import Estimation
import Formula
import Glibc
import Results

/// Turns a fit into statistics.
struct ModelStatistics {
    let fit: RegressionFit
    let analysis: String
    let model: String
    let level: Double
    let intervals: Inference.Intervals

    /// Coefficients, their ratios where the link makes them so, term tests and the numbers analysed.
    var all: [Statistic] {
        coefficients + termTests
    }

    /// What exp(β) is under the model's family and link, if anything.
    static func ratio(_ specification: RegressionSpecification) -> StatisticName? {
        switch (specification.family, specification.link) {
        case (.binomial, .logit): .oddsRatio
        case (.binomial, .log): .riskRatio
        case (.poisson, .log): .rateRatio
        case (.gamma, .log), (.gaussian, .log): .meanRatio
        default: nil
        }
    }

    private var coefficients: [Statistic] {
        let estimates = fit.coefficients.referred(to: self.intervals)
        let intervals = estimates.intervals(level: level)
        let errors = estimates.standardErrors
        let probabilities = estimates.pValues
        let ratio = Self.ratio(fit.specification)
        return fit.columns.indices.flatMap { column -> [Statistic] in
            let meaning = fit.columns[column]
            guard let index = fit.estimate(ofColumn: column) else {
                return [statistic(meaning, .coefficient, .nan)]
            }
            var coefficient = statistic(meaning, .coefficient, estimates.values[index])
            coefficient.standardError = errors[index]
            coefficient.interval = intervals[index]
            coefficient.degreesOfFreedom = estimates.degreesOfFreedom(of: index)
            coefficient.p = probabilities[index]
            coefficient.n = fit.n
            guard let ratio, meaning.term != nil else { return [coefficient] }
            var exponentiated = coefficient
            exponentiated.name = ratio
            exponentiated.value = exp(coefficient.value)
            exponentiated.standardError = nil
            exponentiated.interval = Interval(
                lower: exp(intervals[index].lower), upper: exp(intervals[index].upper), level: level)
            return [coefficient, exponentiated]
        }
    }

    private func statistic(_ meaning: ColumnMeaning, _ name: StatisticName, _ value: Double) -> Statistic {
        Statistic(
            analysis: analysis, model: model, variable: meaning.variable, level: meaning.level, name: name, value: value
        )
    }

    /// A Wald test of every term with more than one coefficient.
    private var termTests: [Statistic] {
        fit.formula.terms.indices.compactMap { term in
            let size = fit.columns.count { $0.term == term }
            guard size > 1, let test = fit.waldTest(ofTerm: term)?.referred(to: intervals) else { return nil }
            return Statistic(
                analysis: analysis, model: model, variable: fit.formula.terms[term].name, name: .waldTest,
                value: test.statistic, degreesOfFreedom: test.denominatorDF, numeratorDF: test.numeratorDF, p: test.p,
                test: test.kind)
        }
    }

    /// The numbers analysed.
    var counts: [Statistic] {
        var counts = [Statistic(analysis: analysis, model: model, name: .n, value: Double(fit.n))]
        if let events = fit.events {
            counts.append(Statistic(analysis: analysis, model: model, name: .events, value: Double(events)))
        }
        return counts
    }
}
