import LinearAlgebra

/// What the totals of one statistic are compared with in each stratum, under a policy for strata with a single unit.
///
/// A stratum without any row of the domain takes no part: its totals are all zero, and whatever the policy, it says
/// nothing about the domain.
struct StratumCentering {
    /// The value subtracted in each stratum.
    private let centers: [Double]
    /// What a stratum counts for: 1, 0 where others stand in for it, more where it stands in for others.
    private let shares: [Double]
    /// Strata of several units of which one is in the domain, compared with the mean of all.
    private let isCentredElsewhere: [Bool]
    private let totals: [Double]

    /// - Parameters:
    ///   - takingPart: how many units of each stratum are in the domain.
    ///   - includesDomains: whether a stratum of several units of which a single one is in the domain falls under the
    ///     policy, too (R's `survey.adjust.domain.lonely`): `centre` and `average` only, as the others need no estimate.
    init(
        stage: SamplingStage, totals: Matrix, column: Int, takingPart: [Int], policy: SinglePSUPolicy,
        includesDomains: Bool
    ) {
        var sums = [Double](repeating: 0, count: stage.stratumCount)
        var grandSum = 0.0
        for unit in 0..<totals.rows {
            sums[Int(stage.stratumOfUnit[unit])] += totals[unit, column]
            grandSum += totals[unit, column]
        }
        var isSingle = [Bool](repeating: false, count: stage.stratumCount)
        for stratum in stage.singleUnitStrata where takingPart[stratum] > 0 { isSingle[stratum] = true }
        var isLonely = [Bool](repeating: false, count: stage.stratumCount)
        if includesDomains {
            for stratum in isLonely.indices {
                isLonely[stratum] = takingPart[stratum] == 1 && stage.sampledUnits[stratum] > 1
            }
        }
        let grandMean = grandSum / Double(max(1, totals.rows))
        centers = sums.indices.map { stratum in
            policy == .centre && (isSingle[stratum] || isLonely[stratum])
                ? grandMean : sums[stratum] / Double(max(1, stage.sampledUnits[stratum]))
        }
        isCentredElsewhere = policy == .centre ? isLonely : []
        self.totals = isCentredElsewhere.contains(true) ? totals.column(column) : []
        let unknown = sums.indices.filter { isSingle[$0] || isLonely[$0] }
        let present = takingPart.count { $0 > 0 }
        let share =
            policy == .average && present > unknown.count
            ? Double(present) / Double(present - unknown.count) : 1
        var shares = [Double](repeating: share, count: sums.count)
        if policy == .average { for stratum in unknown { shares[stratum] = 0 } }
        self.shares = shares
    }

    func share(of stratum: Int) -> Double { shares[stratum] }

    /// What a unit's total is compared with. Of a stratum with one unit in the domain, the others are no deviation.
    func center(_ unit: Int, _ stratum: Int) -> Double {
        if !isCentredElsewhere.isEmpty, isCentredElsewhere[stratum], totals[unit] == 0 { return 0 }
        return centers[stratum]
    }
}
