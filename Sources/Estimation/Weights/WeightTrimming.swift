/// Weights cut to bounds, and the weight that is cut off given to the others.
///
/// With v the weights cut to [L, U], the excess E = Σ(w − v) of a group is shared by its weights within the bounds:
/// equally, v + E/m (R's `trimWeights`), or in proportion to them. Sharing may lift a weight over a bound; `isStrict`
/// repeats until none is. Weights of zero are nobody's, and take no part.
///
/// Source: Potter (1990), Proc. Surv. Res. Meth. ASA, 225; Lumley (2010), *Complex Surveys*, §7.4.
public struct WeightTrimming: Sendable, Equatable {
    /// Who gets the weight that is cut off.
    public enum Redistribution: String, Sendable, CaseIterable {
        /// Each weight within the bounds the same amount.
        case equally
        /// Each weight within the bounds the same share of itself.
        case proportionally
        /// Nobody: the sum of weights changes.
        case none
    }

    public var lower: WeightBound
    public var upper: WeightBound
    public var redistribution: Redistribution
    /// Whether redistributed weights must be within the bounds, too.
    public var isStrict: Bool
    /// Whether weight that nobody can take is lost, with all weights of the group at their bounds, instead of being an
    /// error. R's `trimWeights` loses it without a word.
    public var losesWeight: Bool

    public init(
        lower: WeightBound = .none, upper: WeightBound = .none, redistribution: Redistribution = .equally,
        isStrict: Bool = false, losesWeight: Bool = false
    ) {
        self.lower = lower
        self.upper = upper
        self.redistribution = redistribution
        self.isStrict = isStrict
        self.losesWeight = losesWeight
    }

    /// Trims weights. Rules take all positive weights together; weight is redistributed within groups.
    ///
    /// - Parameter groups: the group of each row; rows outside every group are left as they are.
    /// - Throws: ``CalibrationError`` for bounds that cross, and for groups whose weights cannot take what is cut off.
    public func trim(_ weights: [Double], groups: GroupIndex? = nil) throws(CalibrationError) -> TrimmedWeights {
        try checkWeights(weights)
        let groups = groups ?? GroupIndex(allRows: weights.count)
        precondition(groups.codes.count == weights.count, "groups need one code a row")
        let isRule = [lower, upper].contains {
            if case .value = $0 { return false }
            return $0 != .none
        }
        let sorted = isRule ? weights.filter { $0 > 0 }.sorted() : []
        let bounds = (
            lower: lower.number(of: sorted, isUpper: false), upper: upper.number(of: sorted, isUpper: true)
        )
        guard bounds.lower < bounds.upper, bounds.upper > 0 else {
            throw .trimBounds(lower: bounds.lower, upper: bounds.upper)
        }
        var trim = Trim(weights, groups, lower: bounds.lower, upper: bounds.upper, self)
        try trim.cut()
        if isStrict { try trim.repeatUntilWithin() }
        return trim.result()
    }
}

/// What trimming gives.
public struct TrimmedWeights: Sendable, Equatable {
    public let weights: [Double]
    /// The bounds as numbers; infinite for none.
    public let lower: Double
    public let upper: Double
    /// Weights above the upper bound, and below the lower one, before trimming.
    public let countAbove: Int
    public let countBelow: Int
    /// Weight taken from those that lost some, Σ max(0, w − w′).
    public let weightTaken: Double
    /// Weight given to those that gained some, Σ max(0, w′ − w): the same, unless nothing is redistributed.
    public let weightGiven: Double
}
