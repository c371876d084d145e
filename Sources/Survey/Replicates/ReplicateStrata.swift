import Estimation

/// What each stratum of primary units does in replicates.
struct ReplicateStrata {
    let unitCount: Int
    /// The units of every stratum, in order.
    let members: [[Int]]
    /// f of every stratum.
    let fractions: [Double]
    /// Strata with two units or more that are not the whole stratum. All others have factor 1 always.
    let varying: [Int]
    /// Strata with one unit of several.
    let singles: [Int]
    let policy: SinglePSUPolicy

    init(_ stage: SamplingStage, policy: SinglePSUPolicy) {
        unitCount = stage.units.count
        members = stage.unitsByStratum
        let fractions = (0..<stage.stratumCount).map(stage.samplingFraction)
        self.fractions = fractions
        varying = (0..<stage.stratumCount).filter { stage.sampledUnits[$0] > 1 && fractions[$0] < 1 }
        singles = stage.singleUnitStrata
        self.policy = policy
    }

    /// By how much strata with several units stand in for those with one: H/(H − singles) under `average`, else 1.
    var inflation: Double {
        policy == .average ? Double(members.count) / Double(members.count - singles.count) : 1
    }

    /// Refuses a design in which nothing varies, or whose single units the method has no place for.
    func refuse(
        policies: Set<SinglePSUPolicy>, method: String, nameOfStratum: (Int) -> String
    ) throws(ReplicateError) {
        if policies.contains(policy), !singles.isEmpty {
            throw .unknownSingleUnits(policy: policy, strata: singles.map(nameOfStratum), method: method)
        }
        guard !varying.isEmpty else { throw .nothingVaries }
    }
}

extension SamplingStage {
    /// The units of every stratum, in their order.
    var unitsByStratum: [[Int]] {
        var members = [[Int]](repeating: [], count: stratumCount)
        for unit in stratumOfUnit.indices { members[Int(stratumOfUnit[unit])].append(unit) }
        return members
    }
}
