import Estimation
import Formula
import Frame
import Glibc
import LinearAlgebra
import RowBlocks

/// Where the probability of answering comes from.
public enum ResponsePropensitySource: Sendable, Equatable {
    /// A variable that holds it.
    case variable(String)
    /// A logistic regression of answering on these terms, as `age + sex`.
    case model(String)

    /// The variables read.
    public var variableNames: [String] {
        switch self {
        case .variable(let name): [name]
        case .model(let terms): ResponseModel(terms: terms).variableNames
        }
    }

    /// What messages and reports call it.
    var name: String {
        switch self {
        case .variable(let name): name
        case .model(let terms): "logit(\(terms))"
        }
    }
}

/// The probability of answering from a logistic regression on what is known of respondents and non-respondents alike,
/// weighted by the weights before the adjustment (Little 1986, *Int. Stat. Rev.* 54, 139).
struct ResponseModel {
    /// The right side of a formula, as `age + sex`.
    let terms: String

    private var formula: ModelFormula? { try? ModelFormula("\(Self.outcome) ~ \(terms)") }

    /// A name that no file has.
    private static let outcome = "responds.in.this.survey"

    /// The variables of the terms.
    var variableNames: [String] { formula?.variableNames.filter { $0 != Self.outcome } ?? [] }

    /// The probability of every row of positive weight; NaN of others.
    func propensities(
        _ status: [ResponseStatus], weights: [Double], in frame: DataFrame
    ) throws(WeightingError) -> [Double] {
        guard let formula else { throw .responseModel(terms: terms, reason: "it is no formula") }
        var frame = frame
        let isKnown = status.map { $0 == .respondent || $0 == .nonRespondent }
        frame.set(Column(name: Self.outcome, values: .numeric(status.map { $0 == .respondent ? 1 : 0 })))
        do {
            let schema = try Schema(formula, in: frame, references: [:])
            let all = try ModelFrame(formula, in: frame, schema: schema) { weights[$0] > 0 }
            if let missing = all.exclusions.first {
                let reason =
                    "'\(missing.variable)' is missing in \(missing.count) rows of positive weight; impute it, or make "
                    + "the missing values a level of their own"
                throw WeightingError.responseModel(terms: terms, reason: reason)
            }
            let fitted = try ModelFrame(formula, in: frame, schema: schema) { weights[$0] > 0 && isKnown[$0] }
            let rows = fitted.rows.map { Int($0) }
            let mean = rows.reduce(0) { $0 + weights[$1] } / Double(rows.count)
            let fit = GLMProblem(
                family: .binomial, link: .logit, design: fitted.design,
                response: rows.map { status[$0] == .respondent ? 1 : 0 }, weights: rows.map { weights[$0] / mean }
            ).fit()
            guard fit.converged else {
                throw WeightingError.responseModel(
                    terms: terms, reason: "it has no solution: a combination of levels has respondents only, or none")
            }
            return probabilities(all, fit.coefficients, count: frame.rowCount)
        } catch let error as WeightingError {
            throw error
        } catch {
            throw .responseModel(terms: terms, reason: "\(error)")
        }
    }

    private func probabilities(_ all: ModelFrame, _ coefficients: [Double], count: Int) -> [Double] {
        var predictor = [Double](repeating: 0, count: all.rows.count)
        let blocks = RowBlocks(rowCount: all.rows.count, blockSize: 4_096)
        var scratch = [Double](repeating: 0, count: blocks.blockSize)
        for rows in blocks {
            for column in coefficients.indices where !coefficients[column].isNaN {
                var span = scratch.mutableSpan
                all.design.expand(column: column, rows: rows, into: &span)
                for row in rows { predictor[row] += coefficients[column] * scratch[row - rows.lowerBound] }
            }
        }
        var probabilities = [Double](repeating: .nan, count: count)
        for (row, value) in zip(all.rows, predictor) { probabilities[Int(row)] = 1 / (1 + exp(-value)) }
        return probabilities
    }
}
