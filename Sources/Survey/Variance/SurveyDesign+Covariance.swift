import Estimation
public import LinearAlgebra

extension SurveyDesign {
    /// The design covariance of statistics whose influence values have these totals by unit: the one function through
    /// which every estimator gets its standard errors.
    ///
    /// What the weights are calibrated to is taken out of the totals first (``CalibrationResiduals``); then the totals of
    /// the parts become a covariance by the design's ``VarianceMethod``.
    ///
    /// - Parameters:
    ///   - totals: influence by unit × p, over ``SummationPlan/influenceCount`` units of ``plan``.
    ///   - isOneDomain: whether all columns are statistics of the same rows, so that a stratum that takes part in one takes
    ///     part in all. It matters to policies for strata with a single unit only.
    /// - Returns: p × p.
    public func covariance(of totals: Matrix, isOneDomain: Bool = false) -> Matrix {
        precondition(
            totals.rows == plan.influenceCount, "one row of totals a unit: \(totals.rows) of \(plan.influenceCount)")
        if case .replicated(let replication) = method { return replication.covariance(of: totals) }
        let residuals = residuals(of: totals)
        switch method {
        case .pairwise(let pairs): return pairs.covariance(of: residuals)
        case .twoPhase(let second):
            return second.covariance(of: residuals) {
                stagewiseCovariance(of: $0, from: 1, isOneDomain: isOneDomain)
            }
        case .linearized, .replicated:
            return stagewiseCovariance(of: residuals, from: contributingStages, isOneDomain: isOneDomain)
        }
    }

    /// The covariance by stages,
    ///
    ///     V = Σ_stages Σ_h π_h (1 − f_h) n_h/(n_h − 1) Σ_{u∈h} (z_u − z̄_h)(z_u − z̄_h)ᵀ
    ///
    /// where h runs over the strata of a stage, f_h is its sampling fraction, and π_h the product of the sampling
    /// fractions of the units above (1 at the first stage), so that a stage below one sampled with replacement adds
    /// nothing (Särndal, Swensson & Wretman 1992, §4.3; Lumley 2010, §3.2). Units drawn with unequal probabilities have
    /// 1 − π_u of their own in place of 1 − f_h: Brewer's approximation (Brewer & Hanif 1983).
    ///
    /// - Parameters:
    ///   - totals: by unit of the lowest stage used.
    ///   - stageCount: how many stages are used.
    private func stagewiseCovariance(of totals: Matrix, from stageCount: Int, isOneDomain: Bool) -> Matrix {
        var covariance = Matrix(rows: totals.columns, columns: totals.columns)
        var stageTotals = totals
        // From the last contributing stage up: totals of a unit are sums over the units within it.
        for number in (0..<stageCount).reversed() {
            covariance += contribution(of: number, totals: stageTotals, isOneDomain: isOneDomain)
            if number > 0 {
                stageTotals = stageTotals.summed(
                    by: stages[number].parentOfUnit, count: stages[number - 1].units.count)
            }
        }
        return covariance
    }

    /// What one stage adds.
    private func contribution(of number: Int, totals: Matrix, isOneDomain: Bool) -> Matrix {
        let stage = stages[number]
        let all = isOneDomain ? stage.unitsTakingPart(totals, columns: 0..<totals.columns) : []
        let fractions = fractionsAbove(number)
        var scaled = totals
        for column in 0..<totals.columns {
            let takingPart = isOneDomain ? all : stage.unitsTakingPart(totals, columns: column..<(column + 1))
            let centering = StratumCentering(
                stage: stage, totals: totals, column: column, takingPart: takingPart, policy: singlePSU,
                includesDomains: declaration.singlePSUInDomains)
            for unit in 0..<totals.rows {
                let stratum = Int(stage.stratumOfUnit[unit])
                let scale = fractions[stratum] * stage.varianceScale(ofUnit: unit) * centering.share(of: stratum)
                scaled[unit, column] = scale.squareRoot() * (totals[unit, column] - centering.center(unit, stratum))
            }
        }
        return scaled.crossProduct
    }

    /// π_h of every stratum of a stage.
    func fractionsAbove(_ number: Int) -> [Double] {
        guard number > 0 else { return [Double](repeating: 1, count: stages[0].stratumCount) }
        let above = stages[number - 1]
        let fractions = fractionsAbove(number - 1)
        // Strata of this stage are the units of the stage above.
        return above.stratumOfUnit.indices.map { unit in
            fractions[Int(above.stratumOfUnit[unit])] * above.inclusionProbability(ofUnit: unit)
        }
    }
}

extension Matrix {
    /// Rows summed by the class each lies in.
    func summed(by classes: [Int32], count: Int) -> Matrix {
        var sums = Matrix(rows: count, columns: columns)
        for column in 0..<columns {
            for row in classes.indices { sums[Int(classes[row]), column] += self[row, column] }
        }
        return sums
    }
}

extension SamplingStage {
    /// (1 − π) n/(n − 1), or 1 − π for a single unit (whose deviation is zero unless it is centred elsewhere).
    func varianceScale(ofUnit unit: Int) -> Double {
        let n = Double(sampledUnits[Int(stratumOfUnit[unit])])
        let correction = max(0, 1 - inclusionProbability(ofUnit: unit))
        return n > 1 ? correction * n / (n - 1) : correction
    }

    /// How many units of each stratum have a total that is not zero in some of the columns.
    func unitsTakingPart(_ totals: Matrix, columns: Range<Int>) -> [Int] {
        var counts = [Int](repeating: 0, count: stratumCount)
        for unit in 0..<totals.rows where columns.contains(where: { totals[unit, $0] != 0 }) {
            counts[Int(stratumOfUnit[unit])] += 1
        }
        return counts
    }
}
