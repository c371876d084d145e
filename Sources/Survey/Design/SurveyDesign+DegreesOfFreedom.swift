import Estimation

extension SurveyDesign {
    /// The degrees of freedom of a domain.
    ///
    /// Primary sampling units minus strata, over the units and strata for which `hasRows` holds; of two phases, those of
    /// the second, whose units are fewer. Replicates made from units have no more than their number less one. Replicates
    /// that come with the data have what their producer declares, or one less than the rank of their weights (R survey's
    /// `degf`), in any domain.
    ///
    /// - Parameter hasRows: whether a part of ``plan`` has a row in the domain.
    public func degreesOfFreedom(where hasRows: (Int) -> Bool) -> Double {
        let present = (0..<plan.parts.count).filter(hasRows)
        guard tellsUnits else { return present.isEmpty ? 0 : limit }
        let first = primaryStage
        var seenUnits = [Bool](repeating: false, count: first.units.count)
        var seenStrata = [Bool](repeating: false, count: first.stratumCount)
        for part in present {
            let primary = primaryUnit(ofPart: part)
            seenUnits[primary] = true
            seenStrata[Int(first.stratumOfUnit[primary])] = true
        }
        return min(limit, Double(seenUnits.count { $0 } - seenStrata.count { $0 }))
    }

    /// What the method allows at most.
    private var limit: Double {
        if case .replicated(let replication) = method { return replication.degreesOfFreedom }
        return .infinity
    }

    /// The stage whose units and strata degrees of freedom count.
    private var primaryStage: SamplingStage {
        if case .twoPhase(let second) = method { return second.stage }
        return stages[0]
    }

    /// The primary unit that a part lies in.
    private func primaryUnit(ofPart part: Int) -> Int {
        switch method {
        case .twoPhase(let second): return Int(second.unitOfPart[part])
        case .pairwise: return part
        case .linearized, .replicated:
            var unit = part
            for stage in stages[0...stageOfParts].dropFirst().reversed() { unit = Int(stage.parentOfUnit[unit]) }
            return unit
        }
    }

    private var stageOfParts: Int {
        if case .replicated(let replication) = method { return replication.stage }
        return contributingStages - 1
    }
}
