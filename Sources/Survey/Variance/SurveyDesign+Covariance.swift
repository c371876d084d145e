import Estimation
public import LinearAlgebra

extension SurveyDesign {
    /// The design covariance of statistics whose influence values have these totals by unit: the one function through
    /// which every estimator gets its standard errors.
    ///
    /// With z_u the totals of unit u,
    ///
    ///     V = Σ_stages Σ_h π_h (1 − f_h) n_h/(n_h − 1) Σ_{u∈h} (z_u − z̄_h)(z_u − z̄_h)ᵀ
    ///
    /// where h runs over the strata of a stage, f_h is its sampling fraction, and π_h the product of the sampling
    /// fractions of the units above (1 at the first stage), so that a stage below one sampled with replacement adds
    /// nothing (Särndal, Swensson & Wretman 1992, §4.3; Lumley 2010, §3.2).
    ///
    /// - Parameters:
    ///   - totals: units × p, over ``summationUnits``.
    ///   - isOneDomain: whether all columns are statistics of the same rows, so that a stratum that takes part in one takes
    ///     part in all. It matters to the policy `average` for strata with a single unit only.
    /// - Returns: p × p.
    public func covariance(of totals: Matrix, isOneDomain: Bool = false) -> Matrix {
        precondition(totals.rows == summationUnits.count, "one row of totals a unit")
        var covariance = Matrix(rows: totals.columns, columns: totals.columns)
        var stageTotals = totals
        // From the last contributing stage up: totals of a unit are sums over the units within it.
        for number in (0..<contributingStages).reversed() {
            covariance += contribution(of: number, totals: stageTotals, isOneDomain: isOneDomain)
            if number > 0 { stageTotals = aggregate(stageTotals, from: number) }
        }
        return covariance
    }

    /// The totals of the units one stage up.
    private func aggregate(_ totals: Matrix, from number: Int) -> Matrix {
        let parents = stages[number].parentOfUnit
        var sums = Matrix(rows: stages[number - 1].units.count, columns: totals.columns)
        for column in 0..<totals.columns {
            for unit in parents.indices { sums[Int(parents[unit]), column] += totals[unit, column] }
        }
        return sums
    }

    /// What one stage adds.
    private func contribution(of number: Int, totals: Matrix, isOneDomain: Bool) -> Matrix {
        let stage = stages[number]
        let all = isOneDomain ? stage.strataTakingPart(totals, columns: 0..<totals.columns) : []
        let fractions = fractionsAbove(number)
        let correction = (0..<stage.stratumCount).map { stratum in
            (fractions[stratum] * stage.varianceScale(of: stratum)).squareRoot()
        }
        var scaled = totals
        for column in 0..<totals.columns {
            let takesPart = isOneDomain ? all : stage.strataTakingPart(totals, columns: column..<(column + 1))
            let centering = StratumCentering(
                stage: stage, totals: totals, column: column, takesPart: takesPart, policy: singlePSU)
            for unit in 0..<totals.rows {
                let stratum = Int(stage.stratumOfUnit[unit])
                let deviation = totals[unit, column] - centering.centers[stratum]
                scaled[unit, column] = centering.inflation * correction[stratum] * deviation
            }
        }
        return scaled.crossProduct
    }

    /// π_h of every stratum of a stage.
    private func fractionsAbove(_ number: Int) -> [Double] {
        guard number > 0 else { return [Double](repeating: 1, count: stages[0].stratumCount) }
        let above = stages[number - 1]
        let fractions = fractionsAbove(number - 1)
        // Strata of this stage are the units of the stage above.
        return above.stratumOfUnit.map { stratum in
            fractions[Int(stratum)] * above.samplingFraction(Int(stratum))
        }
    }
}

extension SamplingStage {
    /// (1 − f) n/(n − 1), or 1 − f for a single unit (whose deviation is zero unless it is centred elsewhere).
    func varianceScale(of stratum: Int) -> Double {
        let n = Double(sampledUnits[stratum])
        let correction = max(0, 1 - samplingFraction(stratum))
        return n > 1 ? correction * n / (n - 1) : correction
    }

    /// Strata with a unit whose total is not zero in some of the columns.
    func strataTakingPart(_ totals: Matrix, columns: Range<Int>) -> [Bool] {
        var takesPart = [Bool](repeating: false, count: stratumCount)
        for column in columns {
            for unit in 0..<totals.rows where totals[unit, column] != 0 { takesPart[Int(stratumOfUnit[unit])] = true }
        }
        return takesPart
    }
}

/// What the totals of one statistic are compared with in each stratum, under a policy for strata with a single unit.
///
/// A stratum without any row of the domain takes no part: its totals are all zero, and whatever the policy, it says
/// nothing about the domain.
private struct StratumCentering {
    /// The value subtracted in each stratum.
    let centers: [Double]
    /// √(H/(H − singles)) under `average`: strata with several units stand in for those with one.
    let inflation: Double

    init(stage: SamplingStage, totals: Matrix, column: Int, takesPart: [Bool], policy: SinglePSUPolicy) {
        var sums = [Double](repeating: 0, count: stage.stratumCount)
        var grandSum = 0.0
        for unit in 0..<totals.rows {
            let stratum = Int(stage.stratumOfUnit[unit])
            let total = totals[unit, column]
            sums[stratum] += total
            grandSum += total
        }
        let single = stage.singleUnitStrata.filter { takesPart[$0] }
        var centers = sums.indices.map { sums[$0] / Double(max(1, stage.sampledUnits[$0])) }
        if policy == .centre {
            for stratum in single { centers[stratum] = grandSum / Double(max(1, totals.rows)) }
        }
        self.centers = centers
        let present = takesPart.count { $0 }
        inflation =
            policy == .average && present > single.count
            ? (Double(present) / Double(present - single.count)).squareRoot() : 1
    }
}
