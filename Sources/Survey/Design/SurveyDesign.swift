public import Estimation

/// How a sample was drawn: weights, stages, and what to do with strata that have a single unit. A value that analyses
/// are given; nothing about it is global.
///
/// Rows are never filtered out of a design. A subpopulation is a domain of its rows; its units keep counting.
public struct SurveyDesign: Sendable {
    public let weights: SamplingWeights
    /// From the first stage down, at least one.
    public let stages: [SamplingStage]
    public let singlePSU: SinglePSUPolicy
    /// The variables the design was declared with.
    public let declaration: DesignDeclaration

    init(
        weights: SamplingWeights, stages: [SamplingStage], singlePSU: SinglePSUPolicy, declaration: DesignDeclaration
    ) {
        self.weights = weights
        self.stages = stages
        self.singlePSU = singlePSU
        self.declaration = declaration
    }

    public var rowCount: Int { weights.values.count }

    /// The units whose totals carry the variance: those of the last stage that contributes. A stage below one sampled
    /// with replacement contributes nothing of its own.
    public var summationUnits: SummationUnits { stages[contributingStages - 1].units }

    /// How many stages contribute to the variance.
    public var contributingStages: Int {
        var count = 1
        while count < stages.count, stages[count - 1].populationUnits != nil { count += 1 }
        return count
    }

    /// Primary sampling units minus strata, over the units and strata for which `hasRows` holds (a unit of
    /// ``summationUnits`` with a row in the domain).
    public func degreesOfFreedom(where hasRows: (Int) -> Bool) -> Double {
        let first = stages[0]
        var seenUnits = [Bool](repeating: false, count: first.units.count)
        var seenStrata = [Bool](repeating: false, count: first.stratumCount)
        for unit in 0..<summationUnits.count where hasRows(unit) {
            let primary = primaryUnit(of: unit)
            seenUnits[primary] = true
            seenStrata[Int(first.stratumOfUnit[primary])] = true
        }
        return Double(seenUnits.count { $0 } - seenStrata.count { $0 })
    }

    /// The primary unit that a summation unit lies in.
    private func primaryUnit(of unit: Int) -> Int {
        var unit = unit
        for stage in stages[1..<contributingStages].reversed() { unit = Int(stage.parentOfUnit[unit]) }
        return unit
    }
}
