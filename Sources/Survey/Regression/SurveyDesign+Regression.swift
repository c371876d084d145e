import Estimation
public import Formula
public import Frame
import LinearAlgebra
import Results

extension SurveyDesign {
    /// Fits a generalized linear model to variables in memory; see ``SampleRows/regress(_:_:)``.
    ///
    /// - Throws: ``RegressionError`` or `FormulaError` when the model cannot be fitted.
    public func regress(
        _ formula: ModelFormula, _ specification: RegressionSpecification, in frame: DataFrame,
        where isInDomain: (Int) -> Bool
    ) throws -> RegressionFit {
        let rows = FrameRows(self, frame: frame, domain: (0..<frame.rowCount).map(isInDomain))
        return try rows.fitted(formula, specification).get().fit
    }
}

/// A model that has been fitted, with the rows it was fitted to.
struct FittedModel<Source: SampleRows>: Sendable {
    let fit: RegressionFit
    let rows: ModelRows<Source>
}

extension SampleRows {
    /// Fits a generalized linear model by pseudo-likelihood, with the design covariance of its coefficients
    /// (Binder 1983).
    ///
    /// β̂ solves Σ w(y − μ)(∂μ/∂β)/V(μ) = 0; the influence of a row is A⁻¹xᵢgᵢ with A the information and g the working
    /// score, so the covariance is the design covariance of A⁻¹Σxg by unit. Rows outside the domain, or with a missing
    /// variable, contribute zeros.
    ///
    /// - Returns: the fit, or ``RegressionError`` or `FormulaError` when the model cannot be fitted.
    /// - Throws: what going through the rows throws.
    func fitted(
        _ formula: ModelFormula, _ specification: RegressionSpecification
    ) throws(Failure) -> Result<FittedModel<Self>, any Error> {
        if specification.standardErrors == .bellMcCaffrey {
            if let refusal = design.biasReductionRefusal { return .failure(refusal) }
            if whole == nil { return .failure(InferenceError.rowsNotInMemory) }
        }
        // 1. Roles of the variables, and what one scan tells of all rows.
        let numbersAsLevels = formula.terms.flatMap(\.variables).filter { $0.function == .categorical }
        try requireLevels(of: numbersAsLevels.map(\.name))
        let tally: ModelTally
        let rows: ModelRows<Self>
        switch try prepared(formula, specification) {
        case .failure(let error): return .failure(error)
        case .success(let prepared): (tally, rows) = prepared
        }
        // 2. The fit, unless its numbers would mislead.
        let fit = try rows.fit()
        if let refusal = try refusal(of: fit, rows) { return .failure(refusal) }
        guard let influence = try rows.influence(of: fit, specification.standardErrors) else {
            return .failure(InferenceError.illConditioned)
        }
        let result = try regressionFit(fit, influence, rows, tally, specification)
        guard result.coefficients.degreesOfFreedom > 0 else {
            return .failure(
                RegressionError.tooFewDegreesOfFreedom(
                    available: result.designDegreesOfFreedom, coefficients: result.estimatedColumns.count))
        }
        return .success(FittedModel(fit: result, rows: rows))
    }

    private func prepared(
        _ formula: ModelFormula, _ specification: RegressionSpecification
    ) throws(Failure) -> Result<(ModelTally, ModelRows<Self>), any Error> {
        let schema: Schema
        do throws(FormulaError) {
            schema = try Schema(formula, in: variables, references: specification.references)
            for name in formula.variableNames where variables[name] == nil {
                throw .unknownVariable(name: name, known: variables.names)
            }
        } catch {
            return .failure(error)
        }
        guard let response = variables[formula.outcome.name] else {
            preconditionFailure("a formula has an outcome")
        }
        let outcome = OutcomeTally(
            formula.outcome, response, family: specification.family, event: specification.event)
        if outcome.isIndicator { try requireLevels(of: [response.name]) }
        var tally = ModelTally(formula, schema, outcome: outcome, unitCount: design.plan.parts.count)
        var last: ModelFrame?
        try forEachBlock { last = tally.add($0) }
        if tally.rowCount == 0 { return .failure(try noRows(formula)) }
        if let error = tally.offsetError { return .failure(error) }
        let read = tally
        return Result {
            let rows = try ModelRows(
                self, formula, schema, specification, try read.outcome.outcome(), read,
                whole: whole == nil ? nil : last)
            return (read, rows)
        }
    }

    private func noRows(_ formula: ModelFormula) throws(Failure) -> FormulaError {
        var empty = EmptyVariables(of: formula)
        try forEachBlock { block in empty.add(block.frame) { block.isAnalysed($0) } }
        return .noRows(formula: formula.source, empty: empty.result)
    }

    private func regressionFit(
        _ fit: GLMFit, _ influence: ModelInfluence, _ rows: ModelRows<Self>, _ tally: ModelTally,
        _ specification: RegressionSpecification
    ) throws(Failure) -> RegressionFit {
        let columns = fit.estimatedColumns
        var covariance = design.covariance(of: influence.totals, isOneDomain: true)
        let single = try rows.singleUnitColumns()
        for (place, column) in columns.enumerated() where single.contains(column) { covariance.forget(place) }
        let lost = influence.totals.lostRows
        let freedom = design.degreesOfFreedom { tally.hasRows[$0] }
        var result = RegressionFit(
            formula: rows.formula, columns: rows.columns, exclusions: tally.exclusions, specification: specification,
            event: rows.outcome.event,
            coefficients: Estimates(
                names: columns.map { rows.columns[$0].name }, values: columns.map { fit.coefficients[$0] },
                covariance: covariance,
                degreesOfFreedom: freedom + 1 - Double(columns.count),
                ownDegreesOfFreedom: influence.degreesOfFreedom, lostReplicates: lost,
                counts: [Int](repeating: rows.rowCount, count: columns.count)),
            estimatedColumns: columns, n: rows.rowCount,
            events: specification.family == .binomial ? rows.outcome.events : nil,
            designDegreesOfFreedom: freedom, meanWeight: tally.meanWeight, deviance: fit.deviance,
            iterations: fit.iterations, conditionNumber: fit.conditionNumber)
        result.replicateCount = design.plan.isReplicated ? design.plan.influenceCount : 0
        result.singleUnitColumns = single.map { rows.columns[$0] }
        return result
    }

    /// Why the numbers of a fit would mislead, if they would.
    private func refusal(of fit: GLMFit, _ rows: ModelRows<Self>) throws(Failure) -> RegressionError? {
        guard !fit.estimatedColumns.isEmpty else { return .nothingToEstimate }
        guard fit.lastStep.allSatisfy(\.isFinite) else { return .didNotConverge(iterations: fit.iterations) }
        // A fit that runs away, or nearly reaches the boundary before rounding stops it, points along the separation.
        let isStillMoving = zip(fit.lastStep, fit.coefficients).contains { abs($0) > 1e-6 * abs($1) }
        let intercept = rows.columns.firstIndex { $0.term == nil }
        if isStillMoving, let separation = try rows.separation(along: fit.lastStep, intercept: intercept) {
            return .separation(
                isComplete: separation.isComplete, columns: separation.columns.map { rows.columns[$0].name },
                outcome: rows.formula.outcome.text)
        }
        return fit.converged ? nil : .didNotConverge(iterations: fit.iterations)
    }
}

extension Matrix {
    /// How many rows have a number missing: replicates that could not be fitted.
    fileprivate var lostRows: Int {
        (0..<rows).count { row in (0..<columns).contains { self[row, $0].isNaN } }
    }
}
