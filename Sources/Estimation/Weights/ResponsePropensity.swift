/// Adjustment for non-response by fitted propensities p of response.
///
/// Source: Rosenbaum & Rubin (1983), Biometrika 70, 41; Little (1986), Int. Stat. Rev. 54, 139; Valliant, Dever & Kreuter
/// (2013), §13.5.
public enum ResponsePropensity {
    /// Respondents get w/p, the ineligible w, the others 0. Those of unknown eligibility count as non-respondents.
    ///
    /// - Throws: ``CalibrationError`` where a respondent's p is not in (0, 1].
    public static func inverse(
        weights: [Double], status: [ResponseStatus], propensities: [Double]
    ) throws(CalibrationError) -> ResponseAdjustment {
        try check(weights, status, propensities) { status[$0] == .respondent }
        let factors = status.indices.map { row -> Double in
            switch status[row] {
            case .respondent: weights[row] > 0 ? 1 / propensities[row] : 1
            case .ineligible: 1
            case .nonRespondent, .unknown: 0
            }
        }
        return ResponseAdjustment(factors: factors, classOfRow: [], classes: [], mergeCount: 0)
    }

    /// Classes of p, cut at its quantiles among rows of positive weight that are not ineligible; five by default. A class
    /// holds what is above one cut and not above the next; where many p are the same there are fewer classes. The ineligible
    /// are in the class of their p, or in the first where they have none.
    ///
    /// Cells for ``ResponseClasses``.
    public static func classes(
        weights: [Double], status: [ResponseStatus], propensities: [Double], count: Int = 5
    ) throws(CalibrationError) -> GroupIndex {
        guard count >= 1, count <= 1_000 else {
            throw .invalidRule(name: "the number of classes of propensity", value: Double(count))
        }
        try check(weights, status, propensities) { status[$0] != .ineligible }
        let sorted = status.indices.filter { weights[$0] > 0 && status[$0] != .ineligible }.map { propensities[$0] }
            .sorted()
        let cuts = (1..<count).map { sampleQuantile(sorted, Double($0) / Double(count)) }
        return GroupIndex(codes: propensities.map { p in Int32(cuts.count { p > $0 }) }, count: count)
    }

    private static func check(
        _ weights: [Double], _ status: [ResponseStatus], _ propensities: [Double], where isNeeded: (Int) -> Bool
    ) throws(CalibrationError) {
        precondition(
            status.count == weights.count && propensities.count == weights.count, "one status and propensity a row")
        try checkWeights(weights)
        for row in propensities.indices where weights[row] > 0 && isNeeded(row) {
            guard propensities[row] > 0, propensities[row] <= 1 else {
                throw .invalidPropensity(row: row, value: propensities[row])
            }
        }
    }
}
