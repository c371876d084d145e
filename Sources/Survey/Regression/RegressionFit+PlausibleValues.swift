extension RegressionFit {
    /// One fit from those to every set of plausible values, or imputations: coefficients are combined
    /// (``Estimates/combining(_:by:)``), respondents, events and deviance are means.
    ///
    /// - Parameter fits: of the same model, a set each.
    /// - Returns: the fit, with the largest share of a coefficient's variance that is due to imputation; or why there is
    ///   none: the first set that cannot be fitted, or ``ImputationError`` where sets do not have the same coefficients.
    static func combining(
        _ fits: [Result<RegressionFit, any Error>], by rule: ImputationRule
    ) -> Result<(fit: RegressionFit, share: Double), any Error> {
        var fitted: [RegressionFit] = []
        for (index, fit) in fits.enumerated() {
            switch fit {
            case .success(let fit): fitted.append(fit)
            case .failure(let error):
                return .failure(ImputationError.set(index + 1, problem: "\(error)"))
            }
        }
        return Result { try combining(fitted, by: rule) }
    }

    /// One fit from those to every set of plausible values, or imputations.
    static func combining(
        _ fits: [RegressionFit], by rule: ImputationRule
    ) throws(ImputationError) -> (fit: RegressionFit, share: Double) {
        guard let first = fits.first else { throw .tooFewSets(0) }
        for (index, fit) in fits.enumerated() where fit.columns.map(\.name) != first.columns.map(\.name) {
            throw .namesDiffer(set: index + 1, found: fit.columns.map(\.name), first: first.columns.map(\.name))
        }
        let combined = try Estimates.combining(fits.map(\.coefficients), by: rule)
        func mean(_ number: (RegressionFit) -> Double) -> Double {
            fits.reduce(0) { $0 + number($1) } / Double(fits.count)
        }
        let fit = RegressionFit(
            formula: first.formula, columns: first.columns, exclusions: first.exclusions,
            specification: first.specification, event: first.event, coefficients: combined.estimates,
            estimatedColumns: first.estimatedColumns, n: Int(mean { Double($0.n) }.rounded()),
            events: first.events == nil ? nil : Int(mean { Double($0.events ?? 0) }.rounded()),
            designDegreesOfFreedom: fits.map(\.designDegreesOfFreedom).min() ?? 0, meanWeight: first.meanWeight,
            deviance: mean(\.deviance), iterations: fits.map(\.iterations).max() ?? 0,
            conditionNumber: fits.map(\.conditionNumber).max() ?? 0)
        return (fit, combined.imputationShares.filter { !$0.isNaN }.max() ?? 0)
    }
}
