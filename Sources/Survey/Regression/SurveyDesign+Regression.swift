import Estimation
public import Formula
public import Frame
import LinearAlgebra

extension SurveyDesign {
    /// Fits a generalized linear model by pseudo-likelihood, with the design covariance of its coefficients
    /// (Binder 1983).
    ///
    /// β̂ solves Σ w(y − μ)(∂μ/∂β)/V(μ) = 0; the influence of a row is A⁻¹xᵢgᵢ with A the information and g the working
    /// score, so the covariance is the design covariance of A⁻¹Σxg by unit. Rows outside the domain, or with a missing
    /// variable, contribute zeros.
    ///
    /// - Throws: ``RegressionError`` or `FormulaError` when the model cannot be fitted.
    public func regress(
        _ formula: ModelFormula, _ specification: RegressionSpecification, in frame: DataFrame,
        where isInDomain: (Int) -> Bool
    ) throws -> RegressionFit {
        let schema = try Schema(formula, in: frame, references: specification.references)
        let positive = weights.values
        let modelFrame = try ModelFrame(formula, in: frame, schema: schema) { isInDomain($0) && positive[$0] > 0 }
        let outcome = try Outcome(
            modelFrame, in: frame, family: specification.family, event: specification.event)
        let rows = modelFrame.rows
        let problem = GLMProblem(
            family: specification.family, link: specification.link, design: modelFrame.design,
            response: outcome.values, weights: scaledToMeanOne(rows.map { positive[Int($0)] }),
            offset: modelFrame.offset)
        let fit = problem.fit()
        try check(fit, problem, modelFrame)
        let result = regressionFit(fit, problem, modelFrame, specification, outcome)
        guard result.coefficients.degreesOfFreedom > 0 else {
            throw RegressionError.tooFewDegreesOfFreedom(
                available: result.designDegreesOfFreedom, coefficients: result.estimatedColumns.count)
        }
        return result
    }

    private func regressionFit(
        _ fit: GLMFit, _ problem: GLMProblem<DesignColumns>, _ modelFrame: ModelFrame,
        _ specification: RegressionSpecification, _ outcome: Outcome
    ) -> RegressionFit {
        let all = summationUnits
        let units = SummationUnits(codes: modelFrame.rows.map { all.codes[Int($0)] }, count: all.count)
        let scores = unitSums(of: problem.design, times: fit.scores, units: units)
        let influence =
            scores.submatrix(
                rows: Array(0..<units.count), columns: fit.estimatedColumns) * fit.inverseInformation
        var hasRows = [Bool](repeating: false, count: units.count)
        for unit in units.codes { hasRows[Int(unit)] = true }
        let freedom = degreesOfFreedom { hasRows[$0] }
        let columns = fit.estimatedColumns
        return RegressionFit(
            modelFrame: modelFrame, specification: specification, event: outcome.event,
            coefficients: Estimates(
                names: columns.map { modelFrame.columns[$0].name }, values: columns.map { fit.coefficients[$0] },
                covariance: covariance(of: influence, isOneDomain: true),
                degreesOfFreedom: freedom + 1 - Double(columns.count),
                counts: [Int](repeating: modelFrame.rows.count, count: columns.count)),
            estimatedColumns: columns, n: modelFrame.rows.count,
            events: specification.family == .binomial ? outcome.values.count { $0 == 1 } : nil,
            designDegreesOfFreedom: freedom, deviance: fit.deviance, iterations: fit.iterations,
            conditionNumber: fit.conditionNumber)
    }

    /// Refuses a fit whose numbers would mislead.
    private func check(
        _ fit: GLMFit, _ problem: GLMProblem<DesignColumns>, _ modelFrame: ModelFrame
    ) throws(RegressionError) {
        guard !fit.estimatedColumns.isEmpty else { throw .nothingToEstimate }
        guard fit.lastStep.allSatisfy(\.isFinite) else { throw .didNotConverge(iterations: fit.iterations) }
        // A fit that runs away, or nearly reaches the boundary before rounding stops it, points along the separation.
        let isStillMoving = zip(fit.lastStep, fit.coefficients).contains { abs($0) > 1e-6 * abs($1) }
        let intercept = modelFrame.columns.firstIndex { $0.term == nil }
        if isStillMoving, let separation = problem.separation(along: fit.lastStep, intercept: intercept) {
            throw .separation(
                isComplete: separation.isComplete,
                columns: separation.columns.map { modelFrame.columns[$0].name },
                outcome: modelFrame.formula.outcome.text)
        }
        guard fit.converged else { throw .didNotConverge(iterations: fit.iterations) }
    }
}
