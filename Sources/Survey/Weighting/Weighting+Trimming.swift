public import Estimation

extension Weighting {
    /// Trimmed weights.
    ///
    /// - Parameter groups: variables within whose combinations the weight that is cut off stays.
    public func trimmed(_ rule: WeightTrimming, within groups: [String] = []) throws(WeightingError) -> AdjustedWeights
    {
        let cells = try self.groups(groups, role: "trimming")
        let names = AdjustmentNames(groups: cells)
        let trimmed = try names.explain { () throws(CalibrationError) in
            try rule.trim(weights, groups: cells.map { GroupIndex(codes: $0.codes, count: $0.count) })
        }
        return AdjustedWeights(before: weights, weights: trimmed.weights, facts: .trimmed(trimmed))
    }

    /// Scaled weights.
    ///
    /// - Parameter groups: variables whose combinations are scaled each.
    public func scaled(to scale: WeightScale, within groups: [String] = []) throws(WeightingError) -> AdjustedWeights {
        let cells = try self.groups(groups, role: "scaling")
        let names = AdjustmentNames(groups: cells)
        let factors = try names.explain { () throws(CalibrationError) in
            try scale.factors(weights, groups: cells.map { GroupIndex(codes: $0.codes, count: $0.count) })
        }
        return AdjustedWeights(before: weights, factors: factors, facts: .scaled)
    }

    /// Summaries by the combinations of variables, with their names.
    public func summaries(by variables: [String], large k: Double = 3) throws(WeightingError) -> [(
        name: String, summary: WeightSummary
    )] {
        guard let cells = try groups(variables, role: "summary") else {
            return [("all", WeightSummary(weights, large: k))]
        }
        let summaries = WeightSummary.of(weights, groups: GroupIndex(codes: cells.codes, count: cells.count), large: k)
        return summaries.enumerated().map { (cells.name($0), $1) }
    }
}
