import Estimation
import LinearAlgebra
import Probability

extension SurveyDesign {
    /// The multistage rescaled bootstrap (Preston 2009, *Surv. Methodol.* 35, 227). At each stage that contributes,
    /// n* = ⌊n/2⌋ of the n units of a stratum are kept, without replacement; with k = 1 for a unit that is, else 0,
    ///
    ///     f_ur = 1 + Σ_stages Π_above (√(n/n*) k) · λ (n/n* k − 1),   λ = √(π n*(1 − f)/(n − n*))
    ///     scale = 1, rscales = 1/(R − 1)
    ///
    /// π is the product of the sampling fractions of the units above. The expected variance of a total is that of
    /// linearization with every stage and its finite-population correction. In strata sampled whole, or with a single unit
    /// (under `certainty` and `remove`), all units are kept with λ = 0, and the stages below count in full.
    func multistageBootstrap(
        count: Int, seed: UInt64, nameOfStratum: (Int) -> String
    ) throws(ReplicateError) -> ReplicateFactors {
        guard count >= 2 else { throw .tooFewReplicates(count) }
        let strata = stages[..<contributingStages].map { ReplicateStrata($0, policy: singlePSU) }
        if let number = strata.firstIndex(where: { !$0.singles.isEmpty }),
            [.refuse, .centre, .average].contains(singlePSU)
        {
            throw .unknownSingleUnits(
                policy: singlePSU,
                strata: strata[number].singles.map {
                    number == 0 ? nameOfStratum($0) : "unit \($0 + 1) of stage \(number)"
                },
                method: "the multistage bootstrap")
        }
        guard strata.contains(where: { !$0.varying.isEmpty }) else { throw .nothingVaries }
        let halving = strata.indices.map { number in
            StageHalving(strata[number], parents: stages[number].parentOfUnit, above: fractionsAbove(number))
        }
        let stream = ReplicateStream(seed: seed)
        let units = stages[contributingStages - 1].units.count
        let factors = try Matrix.replicates(units: units, count: count) { replicate, column in
            var state = HalvingState(units: 1)
            for (number, stage) in halving.enumerated() {
                state = stage.halved(state) { stream.generator(replicate: replicate, stage: number, stratum: $0) }
            }
            column = state.factors
        }
        return ReplicateFactors(
            factors: factors, stage: contributingStages - 1, scale: 1,
            rscales: [Double](repeating: 1 / Double(count - 1), count: count), kind: .multistageBootstrap)
    }
}

/// The factors of the units of a stage so far, and the multiplier Π √(n/n*) k of what is below each.
private struct HalvingState {
    var factors: [Double]
    var multipliers: [Double]

    init(units: Int) {
        factors = [Double](repeating: 1, count: units)
        multipliers = factors
    }
}

/// One stage of the multistage bootstrap.
private struct StageHalving {
    private let strata: ReplicateStrata
    private let parents: [Int32]
    /// λ of every stratum; 0 where all units are kept.
    private let lambdas: [Double]

    init(_ strata: ReplicateStrata, parents: [Int32], above: [Double]) {
        self.strata = strata
        self.parents = parents
        var lambdas = [Double](repeating: 0, count: strata.members.count)
        for stratum in strata.varying {
            let units = strata.members[stratum].count
            let kept = Double(units / 2)
            lambdas[stratum] =
                (above[stratum] * kept * (1 - strata.fractions[stratum]) / (Double(units) - kept)).squareRoot()
        }
        self.lambdas = lambdas
    }

    /// The state one stage down. At the first stage all strata lie in one unit, the population.
    func halved(_ above: HalvingState, generator: (Int) -> SeededGenerator) -> HalvingState {
        var state = HalvingState(units: strata.unitCount)
        for unit in state.factors.indices {
            let parent = parents.isEmpty ? 0 : Int(parents[unit])
            state.factors[unit] = above.factors[parent]
            state.multipliers[unit] = above.multipliers[parent]
        }
        for stratum in strata.varying {
            var places = strata.members[stratum]
            let multiplier = state.multipliers[places[0]]
            // Nothing below a unit that was left out varies.
            guard multiplier > 0 else { continue }
            var random = generator(stratum)
            let kept = places.count / 2
            random.choose(kept, from: &places)
            let ratio = Double(places.count) / Double(kept)
            for (place, unit) in places.enumerated() {
                let isKept = place < kept
                state.factors[unit] += multiplier * lambdas[stratum] * (isKept ? ratio - 1 : -1)
                state.multipliers[unit] = isKept ? multiplier * ratio.squareRoot() : 0
            }
        }
        return state
    }
}
