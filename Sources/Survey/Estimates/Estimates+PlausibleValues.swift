import LinearAlgebra

extension Estimates {
    /// Combines the estimates made with each of M plausible values, or with each of M imputed data sets:
    ///
    ///     θ̄ = Σ θ̂ₘ/M,   V = U + (1 + 1/M)B,   B = Σ (θ̂ₘ − θ̄)(θ̂ₘ − θ̄)ᵀ/(M − 1)
    ///
    /// with U the mean of the M sampling covariances, or the first (``ImputationRule/SamplingVariance``). θ̂ₘ are vectors of
    /// p estimates, U, B and V matrices p × p, in units of the estimates squared: differences of the combined estimates
    /// have the covariance that combining the differences would give.
    ///
    /// Degrees of freedom are the design's ν, the least over sets; or by estimate, with λ = (1 + 1/M)B/V, Rubin's
    /// ν_R = (M − 1)/λ², or Barnard and Rubin's 1/(1/ν_R + 1/ν_O), ν_O = (ν + 1)/(ν + 3)·ν(1 − λ). A joint test then takes
    /// the smallest of its estimates'.
    ///
    /// *Source:* Rubin (1987), *Multiple Imputation for Nonresponse in Surveys*, §3.1–3.3; Barnard & Rubin (1999),
    /// *Biometrika* 86, 948; OECD (2009), *PISA Data Analysis Manual*, ch. 7–8.
    ///
    /// - Parameter sets: the same estimates from each set of values, in the same order.
    /// - Throws: ``ImputationError`` for fewer than two sets, or sets of other estimates than the first.
    public static func combining(
        _ sets: [Estimates], by rule: ImputationRule = ImputationRule()
    ) throws(ImputationError) -> ImputedEstimates {
        guard sets.count > 1 else { throw .tooFewSets(sets.count) }
        let first = sets[0]
        for (index, set) in sets.enumerated() where set.names != first.names {
            throw .namesDiffer(set: index + 1, found: set.names, first: first.names)
        }
        // 1. Estimates, and both parts of their covariance.
        let m = Double(sets.count)
        let values = first.values.indices.map { index in sets.reduce(0) { $0 + $1.values[index] } / m }
        let deviations = Matrix(rows: sets.count, columns: values.count) { sets[$0].values[$1] - values[$1] }
        let between = (1 / (m - 1)) * deviations.crossProduct
        var within = first.covariance
        if rule.variance == .all {
            for set in sets.dropFirst() { within += set.covariance }
            within = (1 / m) * within
        }
        var total = within
        total += (1 + 1 / m) * between
        // 2. Degrees of freedom.
        let complete = sets.map(\.degreesOfFreedom).min() ?? 0
        let own = rule.degreesOfFreedom.ofEach(
            complete: complete, between: between.diagonal.map { (1 + 1 / m) * $0 }, total: total.diagonal,
            setCount: sets.count)
        let counts = first.counts.indices.map { index in
            Int((sets.reduce(0) { $0 + Double($1.counts[index]) } / m).rounded())
        }
        return ImputedEstimates(
            estimates: Estimates(
                names: first.names, values: values, covariance: total,
                degreesOfFreedom: complete, ownDegreesOfFreedom: own, areJointlySmallest: true,
                lostReplicates: sets.map(\.lostReplicates).max() ?? 0, counts: counts),
            within: within, between: between, setCount: sets.count)
    }
}

extension ImputationRule.DegreesOfFreedom {
    /// - Parameters:
    ///   - complete: ν.
    ///   - between: (1 + 1/M)B by estimate.
    ///   - total: V by estimate.
    /// - Returns: `nil` where they are the design's.
    fileprivate func ofEach(complete: Double, between: [Double], total: [Double], setCount: Int) -> [Double]? {
        guard self != .design else { return nil }
        return zip(between, total).map { between, total in
            let share = total > 0 ? between / total : 0
            let rubin = share > 0 ? Double(setCount - 1) / (share * share) : .infinity
            guard self == .barnardRubin else { return rubin }
            let observed =
                complete.isFinite ? (complete + 1) / (complete + 3) * complete * (1 - share) : Double.infinity
            return 1 / (1 / rubin + 1 / observed)
        }
    }
}
