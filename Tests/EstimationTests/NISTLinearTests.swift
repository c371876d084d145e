import Estimation
import LinearAlgebra
import TestSupport
import Testing

/// NIST's certified linear regressions: coefficients and standard deviations, in decimal digits.
@Suite("NIST StRD: linear regression", .enabled(if: Places.hasReference, "\(Places.noReference)"))
struct NISTLinearTests {
    struct Problem: Sendable, CustomTestStringConvertible {
        let name: String
        /// The digits asked for.
        let digits: Double
        /// The highest power of x; `nil` where every further column is a predictor.
        let degree: Int?
        var hasIntercept = true

        var testDescription: String { name }
    }

    static let problems: [Problem] = [
        Problem(name: "Norris", digits: 11, degree: 1),
        Problem(name: "Pontius", digits: 11, degree: 2),
        Problem(name: "NoInt1", digits: 12, degree: 1, hasIntercept: false),
        Problem(name: "NoInt2", digits: 12, degree: 1, hasIntercept: false),
        Problem(name: "Filip", digits: 7, degree: 10),
        Problem(name: "Longley", digits: 11, degree: nil),
        Problem(name: "Wampler1", digits: 10, degree: 5),
        Problem(name: "Wampler2", digits: 10, degree: 5),
        Problem(name: "Wampler3", digits: 10, degree: 5),
        Problem(name: "Wampler4", digits: 10, degree: 5),
        Problem(name: "Wampler5", digits: 10, degree: 5),
    ]

    @Test("Certified digits", arguments: problems)
    func certified(_ problem: Problem) throws {
        let file = try NISTFile(problem.name)
        let fit = Self.fit(problem, file.rows)
        let n = Double(file.rows.count)
        #expect(fit.estimatedColumns.count == file.parameters.count, "no column is dropped")
        let variance = fit.deviance / (n - Double(file.parameters.count))
        for (index, certified) in file.parameters.enumerated() {
            let digits = agreeingDigits(fit.coefficients[index], certified.estimate)
            #expect(digits >= problem.digits, "B\(index): \(fit.coefficients[index]), certified \(certified.estimate)")
            let deviation = (variance * fit.inverseInformation[index, index]).squareRoot()
            if certified.standardDeviation == 0 {
                #expect(deviation < 1e-6, "SD of B\(index): \(deviation), certified 0")
            } else {
                let digits = agreeingDigits(deviation, certified.standardDeviation)
                #expect(
                    digits >= min(10, problem.digits),
                    "SD of B\(index): \(deviation), certified \(certified.standardDeviation)")
            }
        }
    }

    /// The digits reached, for the table in docs/numbers.md.
    @Test("The worst digit of each problem is reported")
    func report() throws {
        for problem in Self.problems {
            let file = try NISTFile(problem.name)
            let fit = Self.fit(problem, file.rows)
            let variance = fit.deviance / Double(file.rows.count - file.parameters.count)
            let coefficients = file.parameters.indices.map {
                agreeingDigits(fit.coefficients[$0], file.parameters[$0].estimate)
            }
            let deviations = file.parameters.indices.filter { file.parameters[$0].standardDeviation > 0 }.map {
                agreeingDigits(
                    (variance * fit.inverseInformation[$0, $0]).squareRoot(), file.parameters[$0].standardDeviation)
            }
            print(
                "\(problem.name): coefficients \(coefficients.min() ?? 0), deviations \(deviations.min() ?? 16), condition \(fit.conditionNumber)"
            )
            #expect(fit.converged)
        }
    }

    static func fit(_ problem: Problem, _ rows: [[Double]]) -> GLMFit {
        let predictors = rows.map { row -> [Double] in
            let intercept: [Double] = problem.hasIntercept ? [1] : []
            guard let degree = problem.degree else { return intercept + row.dropFirst() }
            return intercept + (1...degree).map { power in (1...power).reduce(1.0) { value, _ in value * row[1] } }
        }
        let design = Matrix(rows: rows.count, columns: predictors[0].count) { predictors[$0][$1] }
        return GLMProblem(
            family: .gaussian, design: design, response: rows.map { $0[0] },
            weights: [Double](repeating: 1, count: rows.count)
        ).fit()
    }
}
